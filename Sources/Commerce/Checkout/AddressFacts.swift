/// How addresses are written in each country: one line for each, its fields parted by semicolons.
///
/// Code; English name (ISO 3166-1); format (`%A` street, `%C` city, `%S` region, `%Z` postal code, `%n` next line);
/// format for Latin letters where it differs; required parts; pattern of the postal code; its examples; and what the
/// postal code, the region and the city are called there. The last field is what is put before a postal code.
///
/// The facts are those of Google libaddressinput (address data, CC-BY 4.0), edition of September 2024.
enum AddressFacts {
  static let text = #"""
    AC;Ascension Island;%N%n%O%n%A%n%C%n%Z;;;ASCN 1ZZ;ASCN 1ZZ
    AD;Andorra;%N%n%O%n%A%n%Z %C;;;AD[1-7]0\d;AD100,AD501,AD700
    AE;United Arab Emirates;%N%n%O%n%A%n%S;;AS;;;;emirate
    AF;Afghanistan;%N%n%O%n%A%n%C%n%Z;;;\d{4};1001,2601,3801
    AG;Antigua and Barbuda;;;A
    AI;Anguilla;%N%n%O%n%A%n%C%n%Z;;;(?:AI-)?2640;2640
    AL;Albania;%N%n%O%n%A%n%Z%n%C;;;\d{4};1001,1017,3501
    AM;Armenia;%N%n%O%n%A%n%Z%n%C%n%S;;;(?:37)?\d{4};375010,0002,0010
    AO;Angola
    AQ;Antarctica
    AR;Argentina;%N%n%O%n%A%n%Z %C%n%S;;;((?:[A-HJ-NP-Z])?\d{4})([A-Z]{3})?;C1070AAM,C1000WAM,B1000TBU,X5187XAB
    AS;American Samoa;%N%n%O%n%A%n%C %S %Z;;ACSZ;(96799)(?:[ \-](\d{4}))?;96799;zip;state
    AT;Austria;%O%n%N%n%A%n%Z %C;;ACZ;\d{4};1010,3741
    AU;Australia;%O%n%N%n%A%n%C %S %Z;;ACSZ;\d{4};2060,3171,6430,4000,4006,3001;;state;suburb
    AW;Aruba
    AX;Åland Islands;%O%n%N%n%A%nAX-%Z %C%nÅLAND;;ACZ;22\d{3};22150,22550,22240,22710,22270,22730,22430;;;;AX-
    AZ;Azerbaijan;%N%n%O%n%A%nAZ %Z %C;;;\d{4};1000;;;;AZ
    BA;Bosnia and Herzegovina;%N%n%O%n%A%n%Z %C;;;\d{5};71000
    BB;Barbados;%N%n%O%n%A%n%C, %S %Z;;;BB\d{5};BB23026,BB22025;;parish
    BD;Bangladesh;%N%n%O%n%A%n%C - %Z;;;\d{4};1340,1000
    BE;Belgium;%O%n%N%n%A%n%Z %C;;ACZ;\d{4};4000,1000
    BF;Burkina Faso
    BG;Bulgaria;%N%n%O%n%A%n%Z %C;;;\d{4};1000,1700
    BH;Bahrain;%N%n%O%n%A%n%C %Z;;;(?:1[0-2]|[1-9])\d{2};317
    BI;Burundi
    BJ;Benin
    BL;Saint Barthélemy;%O%n%N%n%A%n%Z %C;;ACZ;9[78][01]\d{2};97100
    BM;Bermuda;%N%n%O%n%A%n%C %Z;;;[A-Z]{2} ?[A-Z0-9]{2};FL 07,HM GX,HM 12
    BN;Brunei;%N%n%O%n%A%n%C %Z;;;[A-Z]{2} ?\d{4};BT2328,KA1131,BA1511
    BO;Bolivia
    BQ;Caribbean Netherlands
    BR;Brazil;%O%n%N%n%A%n%D%n%C-%S%n%Z;;ASCZ;\d{5}-?\d{3};40301-110,70002-900;;state
    BS;Bahamas;%N%n%O%n%A%n%C, %S;;;;;;island
    BT;Bhutan;%N%n%O%n%A%n%C %Z;;;\d{5};11001,31101,35003
    BV;Bouvet Island
    BW;Botswana
    BY;Belarus;%O%n%N%n%A%n%Z, %C%n%S;;;\d{6};223016,225860,220050
    BZ;Belize
    CA;Canada;%N%n%O%n%A%n%C %S %Z;;ACSZ;[ABCEGHJKLMNPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d;H3Z 2Y7,V8X 3X4,T0L 1K0,T0H 1A0,K1A 0B1
    CC;Cocos Islands;%O%n%N%n%A%n%C %S %Z;;;6799;6799
    CD;DR Congo
    CF;Central African Republic
    CG;Congo
    CH;Switzerland;%O%n%N%n%A%nCH-%Z %C;;ACZ;\d{4};2544,1211,1556,3030;;;;CH-
    CI;Côte d'Ivoire;%N%n%O%n %A %C
    CK;Cook Islands
    CL;Chile;%N%n%O%n%A%n%Z %C%n%S;;;\d{7};8340457,8720019,1230000,8329100
    CM;Cameroon
    CN;China;%Z%n%S%C%D%n%A%n%O%n%N;%N%n%O%n%A%n%D%n%C%n%S, %Z;ACSZ;\d{6};266033,317204,100096,100808
    CO;Colombia;%N%n%O%n%A%n%D%n%C, %S, %Z;;AS;\d{6};111221,130001,760011;;department
    CR;Costa Rica;%N%n%O%n%A%n%S, %C%n%Z;;ACS;\d{4,5}|\d{3}-\d{4};1000,2010,1001
    CU;Cuba;%N%n%O%n%A%n%C %S%n%Z;;;\d{5};10700
    CV;Cabo Verde;%N%n%O%n%A%n%Z %C%n%S;;;\d{4};7600;;island
    CW;Curaçao
    CX;Christmas Island;%O%n%N%n%A%n%C %S %Z;;;6798;6798
    CY;Cyprus;%N%n%O%n%A%n%Z %C;;;\d{4};2008,3304,1900
    CZ;Czechia;%N%n%O%n%A%n%Z %C;;ACZ;\d{3} ?\d{2};100 00,251 66,530 87,110 00,225 99
    DE;Germany;%N%n%O%n%A%n%Z %C;;ACZ;\d{5};26133,53225
    DJ;Djibouti
    DK;Denmark;%N%n%O%n%A%n%Z %C;;ACZ;\d{4};8660,1566
    DM;Dominica
    DO;Dominican Republic;%N%n%O%n%A%n%Z %C;;;\d{5};11903,10101
    DZ;Algeria;%N%n%O%n%A%n%Z %C;;;\d{5};40304,16027
    EC;Ecuador;%N%n%O%n%A%n%Z%n%C;;;\d{6};090105,092301
    EE;Estonia;%N%n%O%n%A%n%Z %C %S;;ACZ;\d{5};69501,11212
    EG;Egypt;%N%n%O%n%A%n%C%n%S%n%Z;;;\d{5};12411,11599
    EH;Western Sahara;%N%n%O%n%A%n%Z %C;;;\d{5};70000,72000
    ER;Eritrea
    ES;Spain;%N%n%O%n%A%n%Z %C %S;;ACSZ;\d{5};28039,28300,28070
    ET;Ethiopia;%N%n%O%n%A%n%Z %C;;;\d{4};1000
    FI;Finland;%O%n%N%n%A%nFI-%Z %C;;ACZ;\d{5};00550,00011;;;;FI-
    FJ;Fiji
    FK;Falkland Islands;%N%n%O%n%A%n%C%n%Z;;ACZ;FIQQ 1ZZ;FIQQ 1ZZ
    FM;Micronesia;%N%n%O%n%A%n%C %S %Z;;ACSZ;(9694[1-4])(?:[ \-](\d{4}))?;96941,96944;zip;state
    FO;Faroe Islands;%N%n%O%n%A%nFO%Z %C;;;\d{3};100;;;;FO
    FR;France;%O%n%N%n%A%n%Z %C;;ACZ;\d{2} ?\d{3};33380,34092,33506
    GA;Gabon
    GB;United Kingdom;%N%n%O%n%A%n%C%n%Z;;ACZ;GIR ?0AA|(?:(?:AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GY|GU|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE)(?:\d[\dA-Z]? ?\d[ABD-HJLN-UW-Z]{2}))|BFPO ?\d{1,4};EC1Y 8SY,GIR 0AA,M2 5BQ,M34 4AB,CR0 2YR,DN16 9AA,W1A 4ZZ,EC1A 1HQ,OX14 4PG,BS18 8HF,NR25 7HG,RH6 0NP,BH23 6AA,B6 5BA,SO23 9AP,PO1 3AX,BFPO 61;;;post_town
    GD;Grenada
    GE;Georgia;%N%n%O%n%A%n%Z %C;;;\d{4};0101
    GF;French Guiana;%O%n%N%n%A%n%Z %C;;ACZ;9[78]3\d{2};97300
    GG;Guernsey;%N%n%O%n%A%n%C%nGUERNSEY%n%Z;;ACZ;GY\d[\dA-Z]? ?\d[ABD-HJLN-UW-Z]{2};GY1 1AA,GY2 2BT
    GH;Ghana
    GI;Gibraltar;%N%n%O%n%A%nGIBRALTAR%n%Z;;A;GX11 1AA;GX11 1AA
    GL;Greenland;%N%n%O%n%A%n%Z %C;;ACZ;39\d{2};3900,3950,3911
    GM;Gambia
    GN;Guinea;%N%n%O%n%Z %A %C;;;\d{3};001,200,100
    GP;Guadeloupe;%O%n%N%n%A%n%Z %C;;ACZ;9[78][01]\d{2};97100
    GQ;Equatorial Guinea
    GR;Greece;%N%n%O%n%A%n%Z %C;;ACZ;\d{3} ?\d{2};151 24,151 10,101 88
    GS;South Georgia and the South Sandwich Islands;%N%n%O%n%A%n%C%n%Z;;ACZ;SIQQ 1ZZ;SIQQ 1ZZ
    GT;Guatemala;%N%n%O%n%A%n%Z- %C;;;\d{5};09001,01501
    GU;Guam;%N%n%O%n%A%n%C %Z;;ACZ;(969(?:[12]\d|3[12]))(?:[ \-](\d{4}))?;96910,96931;zip
    GW;Guinea-Bissau;%N%n%O%n%A%n%Z %C;;;\d{4};1000,1011
    GY;Guyana
    HK;Hong Kong;%S%n%C%n%A%n%O%n%N;%N%n%O%n%A%n%C%n%S;AS;;;;area;district
    HM;Heard Island and McDonald Islands;%O%n%N%n%A%n%C %S %Z;;;\d{4};7050
    HN;Honduras;%N%n%O%n%A%n%C, %S%n%Z;;ACS;\d{5};31301;;department
    HR;Croatia;%N%n%O%n%A%nHR-%Z %C;;;\d{5};10000,21001,10002;;;;HR-
    HT;Haiti;%N%n%O%n%A%nHT%Z %C;;;\d{4};6120,5310,6110,8510;;;;HT
    HU;Hungary;%N%n%O%n%C%n%A%n%Z;;ACZ;\d{4};1037,2380,1540
    ID;Indonesia;%N%n%O%n%A%n%C%n%S %Z;;AS;\d{5};40115
    IE;Ireland;%N%n%O%n%A%n%D%n%C%n%S%n%Z;;;[\dA-Z]{3} ?[\dA-Z]{4};A65 F4E2;eircode;county
    IL;Israel;%N%n%O%n%A%n%C %Z;;;\d{5}(?:\d{2})?;9614303
    IM;Isle of Man;%N%n%O%n%A%n%C%n%Z;;ACZ;IM\d[\dA-Z]? ?\d[ABD-HJLN-UW-Z]{2};IM2 1AA,IM99 1PS
    IN;India;%N%n%O%n%A%n%C %Z%n%S;;ACSZ;\d{6};110034,110001;pin;state
    IO;British Indian Ocean Territory;%N%n%O%n%A%n%C%n%Z;;ACZ;BBND 1ZZ;BBND 1ZZ
    IQ;Iraq;%O%n%N%n%A%n%C, %S%n%Z;;ACS;\d{5};31001
    IR;Iran;%O%n%N%n%S%n%C, %D%n%A%n%Z;;;\d{5}-?\d{5};11936-12345
    IS;Iceland;%N%n%O%n%A%n%Z %C;;;\d{3};320,121,220,110
    IT;Italy;%N%n%O%n%A%n%Z %C %S;;ACSZ;\d{5};00144,47037,39049
    JE;Jersey;%N%n%O%n%A%n%C%nJERSEY%n%Z;;ACZ;JE\d[\dA-Z]? ?\d[ABD-HJLN-UW-Z]{2};JE1 1AA,JE2 2BT
    JM;Jamaica;%N%n%O%n%A%n%C%n%S;;ACS;;;;parish
    JO;Jordan;%N%n%O%n%A%n%C %Z;;;\d{5};11937,11190
    JP;Japan;〒%Z%n%S%n%A%n%O%n%N;%N%n%O%n%A, %S%n%Z;ASZ;\d{3}-?\d{4};154-0023,350-1106,951-8073,112-0001,208-0032,231-0012;;prefecture
    KE;Kenya;%N%n%O%n%A%n%C%n%Z;;;\d{5};20100,00100
    KG;Kyrgyzstan;%N%n%O%n%A%n%Z %C;;;\d{6};720001
    KH;Cambodia;%N%n%O%n%A%n%C %Z;;;\d{5,6};120101,120108
    KI;Kiribati;%N%n%O%n%A%n%S%n%C;;;;;;island
    KM;Comoros
    KN;Saint Kitts and Nevis;%N%n%O%n%A%n%C, %S;;ACS;;;;island
    KP;North Korea;%Z%n%S%n%C%n%A%n%O%n%N;%N%n%O%n%A%n%C%n%S, %Z
    KR;South Korea;%S %C%D%n%A%n%O%n%N%n%Z;%N%n%O%n%A%n%D%n%C%n%S%n%Z;ACSZ;\d{5};03051;;do_si
    KW;Kuwait;%N%n%O%n%A%n%Z %C;;;\d{5};54541,54551,54404,13009
    KY;Cayman Islands;%N%n%O%n%A%n%S %Z;;AS;KY\d-\d{4};KY1-1100,KY1-1702,KY2-2101;;island
    KZ;Kazakhstan;%Z%n%S%n%C%n%A%n%O%n%N;;;\d{6};040900,050012
    LA;Laos;%N%n%O%n%A%n%Z %C;;;\d{5};01160,01000
    LB;Lebanon;%N%n%O%n%A%n%C %Z;;;(?:\d{4})(?: ?(?:\d{4}))?;2038 3054,1107 2810,1000
    LC;Saint Lucia
    LI;Liechtenstein;%O%n%N%n%A%nFL-%Z %C;;ACZ;948[5-9]|949[0-8];9496,9491,9490,9485;;;;FL-
    LK;Sri Lanka;%N%n%O%n%A%n%C%n%Z;;;\d{5};20000,00100
    LR;Liberia;%N%n%O%n%A%n%Z %C;;;\d{4};1000
    LS;Lesotho;%N%n%O%n%A%n%C %Z;;;\d{3};100
    LT;Lithuania;%O%n%N%n%A%nLT-%Z %C %S;;ACZ;\d{5};04340,03500;;;;LT-
    LU;Luxembourg;%O%n%N%n%A%nL-%Z %C;;ACZ;\d{4};4750,2998;;;;L-
    LV;Latvia;%N%n%O%n%A%n%S%n%C, %Z;;ACZ;LV-\d{4};LV-1073,LV-1000
    LY;Libya
    MA;Morocco;%N%n%O%n%A%n%Z %C;;;\d{5};53000,10000,20050,16052
    MC;Monaco;%N%n%O%n%A%nMC-%Z %C;;;980\d{2};98000,98020,98011,98001;;;;MC-
    MD;Moldova;%N%n%O%n%A%nMD-%Z %C;;;\d{4};2012,2019;;;;MD-
    ME;Montenegro;%N%n%O%n%A%n%Z %C;;;8\d{4};81257,81258,81217,84314,85366
    MF;Saint Martin;%O%n%N%n%A%n%Z %C;;ACZ;9[78][01]\d{2};97100
    MG;Madagascar;%N%n%O%n%A%n%Z %C;;;\d{3};501,101
    MH;Marshall Islands;%N%n%O%n%A%n%C %S %Z;;ACSZ;(969[67]\d)(?:[ \-](\d{4}))?;96960,96970;zip;state
    MK;North Macedonia;%N%n%O%n%A%n%Z %C;;;\d{4};1314,1321,1443,1062
    ML;Mali
    MM;Myanmar;%N%n%O%n%A%n%C, %Z;;;\d{5};11181
    MN;Mongolia;%N%n%O%n%A%n%C%n%S %Z;;;\d{5};65030,65270
    MO;Macao;%A%n%O%n%N;%N%n%O%n%A;A
    MP;Northern Mariana Islands;%N%n%O%n%A%n%C %S %Z;;ACSZ;(9695[012])(?:[ \-](\d{4}))?;96950,96951,96952;zip;state
    MQ;Martinique;%O%n%N%n%A%n%Z %C;;ACZ;9[78]2\d{2};97220
    MR;Mauritania
    MS;Montserrat
    MT;Malta;%N%n%O%n%A%n%C %Z;;;[A-Z]{3} ?\d{2,4};NXR 01,ZTN 05,GPO 01,BZN 1130,SPB 6031,VCT 1753
    MU;Mauritius;%N%n%O%n%A%n%Z%n%C;;;\d{3}(?:\d{2}|[A-Z]{2}\d{3});42602
    MV;Maldives;%N%n%O%n%A%n%C %Z;;;\d{5};20026
    MW;Malawi
    MX;Mexico;%N%n%O%n%A%n%D%n%Z %C, %S;;ACSZ;\d{5};02860,77520,06082;;state
    MY;Malaysia;%N%n%O%n%A%n%D%n%Z %C%n%S;;ACZ;\d{5};43000,50754,88990,50670;;state
    MZ;Mozambique;%N%n%O%n%A%n%Z %C%S;;;\d{4};1102,1119,3212
    NA;Namibia;%N%n%O%n%A%n%C%n%Z;;;\d{5};10001,10017
    NC;New Caledonia;%O%n%N%n%A%n%Z %C;;ACZ;988\d{2};98814,98800,98810
    NE;Niger;%N%n%O%n%A%n%Z %C;;;\d{4};8001
    NF;Norfolk Island;%O%n%N%n%A%n%C %S %Z;;;2899;2899
    NG;Nigeria;%N%n%O%n%A%n%D%n%C %Z%n%S;;;\d{6};930283,300001,931104;;state
    NI;Nicaragua;%N%n%O%n%A%n%Z%n%C, %S;;;\d{5};52000;;department
    NL;Netherlands;%O%n%N%n%A%n%Z %C;;ACZ;[1-9]\d{3} ?(?:[A-RT-Z][A-Z]|S[BCE-RT-Z]);1234 AB,2490 AA
    NO;Norway;%N%n%O%n%A%n%Z %C;;ACZ;\d{4};0025,0107,6631;;;post_town
    NP;Nepal;%N%n%O%n%A%n%C %Z;;;\d{5};44601
    NR;Nauru;%N%n%O%n%A%n%S;;AS;;;;district
    NU;Niue
    NZ;New Zealand;%N%n%O%n%A%n%D%n%C %Z;;ACZ;\d{4};6001,6015,6332,8252,1030
    OM;Oman;%N%n%O%n%A%n%Z%n%C;;;(?:PC )?\d{3};133,112,111
    PA;Panama;%N%n%O%n%A%n%C%n%S
    PE;Peru;%N%n%O%n%A%n%C %Z%n%S;;;(?:LIMA \d{1,2}|CALLAO 0?\d)|[0-2]\d{4};LIMA 23,LIMA 42,CALLAO 2,02001;;;district
    PF;French Polynesia;%N%n%O%n%A%n%Z %C %S;;ACSZ;987\d{2};98709;;island
    PG;Papua New Guinea;%N%n%O%n%A%n%C %Z %S;;ACS;\d{3};111
    PH;Philippines;%N%n%O%n%A%n%D, %C%n%Z %S;;;\d{4};1008,1050,1135,1207,2000,1000
    PK;Pakistan;%N%n%O%n%A%n%D%n%C-%Z;;;\d{5};44000
    PL;Poland;%N%n%O%n%A%n%Z %C;;ACZ;\d{2}-\d{3};00-950,05-470,48-300,32-015,00-940
    PM;Saint Pierre and Miquelon;%O%n%N%n%A%n%Z %C;;ACZ;9[78]5\d{2};97500
    PN;Pitcairn;%N%n%O%n%A%n%C%n%Z;;ACZ;PCRN 1ZZ;PCRN 1ZZ
    PR;Puerto Rico;%N%n%O%n%A%n%C PR %Z;;ACZ;(00[679]\d{2})(?:[ \-](\d{4}))?;00930;zip;;;PR
    PS;Palestine
    PT;Portugal;%N%n%O%n%A%n%Z %C;;ACZ;\d{4}-\d{3};2725-079,1250-096,1201-950,2860-571,1208-148
    PW;Palau;%N%n%O%n%A%n%C %S %Z;;ACSZ;(969(?:39|40))(?:[ \-](\d{4}))?;96940;zip;state
    PY;Paraguay;%N%n%O%n%A%n%Z %C;;;\d{4};1536,1538,1209
    QA;Qatar
    RE;Réunion;%O%n%N%n%A%n%Z %C;;ACZ;9[78]4\d{2};97400
    RO;Romania;%N%n%O%n%A%n%Z %S %C;;ACZ;\d{6};060274,061357,200716
    RS;Serbia;%N%n%O%n%A%n%Z %C;;;\d{5,6};106314
    RU;Russia;%N%n%O%n%A%n%C%n%S%n%Z;;ACSZ;\d{6};247112,103375,188300;;oblast
    RW;Rwanda
    SA;Saudi Arabia;%N%n%O%n%A%n%C %Z;;;\d{5};11564,11187,11142
    SB;Solomon Islands
    SC;Seychelles;%N%n%O%n%A%n%C%n%S;;;;;;island
    SD;Sudan;%N%n%O%n%A%n%C%n%Z;;;\d{5};11042,11113;;;district
    SE;Sweden;%O%n%N%n%A%nSE-%Z %C;;ACZ;\d{3} ?\d{2};114 55,11455,12345,10500;;;post_town;SE-
    SG;Singapore;%N%n%O%n%A%nSINGAPORE %Z;;AZ;\d{6};546080,308125,408600
    SH;Saint Helena;%N%n%O%n%A%n%C%n%Z;;ACZ;(?:ASCN|STHL) 1ZZ;STHL 1ZZ
    SI;Slovenia;%N%n%O%n%A%nSI-%Z %C;;;\d{4};4000,1001,2500;;;;SI-
    SJ;Svalbard and Jan Mayen;%N%n%O%n%A%n%Z %C;;ACZ;\d{4};9170;;;post_town
    SK;Slovakia;%N%n%O%n%A%n%Z %C;;ACZ;\d{3} ?\d{2};010 01,023 14,972 48,921 01,975 99
    SL;Sierra Leone
    SM;San Marino;%N%n%O%n%A%n%Z %C;;AZ;4789\d;47890,47891,47895,47899
    SN;Senegal;%N%n%O%n%A%n%Z %C;;;\d{5};12500,46024,16556,10000
    SO;Somalia;%N%n%O%n%A%n%C, %S %Z;;ACS;[A-Z]{2} ?\d{5};JH 09010,AD 11010
    SR;Suriname;%N%n%O%n%A%n%C%n%S
    SS;South Sudan
    ST;Sao Tome and Principe
    SV;El Salvador;%N%n%O%n%A%n%Z-%C%n%S;;ACS;CP [1-3][1-7][0-2]\d;CP 1101
    SX;Sint Maarten
    SY;Syria;;;;;;;;district
    SZ;Eswatini;%N%n%O%n%A%n%C%n%Z;;;[HLMS]\d{3};H100
    TA;Tristan da Cunha;%N%n%O%n%A%n%C%n%Z;;;TDCU 1ZZ;TDCU 1ZZ
    TC;Turks and Caicos Islands;%N%n%O%n%A%n%C%n%Z;;ACZ;TKCA 1ZZ;TKCA 1ZZ
    TD;Chad
    TF;French Southern Territories
    TG;Togo
    TH;Thailand;%N%n%O%n%A%n%D %C%n%S %Z;%N%n%O%n%A%n%D, %C%n%S %Z;;\d{5};10150,10210
    TJ;Tajikistan;%N%n%O%n%A%n%Z %C;;;\d{6};735450,734025
    TK;Tokelau
    TL;Timor-Leste
    TM;Turkmenistan;%N%n%O%n%A%n%Z %C;;;\d{6};744000
    TN;Tunisia;%N%n%O%n%A%n%Z %C;;;\d{4};1002,8129,3100,1030
    TO;Tonga
    TR;Türkiye;%N%n%O%n%A%n%Z %C/%S;;ACZ;\d{5};01960,06101;;;district
    TT;Trinidad and Tobago
    TV;Tuvalu;%N%n%O%n%A%n%C%n%S;;;;;;island
    TW;Taiwan;%Z%n%S%C%n%A%n%O%n%N;%N%n%O%n%A%n%C, %S %Z;ACSZ;\d{3}(?:\d{2,3})?;104,106,10603,40867;;county;district
    TZ;Tanzania;%N%n%O%n%A%n%Z %C;;;\d{4,5};6090,34413
    UA;Ukraine;%N%n%O%n%A%n%C%n%S%n%Z;;ACZ;\d{5};15432,01055,01001;;oblast
    UG;Uganda
    UM;U.S. Outlying Islands;%N%n%O%n%A%n%C %S %Z;;ACS;96898;96898;zip;state
    US;United States;%N%n%O%n%A%n%C, %S %Z;;ACSZ;(\d{5})(?:[ \-](\d{4}))?;95014,22162-1010;zip;state
    UY;Uruguay;%N%n%O%n%A%n%Z %C %S;;;\d{5};11600
    UZ;Uzbekistan;%N%n%O%n%A%n%Z %C%n%S;;;\d{6};702100,700000
    VA;Vatican City;%N%n%O%n%A%n%Z %C;;;00120;00120
    VC;Saint Vincent and the Grenadines;%N%n%O%n%A%n%C %Z;;;VC\d{4};VC0100,VC0110,VC0400
    VE;Venezuela;%N%n%O%n%A%n%C %Z, %S;;ACS;\d{4};1010,3001,8011,1020;;state
    VG;British Virgin Islands;%N%n%O%n%A%n%C%n%Z;;A;VG\d{4};VG1110,VG1150,VG1160
    VI;U.S. Virgin Islands;%N%n%O%n%A%n%C %S %Z;;ACSZ;(008(?:(?:[0-4]\d)|(?:5[01])))(?:[ \-](\d{4}))?;00802-1222,00850-9802;zip;state
    VN;Vietnam;%N%n%O%n%A%n%C%n%S %Z;;;\d{5}\d?;70010,55999
    VU;Vanuatu
    WF;Wallis and Futuna;%O%n%N%n%A%n%Z %C;;ACZ;986\d{2};98600
    WS;Samoa
    XK;Kosovo;%N%n%O%n%A%n%Z %C;;;[1-7]\d{4};10000
    YE;Yemen
    YT;Mayotte;%O%n%N%n%A%n%Z %C;;ACZ;976\d{2};97600
    ZA;South Africa;%N%n%O%n%A%n%D%n%C%n%Z;;ACZ;\d{4};0083,1451,0001
    ZM;Zambia;%N%n%O%n%A%n%Z %C;;;\d{5};50100,50101
    ZW;Zimbabwe
    """#
}
