/// Subdivisions of European and African countries whose addresses need one: one line for each, its fields parted by semicolons.
///
/// Country; code (ISO 3166-2 without the country, where there is one); name in Latin letters; what an address label says
/// where that is not the code (`=`: the name); pattern of how its postal codes begin.
///
/// The facts are those of Google libaddressinput (address data, CC-BY 4.0), edition of September 2024.
extension RegionFacts {
  static let europeAfrica = #"""
    ES;VI;Álava;=;01
    ES;AB;Albacete;=;02
    ES;A;Alicante;=;03
    ES;AL;Almería;=;04
    ES;O;Asturias;=;33
    ES;AV;Ávila;=;05
    ES;BA;Badajoz;=;06
    ES;B;Barcelona;=;08
    ES;BU;Burgos;=;09
    ES;CC;Cáceres;=;10
    ES;CA;Cádiz;=;11
    ES;S;Cantabria;=;39
    ES;CS;Castellón;=;12
    ES;CE;Ceuta;=;51
    ES;CR;Ciudad Real;=;13
    ES;CO;Córdoba;=;14
    ES;CU;Cuenca;=;16
    ES;GI;Girona;=;17
    ES;GR;Granada;=;18
    ES;GU;Guadalajara;=;19
    ES;SS;Guipúzcoa;=;20
    ES;H;Huelva;=;21
    ES;HU;Huesca;=;22
    ES;PM;Islas Baleares;=;07
    ES;J;Jaén;=;23
    ES;C;La Coruña;=;15
    ES;LO;La Rioja;=;26
    ES;GC;Las Palmas;=;35
    ES;LE;León;=;24
    ES;L;Lérida;=;25
    ES;LU;Lugo;=;27
    ES;M;Madrid;=;28
    ES;MA;Málaga;=;29
    ES;ML;Melilla;=;52
    ES;MU;Murcia;=;30
    ES;NA;Navarra;=;31
    ES;OR;Ourense;=;32
    ES;P;Palencia;=;34
    ES;PO;Pontevedra;=;36
    ES;SA;Salamanca;=;37
    ES;TF;Santa Cruz de Tenerife;=;38
    ES;SG;Segovia;=;40
    ES;SE;Sevilla;=;41
    ES;SO;Soria;=;26127|42
    ES;T;Tarragona;=;43
    ES;TE;Teruel;=;44
    ES;TO;Toledo;=;45
    ES;V;Valencia;=;46
    ES;VA;Valladolid;=;47
    ES;BI;Vizcaya;=;48
    ES;ZA;Zamora;=;49
    ES;Z;Zaragoza;=;50
    IT;AG;Agrigento;;92
    IT;AL;Alessandria;;15
    IT;AN;Ancona;;60
    IT;AO;Aosta;;11
    IT;AR;Arezzo;;52
    IT;AP;Ascoli Piceno;;63
    IT;AT;Asti;;14
    IT;AV;Avellino;;83
    IT;BA;Bari;;70
    IT;BT;Barletta-Andria-Trani;;76[01]
    IT;BL;Belluno;;32
    IT;BN;Benevento;;82
    IT;BG;Bergamo;;24
    IT;BI;Biella;;13[89]
    IT;BO;Bologna;;40
    IT;BZ;Bolzano;;39
    IT;BS;Brescia;;25
    IT;BR;Brindisi;;72
    IT;CA;Cagliari;;0912[1-9]|0913[0-4]|0901[0289]|0902[03468]|0903[0234]|0904|0803[035]|08043
    IT;CL;Caltanissetta;;93
    IT;CB;Campobasso;;860[1-4]|86100
    IT;CE;Caserta;;81
    IT;CT;Catania;;95
    IT;CZ;Catanzaro;;88[01]
    IT;CH;Chieti;;66
    IT;CO;Como;;22
    IT;CS;Cosenza;;87
    IT;CR;Cremona;;26[01]
    IT;KR;Crotone;;88[89]
    IT;CN;Cuneo;;12|18025
    IT;EN;Enna;;94
    IT;FM;Fermo;;638|63900
    IT;FE;Ferrara;;44
    IT;FI;Firenze;;50
    IT;FG;Foggia;;71
    IT;FC;Forlì-Cesena;;47[015]
    IT;FR;Frosinone;;03
    IT;GE;Genova;;16
    IT;GO;Gorizia;;34[01]7
    IT;GR;Grosseto;;58
    IT;IM;Imperia;;18
    IT;IS;Isernia;;860[7-9]|86170
    IT;AQ;L'Aquila;;67
    IT;SP;La Spezia;;19
    IT;LT;Latina;;04
    IT;LE;Lecce;;73
    IT;LC;Lecco;;23[89]
    IT;LI;Livorno;;57
    IT;LO;Lodi;;26[89]
    IT;LU;Lucca;;55
    IT;MC;Macerata;;62
    IT;MN;Mantova;;46
    IT;MS;Massa-Carrara;;54
    IT;MT;Matera;;75
    IT;ME;Messina;;98
    IT;MI;Milano;;20
    IT;MO;Modena;;41
    IT;MB;Monza e Brianza;;208|20900
    IT;NA;Napoli;;80
    IT;NO;Novara;;28[01]
    IT;NU;Nuoro;;080[1-4]|08100
    IT;OR;Oristano;;090[7-9]|09170|0801[039]|0803[04]
    IT;PD;Padova;;35
    IT;PA;Palermo;;90
    IT;PR;Parma;;43
    IT;PV;Pavia;;27
    IT;PG;Perugia;;06
    IT;PU;Pesaro e Urbino;;61
    IT;PE;Pescara;;65
    IT;PC;Piacenza;;29
    IT;PI;Pisa;;56
    IT;PT;Pistoia;;51
    IT;PN;Pordenone;;330[7-9]|33170
    IT;PZ;Potenza;;85
    IT;PO;Prato;;59
    IT;RG;Ragusa;;97
    IT;RA;Ravenna;;48
    IT;RC;Reggio Calabria;;89[01]
    IT;RE;Reggio Emilia;;42
    IT;RI;Rieti;;02
    IT;RN;Rimini;;47[89]
    IT;RM;Roma;;00
    IT;RO;Rovigo;;45
    IT;SA;Salerno;;84
    IT;SS;Sassari;;07[01]|08020
    IT;SV;Savona;;17|12071
    IT;SI;Siena;;53
    IT;SR;Siracusa;;96
    IT;SO;Sondrio;;23[01]
    IT;SU;Sud Sardegna;;090[1-5][0-9]|0906[0-6]|080[1-4]
    IT;TA;Taranto;;74
    IT;TE;Teramo;;64
    IT;TR;Terni;;05
    IT;TO;Torino;;10
    IT;TP;Trapani;;91
    IT;TN;Trento;;38
    IT;TV;Treviso;;31
    IT;TS;Trieste;;3401|341[0-689]|34062
    IT;UD;Udine;;330[1-5]|33100
    IT;VA;Varese;;21
    IT;VE;Venezia;;30
    IT;VB;Verbano-Cusio-Ossola;;28[89]
    IT;VC;Vercelli;;13[01]
    IT;VR;Verona;;37
    IT;VV;Vibo Valentia;;89[89]
    IT;VI;Vicenza;;36
    IT;VT;Viterbo;;01
    RU;ALT;Altayskiy kray;Алтайский край;65[6-9]
    RU;AMU;Amurskaya oblast';Амурская область;67[56]
    RU;ARK;Arkhangelskaya oblast';Архангельская область;16[3-5]
    RU;AST;Astrakhanskaya oblast';Астраханская область;41[4-6]
    RU;BEL;Belgorodskaya oblast';Белгородская область;30[89]
    RU;BRY;Bryanskaya oblast';Брянская область;24[1-3]
    RU;VLA;Vladimirskaya oblast';Владимирская область;60[0-2]
    RU;VGG;Volgogradskaya oblast';Волгоградская область;40[0-4]
    RU;VLG;Vologodskaya oblast';Вологодская область;16[0-2]
    RU;VOR;Voronezhskaya oblast';Воронежская область;39[4-7]
    RU;YEV;Evreyskaya avtonomnaya oblast';Еврейская автономная область;679
    RU;ZAB;Zabaykalskiy kray;Забайкальский край;6(?:7[2-4]|87)
    RU;IVA;Ivanovskaya oblast';Ивановская область;15[3-5]
    RU;IRK;Irkutskaya oblast';Иркутская область;66[4-9]
    RU;KB;Kabardino-Balkarskaya Republits;Кабардино-Балкарская Республика;36[01]
    RU;KGD;Kaliningradskaya oblast';Калининградская область;23[6-8]
    RU;KLU;Kaluzhskaya oblast';Калужская область;24[89]
    RU;KAM;Kamchatskiy kray;Камчатский край;68[348]
    RU;KC;Karachaevo-Cherkesskaya Republits;Карачаево-Черкесская Республика;369
    RU;KEM;Kemerovskaya oblast';Кемеровская область;65[0-4]
    RU;KIR;Kirovskaya oblast';Кировская область;61[0-3]
    RU;KOS;Kostromskaya oblast';Костромская область;15[67]
    RU;KDA;Krasnodarskiy kray;Краснодарский край;35[0-4]
    RU;KYA;Krasnoyarskiy kray;Красноярский край;6(?:6[0-3]|4[78])
    RU;KGN;Kurganskaya oblast';Курганская область;64[01]
    RU;KRS;Kurskaya oblast';Курская область;30[5-7]
    RU;LEN;Leningradskaya oblast';Ленинградская область;18[78]
    RU;LIP;Lipetskaya oblast';Липецкая область;39[89]
    RU;MAG;Magadanskaya oblast';Магаданская область;68[56]
    RU;MOW;Moskva;Москва;1(?:0[1-9]|1|2|3[0-5]|4[0-4])
    RU;MOS;Moskovskaya oblast';Московская область;14[0-4]
    RU;MUR;Murmanskaya oblast';Мурманская область;18[34]
    RU;NEN;Nenetskiy;Ненецкий автономный округ;166
    RU;NIZ;Nizhegorodskaya oblast';Нижегородская область;60[3-7]
    RU;NGR;Novgorodskaya oblast';Новгородская область;17[3-5]
    RU;NVS;Novosibirskaya oblast';Новосибирская область;63[0-3]
    RU;OMS;Omskaya oblast';Омская область;64[4-6]
    RU;ORE;Orenburgskaya oblast';Оренбургская область;46[0-2]
    RU;ORL;Orlovskaya oblast';Орловская область;30[23]
    RU;PNZ;Penzenskaya oblast';Пензенская область;44[0-2]
    RU;PER;Permskiy kray;Пермский край;61[4-9]
    RU;PRI;Primorskiy kray;Приморский край;69[0-2]
    RU;PSK;Pskovskaya oblast';Псковская область;18[0-2]
    RU;AD;Respublika Adygeya;Республика Адыгея;385
    RU;AL;Altay Republits;Республика Алтай;649
    RU;BA;Bashkortostan Republits;Республика Башкортостан;45[0-3]
    RU;BU;Buryatiya Republits;Республика Бурятия;67[01]
    RU;DA;Dagestan Republits;Республика Дагестан;36[78]
    RU;IN;Ingushetiya Republits;Республика Ингушетия;386
    RU;KL;Respublika Kalmykiya;Республика Калмыкия;35[89]
    RU;KR;Kareliya Republits;Республика Карелия;18[56]
    RU;KO;Komi Republits;Республика Коми;16[7-9]
    RU;Автономна Республіка Крим;Respublika Krym;;29[5-8]
    RU;ME;Respublika Mariy El;Республика Марий Эл;42[45]
    RU;MO;Respublika Mordoviya;Республика Мордовия;43[01]
    RU;SA;Sakha (Yakutiya) Republits;Республика Саха (Якутия);67[78]
    RU;SE;Respublika Severnaya Osetiya-Alaniya;Республика Северная Осетия-Алания;36[23]
    RU;TA;Respublika Tatarstan;Республика Татарстан;42[0-3]
    RU;TY;Tyva Republits;Республика Тыва;66[78]
    RU;UD;Udmurtskaja Respublika;Республика Удмуртия;42[67]
    RU;KK;Khakasiya Republits;Республика Хакасия;655
    RU;ROS;Rostovskaya oblast';Ростовская область;34[4-7]
    RU;RYA;Ryazanskaya oblast';Рязанская область;39[01]
    RU;SAM;Samarskaya oblast';Самарская область;44[3-6]
    RU;SPE;Sankt-Peterburg;Санкт-Петербург;19
    RU;SAR;Saratovskaya oblast';Саратовская область;41[0-3]
    RU;SAK;Sakhalinskaya oblast';Сахалинская область;69[34]
    RU;SVE;Sverdlovskaya oblast';Свердловская область;62[0-4]
    RU;Севастополь;Sevastopol';;299
    RU;SMO;Smolenskaya oblast';Смоленская область;21[4-6]
    RU;STA;Stavropolskiy kray;Ставропольский край;35[5-7]
    RU;TAM;Tambovskaya oblast';Тамбовская область;39[23]
    RU;TVE;Tverskaya oblast';Тверская область;17[0-2]
    RU;TOM;Tomskaya oblast';Томская область;63[4-6]
    RU;TUL;Tulskaya oblast';Тульская область;30[01]
    RU;TYU;Tyumenskaya oblast';Тюменская область;62[5-7]
    RU;ULY;Ulyanovskaya oblast';Ульяновская область;43[23]
    RU;KHA;Khabarovskiy kray;Хабаровский край;68[0-2]
    RU;KHM;Khanty-Mansiyskiy avtonomnyy okrug;Ханты-Мансийский автономный округ;628
    RU;CHE;Chelyabinskaya oblast';Челябинская область;45[4-7]
    RU;CE;Chechenskaya Republits;Чеченская Республика;36[4-6]
    RU;CU;Chuvashia;Чувашская Республика;42[89]
    RU;CHU;Chukotskiy;Чукотский автономный округ;689
    RU;YAN;Yamalo-Nenetskiy;Ямало-Ненецкий автономный округ;629
    RU;YAR;Yaroslavskaya oblast';Ярославская область;15[0-2]
    SO;AW;Awdal;AD
    SO;BK;Bakool
    SO;BN;Banaadir
    SO;BR;Bari
    SO;BY;Bay
    SO;GA;Galguduud;GG
    SO;GE;Gedo;GD
    SO;HI;Hiiraan;HR
    SO;JD;Jubbada Dhexe
    SO;JH;Jubbada Hoose
    SO;MU;Mudug;MD
    SO;NU;Nugaal;NG
    SO;SA;Sanaag;SG
    SO;SD;Shabeellaha Dhexe
    SO;SH;Shabeellaha Hoose
    SO;SO;Sool;SL
    SO;TO;Togdheer;TG
    SO;WO;Woqooyi Galbeed;WG
    """#
}
