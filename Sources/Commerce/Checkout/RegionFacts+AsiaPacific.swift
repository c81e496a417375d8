/// Subdivisions of Asian and Pacific countries whose addresses need one: one line for each, its fields parted by semicolons.
///
/// Country; code (ISO 3166-2 without the country, where there is one); name in Latin letters; what an address label says
/// where that is not the code (`=`: the name); pattern of how its postal codes begin.
///
/// The facts are those of Google libaddressinput (address data, CC-BY 4.0), edition of September 2024.
extension RegionFacts {
  static let asiaPacific = #"""
    AE;AZ;Abu Dhabi;أبو ظبي
    AE;SH;Sharjah;إمارة الشارقةّ
    AE;FU;Fujairah;الفجيرة
    AE;UQ;Umm Al Quwain;ام القيوين
    AE;DU;Dubai;إمارة دبيّ
    AE;RK;Ras al Khaimah;إمارة رأس الخيمة
    AE;AJ;Ajman;عجمان
    AU;ACT;Australian Capital Territory;;29|2540|260|261[0-8]|02|2620
    AU;JBT;Jervis Bay Territory;;2540
    AU;NSW;New South Wales;;1|2[0-57-8]|26[2-9]|261[189]|3500|358[56]|3644|3707
    AU;NT;Northern Territory;;0[89]
    AU;QLD;Queensland;;[49]
    AU;SA;South Australia;;5|0872
    AU;TAS;Tasmania;;7
    AU;VIC;Victoria;;[38]
    AU;WA;Western Australia;;6|0872
    CN;34;Anhui Sheng;安徽省
    CN;92;Macau;澳门
    CN;11;Beijing Shi;北京市
    CN;50;Chongqing Shi;重庆市
    CN;35;Fujian Sheng;福建省
    CN;62;Gansu Sheng;甘肃省
    CN;44;Guangdong Sheng;广东省
    CN;45;Guangxi Zhuangzuzizhiqu;广西壮族自治区
    CN;52;Guizhou Sheng;贵州省
    CN;46;Hainan Sheng;海南省
    CN;13;Hebei Sheng;河北省
    CN;41;Henan Sheng;河南省
    CN;23;Heilongjiang Sheng;黑龙江省
    CN;42;Hubei Sheng;湖北省
    CN;43;Hunan Sheng;湖南省
    CN;22;Jilin Sheng;吉林省
    CN;32;Jiangsu Sheng;江苏省
    CN;36;Jiangxi Sheng;江西省
    CN;21;Liaoning Sheng;辽宁省
    CN;15;Neimenggu Zizhiqu;内蒙古自治区
    CN;64;Ningxia Huizuzizhiqu;宁夏回族自治区
    CN;63;Qinghai Sheng;青海省
    CN;37;Shandong Sheng;山东省
    CN;14;Shanxi Sheng;山西省
    CN;61;Shaanxi Sheng;陕西省
    CN;31;Shanghai Shi;上海市
    CN;51;Sichuan Sheng;四川省
    CN;71;Taiwan;台湾
    CN;12;Tianjin Shi;天津市
    CN;54;Xizang Zizhiqu;西藏自治区
    CN;91;Hong Kong;香港
    CN;65;Xinjiang Weiwuerzizhiqu;新疆维吾尔自治区
    CN;53;Yunnan Sheng;云南省
    CN;33;Zhejiang Sheng;浙江省
    HK;Kowloon;Kowloon
    HK;Hong Kong Island;Hong Kong Island
    HK;New Territories;New Territories
    ID;AC;Aceh;=
    ID;BA;Bali;=
    ID;BT;Banten;=
    ID;BE;Bengkulu;=
    ID;YO;Special Region of Yogyakarta;Daerah Istimewa Yogyakarta
    ID;JK;Jakarta;DKI Jakarta
    ID;GO;Gorontalo;=
    ID;JA;Jambi;=
    ID;JB;West Java;Jawa Barat
    ID;JT;Central Java;Jawa Tengah
    ID;JI;East Java;Jawa Timur
    ID;KB;West Kalimantan;Kalimantan Barat
    ID;KS;South Kalimantan;Kalimantan Selatan
    ID;KT;Central Kalimantan;Kalimantan Tengah
    ID;KI;East Kalimantan;Kalimantan Timur
    ID;KU;North Kalimantan;Kalimantan Utara
    ID;BB;Bangka Belitung Islands;Kepulauan Bangka Belitung
    ID;KR;Riau Islands;Kepulauan Riau
    ID;LA;Lampung;=
    ID;MA;Maluku;=
    ID;MU;North Maluku;Maluku Utara
    ID;NB;West Nusa Tenggara;Nusa Tenggara Barat
    ID;NT;East Nusa Tenggara;Nusa Tenggara Timur
    ID;PA;Papua;=
    ID;PB;West Papua;Papua Barat
    ID;RI;Riau;=
    ID;SR;West Sulawesi;Sulawesi Barat
    ID;SN;South Sulawesi;Sulawesi Selatan
    ID;ST;Central Sulawesi;Sulawesi Tengah
    ID;SG;South East Sulawesi;Sulawesi Tenggara
    ID;SA;North Sulawesi;Sulawesi Utara
    ID;SB;West Sumatra;Sumatera Barat
    ID;SS;South Sumatra;Sumatera Selatan
    ID;SU;North Sumatra;Sumatera Utara
    IN;AN;Andaman and Nicobar Islands;=;744
    IN;AP;Andhra Pradesh;=;5[0-3]
    IN;AR;Arunachal Pradesh;=;79[0-2]
    IN;AS;Assam;=;78
    IN;BR;Bihar;=;8[0-5]
    IN;CH;Chandigarh;=;16|1440[3-9]
    IN;CT;Chhattisgarh;=;49
    IN;DH;Dadra and Nagar Haveli and Daman and Diu;=;396|362
    IN;DL;Delhi;=;11
    IN;GA;Goa;=;403
    IN;GJ;Gujarat;=;3[6-9]
    IN;HR;Haryana;=;1[23]
    IN;HP;Himachal Pradesh;=;17
    IN;JK;Jammu and Kashmir;=;1[89]
    IN;JH;Jharkhand;=;81[4-9]|82|83[0-5]
    IN;KA;Karnataka;=;5[4-9]|53[7-9]
    IN;KL;Kerala;=;6[7-9]|6010|607008|777
    IN;LA;Ladakh;=;194
    IN;LD;Lakshadweep;=;682
    IN;MP;Madhya Pradesh;=;4[5-8]|490
    IN;MH;Maharashtra;=;4[0-4]
    IN;MN;Manipur;=;79[56]
    IN;ML;Meghalaya;=;79[34]
    IN;MZ;Mizoram;=;796
    IN;NL;Nagaland;=;79[78]
    IN;OR;Odisha;=;7[5-7]
    IN;PY;Puducherry;=;60[579]
    IN;PB;Punjab;=;1[456]
    IN;RJ;Rajasthan;=;3[0-4]
    IN;SK;Sikkim;=;737|750
    IN;TN;Tamil Nadu;=;6[0-6]|536
    IN;TG;Telangana;=;5[0-3]
    IN;TR;Tripura;=;799
    IN;UP;Uttar Pradesh;=;2[0-35-8]|24[0-7]|26[12]
    IN;UT;Uttarakhand;=;24[46-9]|254|26[23]
    IN;WB;West Bengal;=;7[0-4]
    JP;01;Hokkaido;北海道;0[4-9]|00[1-7]
    JP;02;Aomori;青森県;03|018
    JP;03;Iwate;岩手県;02
    JP;04;Miyagi;宮城県;98
    JP;05;Akita;秋田県;01
    JP;06;Yamagata;山形県;99
    JP;07;Fukushima;福島県;9[67]
    JP;08;Ibaraki;茨城県;3[01]
    JP;09;Tochigi;栃木県;32|311|349
    JP;10;Gunma;群馬県;37|38[49]
    JP;11;Saitama;埼玉県;3[3-6]
    JP;12;Chiba;千葉県;2[6-9]
    JP;13;Tokyo;東京都;1[0-8]|19[0-8]|20
    JP;14;Kanagawa;神奈川県;2[1-5]|199
    JP;15;Niigata;新潟県;9[45]|389
    JP;16;Toyama;富山県;93
    JP;17;Ishikawa;石川県;92|939
    JP;18;Fukui;福井県;91|922
    JP;19;Yamanashi;山梨県;40
    JP;20;Nagano;長野県;3[89]|949
    JP;21;Gifu;岐阜県;50
    JP;22;Shizuoka;静岡県;4[1-9]
    JP;23;Aichi;愛知県;4[4-9]|431
    JP;24;Mie;三重県;51|498|647
    JP;25;Shiga;滋賀県;52
    JP;26;Kyoto;京都府;6[0-2]|520
    JP;27;Osaka;大阪府;5[3-9]|618|630
    JP;28;Hyogo;兵庫県;6[5-7]|563
    JP;29;Nara;奈良県;63|64[78]
    JP;30;Wakayama;和歌山県;64|519
    JP;31;Tottori;鳥取県;68
    JP;32;Shimane;島根県;69|68[45]
    JP;33;Okayama;岡山県;7[01]
    JP;34;Hiroshima;広島県;7[23]
    JP;35;Yamaguchi;山口県;7[45]
    JP;36;Tokushima;徳島県;77
    JP;37;Kagawa;香川県;76
    JP;38;Ehime;愛媛県;79
    JP;39;Kochi;高知県;78
    JP;40;Fukuoka;福岡県;8[0-3]|871
    JP;41;Saga;佐賀県;84
    JP;42;Nagasaki;長崎県;85|81[17]|848
    JP;43;Kumamoto;熊本県;86
    JP;44;Oita;大分県;87|839
    JP;45;Miyazaki;宮崎県;88
    JP;46;Kagoshima;鹿児島県;89
    JP;47;Okinawa;沖縄県;90
    KR;42;Gangwon-do;강원도;2[456]\d{2}
    KR;41;Gyeonggi-do;경기도;1[0-8]\d{2}
    KR;48;Gyeongsangnam-do;경상남도;5[0-3]\d{2}
    KR;47;Gyeongsangbuk-do;경상북도;(?:3[6-9]|40)\d{2}
    KR;29;Gwangju;광주광역시;6[12]\d{2}
    KR;27;Daegu;대구광역시;4[123]\d{2}
    KR;30;Daejeon;대전광역시;3[45]\d{2}
    KR;26;Busan;부산광역시;4[6-9]\d{2}
    KR;11;Seoul;서울특별시;0[1-8]\d{2}
    KR;50;Sejong;세종특별자치시;30[01]\d
    KR;31;Ulsan;울산광역시;4[45]\d{2}
    KR;28;Incheon;인천광역시;2[1-3]\d{2}
    KR;46;Jeollanam-do;전라남도;5[7-9]\d{2}
    KR;45;Jeollabuk-do;전라북도;5[4-6]\d{2}
    KR;49;Jeju-do;제주특별자치도;63[0-356]\d
    KR;44;Chungcheongnam-do;충청남도;3[1-3]\d{2}
    KR;43;Chungcheongbuk-do;충청북도;2[789]\d{2}
    NR;01;Aiwo District;=
    NR;02;Anabar District;=
    NR;03;Anetan District;=
    NR;04;Anibare District;=
    NR;05;Baiti District;=
    NR;06;Boe District;=
    NR;07;Buada District;=
    NR;08;Denigomodu District;=
    NR;09;Ewa District;=
    NR;10;Ijuw District;=
    NR;11;Meneng District;=
    NR;12;Nibok District;=
    NR;13;Uaboe District;=
    NR;14;Yaren District;=
    TW;TXG;Taichung City;台中市;4[0-3]
    TW;TPE;Taipei City;台北市;1[01]
    TW;TTT;Taitung County;台東縣;9[56]
    TW;TNN;Tainan City;台南市;7[0-4]
    TW;ILA;Yilan County;宜蘭縣;2[67]
    TW;HUA;Hualien County;花蓮縣;9[78]
    TW;金門縣;Kinmen County;;89
    TW;NAN;Nantou County;南投縣;5[45]
    TW;PIF;Pingtung County;屏東縣;9[0-4]
    TW;MIA;Miaoli County;苗栗縣;3[56]
    TW;TAO;Taoyuan City;桃園市;3[23]
    TW;KHH;Kaohsiung City;高雄市;8[02-5]|81[1-579]
    TW;KEE;Keelung City;基隆市;20[0-6]
    TW;連江縣;Lienchiang County;;209|21[012]
    TW;YUN;Yunlin County;雲林縣;6[3-5]
    TW;NWT;New Taipei City;新北市;20[78]|2[2345]
    TW;HSZ;Hsinchu City;新竹市;300
    TW;HSQ;Hsinchu County;新竹縣;30[2-8]|31
    TW;CYI;Chiayi City;嘉義市;600
    TW;CYQ;Chiayi County;嘉義縣;60[1-9]|6[12]
    TW;CHA;Changhua County;彰化縣;5[0123]
    TW;PEN;Penghu County;澎湖縣;88
    """#
}
