import Commerce
import Database
import PlainText

/// What was searched for, in the ledger: bounded, and but for a guest's own list with nobody's name.
enum SearchBook {
  /// Words kept for one guest.
  static let recentPerGuest = 20
  /// Days after which numbers are dropped.
  static let keptDays = 400
  /// Different words of one day; further ones are not counted.
  static let termsPerDay = 5_000
  /// Pairs of words that are kept of what was searched for instead.
  static let mostInstead = 5_000
  /// So many shoppers must have searched for words before they are shown to others.
  static let enough = 3
  /// Days that make words popular.
  static let popularDays = 30

  static func record(_ record: SearchRecord, guest: Int, day: Int, in writer: Writer) throws {
    guard let words = SearchTerm.kept(record.words) else { return }
    if record.ending != .foundNothing { try remember(words, guest: guest, in: writer) }
    try count(words, record.ending, day: day, in: writer)
    if record.ending == .opened, let before = record.insteadOf.flatMap(SearchTerm.kept), before != words {
      try note(words, insteadOf: before, day: day, in: writer)
    }
  }

  private static func remember(_ words: String, guest: Int, in writer: Writer) throws {
    try writer.execute("DELETE FROM recent_search WHERE guest_id = \(guest) AND words = \(words)")
    try writer.execute("INSERT INTO recent_search (guest_id, words) VALUES (\(guest), \(words))")
    try writer.execute(
      """
      DELETE FROM recent_search WHERE guest_id = \(guest) AND id NOT IN
        (SELECT id FROM recent_search WHERE guest_id = \(guest) ORDER BY id DESC LIMIT \(recentPerGuest))
      """)
  }

  private static func count(_ words: String, _ ending: SearchRecord.Ending, day: Int, in writer: Writer) throws {
    let known = try writer.int("SELECT 1 FROM search_day WHERE day = \(day) AND words = \(words)") != nil
    if !known {
      let terms = try writer.int("SELECT count(*) FROM search_day WHERE day = \(day)") ?? 0
      if terms >= termsPerDay { return }
      // The first search of a day clears away what is too old.
      if terms == 0 { try writer.execute("DELETE FROM search_day WHERE day < \(day - keptDays)") }
      try writer.execute("INSERT INTO search_day (day, words) VALUES (\(day), \(words))")
    }
    let (search, nothing, opened) = (ending != .opened, ending == .foundNothing, ending == .opened)
    try writer.execute(
      """
      UPDATE search_day SET searches = searches + \(search), found_nothing = found_nothing + \(nothing),
        opened = opened + \(opened)
      WHERE day = \(day) AND words = \(words)
      """)
  }

  private static func note(_ meant: String, insteadOf words: String, day: Int, in writer: Writer) throws {
    try writer.execute(
      """
      INSERT INTO search_instead (words, meant, times, day) VALUES (\(words), \(meant), 1, \(day))
      ON CONFLICT (words, meant) DO UPDATE SET times = times + 1, day = \(day)
      """)
    try writer.execute("DELETE FROM search_instead WHERE day < \(day - keptDays)")
    let count = try writer.int("SELECT count(*) FROM search_instead") ?? 0
    guard count > mostInstead else { return }
    try writer.execute(
      """
      DELETE FROM search_instead WHERE (words, meant) IN
        (SELECT words, meant FROM search_instead ORDER BY times, day LIMIT \(count - mostInstead))
      """)
  }

  static func past(guest: Int, day: Int, limit: Int, in reader: Reader) throws -> PastSearches {
    let recent = try reader.rows(
      "SELECT words FROM recent_search WHERE guest_id = \(guest) ORDER BY id DESC LIMIT \(limit)")
    let popular = try reader.rows(
      """
      SELECT words FROM search_day WHERE day > \(day - popularDays) GROUP BY words
      HAVING sum(searches) >= \(enough) AND sum(opened) > 0
      ORDER BY sum(opened) DESC, sum(searches) DESC, words LIMIT \(limit)
      """)
    func texts(_ rows: [Row]) -> [SafeText] { rows.map { SafeText(cleaning: $0.string("words")) } }
    return PastSearches(recent: texts(recent), popular: texts(popular))
  }

  /// What others searched for who had found nothing with these words.
  static func meant(by words: String, in reader: Reader) throws -> [SafeText] {
    guard let words = SearchTerm.kept(words) else { return [] }
    return try reader.rows(
      """
      SELECT meant FROM search_instead WHERE words = \(words) AND times >= \(enough)
      ORDER BY times DESC, meant LIMIT 3
      """
    ).map { SafeText(cleaning: $0.string("meant")) }
  }

  static func figures(from first: Int, through last: Int, limit: Int, in reader: Reader) throws -> SearchFigures {
    var figures = SearchFigures()
    let all = try reader.row(
      """
      SELECT coalesce(sum(searches), 0) AS searches, coalesce(sum(found_nothing), 0) AS fruitless,
        coalesce(sum(opened), 0) AS opened
      FROM search_day WHERE day BETWEEN \(first) AND \(last)
      """)
    (figures.searches, figures.foundNothing) = (all?.int("searches") ?? 0, all?.int("fruitless") ?? 0)
    figures.opened = all?.int("opened") ?? 0
    func terms(_ measure: SQL) throws -> [SearchFigures.Term] {
      try reader.rows(
        """
        SELECT words, sum(searches) AS searches, sum(found_nothing) AS fruitless, sum(opened) AS opened
        FROM search_day WHERE day BETWEEN \(first) AND \(last) GROUP BY words HAVING \(measure) > 0
        ORDER BY \(measure) DESC, words LIMIT \(limit)
        """
      ).map { row in
        SearchFigures.Term(
          words: SafeText(cleaning: row.string("words")), searches: row.int("searches"),
          foundNothing: row.int("fruitless"), opened: row.int("opened"))
      }
    }
    figures.most = try terms("sum(searches)")
    figures.mostFoundNothing = try terms("sum(found_nothing)")
    figures.mostWithoutClick = try terms("sum(searches) - sum(found_nothing) - sum(opened)")
    return figures
  }
}
