/// Subdivisions of American countries whose addresses need one: one line for each, its fields parted by semicolons.
///
/// Country; code (ISO 3166-2 without the country, where there is one); name in Latin letters; what an address label says
/// where that is not the code (`=`: the name); pattern of how its postal codes begin.
///
/// The facts are those of Google libaddressinput (address data, CC-BY 4.0), edition of September 2024.
extension RegionFacts {
  static let americas = #"""
    BR;AC;Acre;;699
    BR;AL;Alagoas;;57
    BR;AP;Amapá;;689
    BR;AM;Amazonas;;69[0-24-8]
    BR;BA;Bahia;;4[0-8]
    BR;CE;Ceará;;6[0-3]
    BR;DF;Distrito Federal;;7[0-1]|72[0-7]|73[0-6]
    BR;ES;Espírito Santo;;29
    BR;GO;Goiás;;72[89]|73[7-9]|7[4-6]
    BR;MA;Maranhão;;65
    BR;MT;Mato Grosso;;78[0-8]
    BR;MS;Mato Grosso do Sul;;79
    BR;MG;Minas Gerais;;3
    BR;PA;Pará;;6[6-7]|68[0-8]
    BR;PB;Paraíba;;58
    BR;PR;Paraná;;8[0-7]
    BR;PE;Pernambuco;;5[0-6]
    BR;PI;Piauí;;64
    BR;RJ;Rio de Janeiro;;2[0-8]
    BR;RN;Rio Grande do Norte;;59
    BR;RS;Rio Grande do Sul;;9
    BR;RO;Rondônia;;76[89]|789
    BR;RR;Roraima;;693
    BR;SC;Santa Catarina;;8[89]
    BR;SP;São Paulo;;[01][1-9]
    BR;SE;Sergipe;;49
    BR;TO;Tocantins;;77
    CA;AB;Alberta;;T
    CA;BC;British Columbia;;V
    CA;MB;Manitoba;;R
    CA;NB;New Brunswick;;E
    CA;NL;Newfoundland and Labrador;;A
    CA;NT;Northwest Territories;;X0E|X0G|X1A
    CA;NS;Nova Scotia;;B
    CA;NU;Nunavut;;X0A|X0B|X0C
    CA;ON;Ontario;;K|L|M|N|P
    CA;PE;Prince Edward Island;;C
    CA;QC;Quebec;;G|H|J|K1A
    CA;SK;Saskatchewan;;S|R8A
    CA;YT;Yukon;;Y
    CO;AMA;Amazonas;=
    CO;ANT;Antioquia;=
    CO;ARA;Arauca;=
    CO;ATL;Atlántico;=
    CO;DC;Bogotá;=
    CO;BOL;Bolívar;=
    CO;BOY;Boyacá;=
    CO;CAL;Caldas;=
    CO;CAQ;Caquetá;=
    CO;CAS;Casanare;=
    CO;CAU;Cauca;=
    CO;CES;Cesar;=
    CO;CHO;Chocó;=
    CO;COR;Córdoba;=
    CO;CUN;Cundinamarca;=
    CO;GUA;Guainía;=
    CO;GUV;Guaviare;=
    CO;HUI;Huila;=
    CO;LAG;La Guajira;=
    CO;MAG;Magdalena;=
    CO;MET;Meta;=
    CO;NAR;Nariño;=
    CO;NSA;Norte de Santander;=
    CO;PUT;Putumayo;=
    CO;QUI;Quindío;=
    CO;RIS;Risaralda;=
    CO;SAP;San Andrés y Providencia;=
    CO;SAN;Santander;=
    CO;SUC;Sucre;=
    CO;TOL;Tolima;=
    CO;VAC;Valle del Cauca;=
    CO;VAU;Vaupés;=
    CO;VID;Vichada;=
    JM;13;Clarendon;=
    JM;09;Hanover;=
    JM;01;Kingston;=
    JM;12;Manchester;=
    JM;04;Portland;=
    JM;02;St. Andrew;=
    JM;06;St. Ann;=
    JM;14;St. Catherine;=
    JM;11;St. Elizabeth;=
    JM;08;St. James;=
    JM;05;St. Mary;=
    JM;03;St. Thomas;=
    JM;07;Trelawny;=
    JM;10;Westmoreland;=
    KN;N;Nevis;=
    KN;K;St. Kitts;=
    KY;Cayman Brac;Cayman Brac
    KY;Grand Cayman;Grand Cayman
    KY;Little Cayman;Little Cayman
    MX;AGU;Aguascalientes;Ags.;20
    MX;BCN;Baja California;B.C.;2[12]
    MX;BCS;Baja California Sur;B.C.S.;23
    MX;CAM;Campeche;Camp.;24
    MX;CHP;Chiapas;Chis.;29|30
    MX;CHH;Chihuahua;Chih.;3[1-3]
    MX;CMX;Ciudad de México;CDMX;0|1[0-6]
    MX;COA;Coahuila de Zaragoza;Coah.;2[5-7]
    MX;COL;Colima;Col.;28
    MX;DUR;Durango;Dgo.;3[45]
    MX;MEX;Estado de México;Méx.;5[0-7]
    MX;GUA;Guanajuato;Gto.;3[6-8]
    MX;GRO;Guerrero;Gro.;39|4[01]
    MX;HID;Hidalgo;Hgo.;4[23]
    MX;JAL;Jalisco;Jal.;4[4-9]
    MX;MIC;Michoacán;Mich.;5[89]|6[01]
    MX;MOR;Morelos;Mor.;62
    MX;NAY;Nayarit;Nay.;63
    MX;NLE;Nuevo León;N.L.;6[4-7]
    MX;OAX;Oaxaca;Oax.;6[89]|7[01]
    MX;PUE;Puebla;Pue.;7[2-5]
    MX;QUE;Querétaro;Qro.;76
    MX;ROO;Quintana Roo;Q.R.;77
    MX;SLP;San Luis Potosí;S.L.P.;7[89]
    MX;SIN;Sinaloa;Sin.;8[0-2]
    MX;SON;Sonora;Son.;8[3-5]
    MX;TAB;Tabasco;Tab.;86
    MX;TAM;Tamaulipas;Tamps.;8[7-9]
    MX;TLA;Tlaxcala;Tlax.;90
    MX;VER;Veracruz;Ver.;9[1-6]
    MX;YUC;Yucatán;Yuc.;97
    MX;ZAC;Zacatecas;Zac.;9[89]
    SV;AH;Ahuachapán;=;CP 21
    SV;CA;Cabañas;=;CP 12
    SV;CH;Chalatenango;=;CP 13
    SV;CU;Cuscatlán;=;CP 14
    SV;LI;La Libertad;=;CP 15
    SV;PA;La Paz;=;CP 16
    SV;UN;La Unión;=;CP 31
    SV;MO;Morazán;=;CP 32
    SV;SM;San Miguel;=;CP 33
    SV;SS;San Salvador;=;CP 11
    SV;SV;San Vicente;=;CP 17
    SV;SA;Santa Ana;=;CP 22
    SV;SO;Sonsonate;=;CP 23
    SV;US;Usulután;=;CP 34
    US;AL;Alabama;;3[56]
    US;AK;Alaska;;99[5-9]
    US;AS;American Samoa;;96799
    US;AZ;Arizona;;8[56]
    US;AR;Arkansas;;71[6-9]|72
    US;AA;Armed Forces (AA);;340
    US;AE;Armed Forces (AE);;09
    US;AP;Armed Forces (AP);;96[2-6]
    US;CA;California;;9[0-5]|96[01]
    US;CO;Colorado;;8[01]
    US;CT;Connecticut;;06
    US;DE;Delaware;;19[7-9]
    US;DC;District of Columbia;;20[02-5]|569
    US;FL;Florida;;3[23]|34[1-9]
    US;GA;Georgia;;3[01]|398|39901
    US;GU;Guam;;969([1-2]\d|3[12])
    US;HI;Hawaii;;967[0-8]|9679[0-8]|968
    US;ID;Idaho;;83[2-9]
    US;IL;Illinois;;6[0-2]
    US;IN;Indiana;;4[67]
    US;IA;Iowa;;5[0-2]
    US;KS;Kansas;;6[67]
    US;KY;Kentucky;;4[01]|42[0-7]
    US;LA;Louisiana;;70|71[0-5]
    US;ME;Maine;;039|04
    US;MH;Marshall Islands;;969[67]
    US;MD;Maryland;;20[6-9]|21
    US;MA;Massachusetts;;01|02[0-7]|05501|05544
    US;MI;Michigan;;4[89]
    US;FM;Micronesia;;9694[1-4]
    US;MN;Minnesota;;55|56[0-7]
    US;MS;Mississippi;;38[6-9]|39[0-7]
    US;MO;Missouri;;6[3-5]
    US;MT;Montana;;59
    US;NE;Nebraska;;6[89]
    US;NV;Nevada;;889|89
    US;NH;New Hampshire;;03[0-8]
    US;NJ;New Jersey;;0[78]
    US;NM;New Mexico;;87|88[0-4]
    US;NY;New York;;1[0-4]|06390|00501|00544
    US;NC;North Carolina;;2[78]
    US;ND;North Dakota;;58
    US;MP;Northern Mariana Islands;;9695[0-2]
    US;OH;Ohio;;4[3-5]
    US;OK;Oklahoma;;7[34]
    US;OR;Oregon;;97
    US;PW;Palau;;969(39|40)
    US;PA;Pennsylvania;;1[5-8]|19[0-6]
    US;PR;Puerto Rico;;00[679]
    US;RI;Rhode Island;;02[89]
    US;SC;South Carolina;;29
    US;SD;South Dakota;;57
    US;TN;Tennessee;;37|38[0-5]
    US;TX;Texas;;7[5-9]|885|73301|73344
    US;UT;Utah;;84
    US;VT;Vermont;;05
    US;VI;Virgin Islands;;008
    US;VA;Virginia;;201|2[23]|24[0-6]
    US;WA;Washington;;98|99[0-4]
    US;WV;West Virginia;;24[7-9]|2[56]
    US;WI;Wisconsin;;5[34]
    US;WY;Wyoming;;82|83[01]|83414
    VE;Z;Amazonas;=
    VE;B;Anzoátegui;=
    VE;C;Apure;=
    VE;D;Aragua;=
    VE;E;Barinas;=
    VE;F;Bolívar;=
    VE;G;Carabobo;=
    VE;H;Cojedes;=
    VE;Y;Delta Amacuro;=
    VE;W;Dependencias Federales;=
    VE;A;Distrito Federal;=
    VE;I;Falcón;=
    VE;J;Guárico;=
    VE;K;Lara;=
    VE;L;Mérida;=
    VE;M;Miranda;=
    VE;N;Monagas;=
    VE;O;Nueva Esparta;=
    VE;P;Portuguesa;=
    VE;R;Sucre;=
    VE;S;Táchira;=
    VE;T;Trujillo;=
    VE;X;Vargas;=
    VE;U;Yaracuy;=
    VE;V;Zulia;=
    """#
}
