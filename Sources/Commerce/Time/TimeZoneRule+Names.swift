extension TimeZoneRule {
  /// The rule of an IANA zone name that is known here; for every other zone the rule itself has to be given.
  package init?(name: String) {
    guard let posix = TimeZoneRule.posixByName[name], let rule = try? TimeZoneRule(posix: posix) else { return nil }
    self = rule
  }

  /// The names that are known, sorted.
  package static var knownNames: [String] { posixByName.keys.sorted() }

  private static let posixByName: [String: String] = namesByRule.reduce(into: [:]) { table, row in
    for name in row.names.split(whereSeparator: \.isWhitespace) { table[String(name)] = row.posix }
  }

  /// From the last lines of the files of tzdata (public domain): what is in force now, not history.
  private static let namesByRule: [(posix: String, names: String)] = [
    ("UTC0", "UTC Etc/UTC"),
    ("GMT0", "Atlantic/Reykjavik Africa/Abidjan Africa/Accra"),
    ("GMT0BST,M3.5.0/1,M10.5.0", "Europe/London"),
    ("GMT0IST,M3.5.0/1,M10.5.0", "Europe/Dublin"),
    ("WET0WEST,M3.5.0/1,M10.5.0", "Europe/Lisbon Atlantic/Canary Atlantic/Madeira"),
    ("<-01>1<+00>,M3.5.0/0,M10.5.0/1", "Atlantic/Azores"),
    (
      "CET-1CEST,M3.5.0,M10.5.0/3",
      """
      Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest
      Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco
      Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo
      Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich
      """
    ),
    (
      "EET-2EEST,M3.5.0/3,M10.5.0/4",
      """
      Asia/Nicosia Europe/Athens Europe/Bucharest Europe/Helsinki Europe/Kyiv Europe/Riga Europe/Sofia Europe/Tallinn
      Europe/Vilnius
      """
    ),
    ("EET-2EEST,M3.5.0,M10.5.0/3", "Europe/Chisinau"),
    ("<+03>-3", "Europe/Istanbul Europe/Minsk Asia/Riyadh Asia/Baghdad Asia/Qatar"),
    ("MSK-3", "Europe/Moscow"),
    ("EST5EDT,M3.2.0,M11.1.0", "America/New_York America/Detroit America/Toronto"),
    ("CST6CDT,M3.2.0,M11.1.0", "America/Chicago America/Winnipeg"),
    ("MST7MDT,M3.2.0,M11.1.0", "America/Denver America/Boise America/Edmonton"),
    ("MST7", "America/Phoenix"),
    ("PST8PDT,M3.2.0,M11.1.0", "America/Los_Angeles America/Vancouver"),
    ("AKST9AKDT,M3.2.0,M11.1.0", "America/Anchorage"),
    ("HST10", "Pacific/Honolulu"),
    ("AST4ADT,M3.2.0,M11.1.0", "America/Halifax"),
    ("AST4", "America/Puerto_Rico"),
    ("NST3:30NDT,M3.2.0,M11.1.0", "America/St_Johns"),
    ("CST6", "America/Mexico_City America/Costa_Rica America/Guatemala America/Regina"),
    ("EST5", "America/Panama America/Jamaica"),
    ("<-05>5", "America/Bogota America/Lima"),
    ("<-03>3", "America/Sao_Paulo America/Argentina/Buenos_Aires America/Montevideo"),
    ("<-04>4<-03>,M9.1.6/24,M4.1.6/24", "America/Santiago"),
    ("EET-2EEST,M4.5.5/0,M10.5.4/24", "Africa/Cairo"),
    ("<+01>-1", "Africa/Casablanca"),
    ("WAT-1", "Africa/Lagos"),
    ("SAST-2", "Africa/Johannesburg"),
    ("EAT-3", "Africa/Nairobi"),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "Asia/Jerusalem"),
    ("<+04>-4", "Asia/Dubai Asia/Tbilisi Asia/Yerevan Asia/Baku"),
    ("PKT-5", "Asia/Karachi"),
    ("IST-5:30", "Asia/Kolkata"),
    ("<+0530>-5:30", "Asia/Colombo"),
    ("<+0545>-5:45", "Asia/Kathmandu"),
    ("<+06>-6", "Asia/Dhaka"),
    ("<+07>-7", "Asia/Bangkok Asia/Ho_Chi_Minh"),
    ("WIB-7", "Asia/Jakarta"),
    ("<+08>-8", "Asia/Singapore Asia/Kuala_Lumpur"),
    ("HKT-8", "Asia/Hong_Kong"),
    ("CST-8", "Asia/Shanghai Asia/Taipei"),
    ("PST-8", "Asia/Manila"),
    ("KST-9", "Asia/Seoul"),
    ("JST-9", "Asia/Tokyo"),
    ("AWST-8", "Australia/Perth"),
    ("ACST-9:30ACDT,M10.1.0,M4.1.0/3", "Australia/Adelaide"),
    ("ACST-9:30", "Australia/Darwin"),
    ("AEST-10", "Australia/Brisbane"),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "Australia/Sydney Australia/Melbourne Australia/Hobart Australia/Canberra"),
    ("NZST-12NZDT,M9.5.0,M4.1.0/3", "Pacific/Auckland"),
  ]
}
