import Commerce
import Database
import PlainText
import ShopCore
import Testing

/// What was searched for, in the ledger.
struct SearchBookTests {
  // Could go wrong: an address, a card's or an order's number stands in the ledger for ever.
  @Test(arguments: [
    ("ada@example.test", nil), ("4242 4242 4242 4242", nil), ("TS-7K3F-9Q2M 12", nil),
    ("0871 234 567", nil),
    ("  Red   Wool Socks ", "red wool socks"), ("CAFETIÈRE", "cafetiere"), ("", nil), ("…", nil),
    (String(repeating: "a", count: 61), nil), ("size 10 boots", "size 10 boots"),
  ])
  func `what may be somebody's own is not kept`(typed: String, kept: String?) throws {
    #expect(SearchTerm.kept(typed) == kept)
    let shop = try SampleShop().importing().open()
    let guest = try shop.enter(token: nil).guestID
    try shop.record(SearchRecord(words: typed, ending: .found), guest: guest)
    let all = try shop.ledger.read { try $0.rows("SELECT words FROM search_day").map { $0.string("words") } }
    #expect(all == [kept].compactMap { $0 })
    #expect(try shop.pastSearches(guest: guest).recent.map(\.string) == all)
  }

  @Test func `searches are counted by how they end`() throws {
    let shop = try SampleShop().importing().open()
    let guest = try shop.enter(token: nil).guestID
    func tell(_ words: String, _ ending: SearchRecord.Ending, times: Int = 1) throws {
      for _ in 0..<times { try shop.record(SearchRecord(words: words, ending: ending), guest: guest) }
    }
    try tell("kettle", .found, times: 4)
    try tell("Kettle", .opened, times: 3)
    try tell("mug", .found, times: 2)
    try tell("teapot", .foundNothing, times: 2)
    let figures = try shop.searchFigures(days: 1)
    #expect([figures.searches, figures.foundNothing, figures.opened, figures.withoutClick] == [8, 2, 3, 3])
    #expect(figures.perMille(figures.foundNothing) == 250)
    #expect(figures.most.map(\.words) == ["kettle", "mug", "teapot"])
    #expect(figures.mostFoundNothing == [.init(words: "teapot", searches: 2, foundNothing: 2, opened: 0)])
    #expect(figures.mostWithoutClick.map(\.words) == ["mug", "kettle"])
    // What found nothing is not proposed again, and what few search for is nobody else's business.
    #expect(try shop.pastSearches(guest: guest) == PastSearches(recent: ["mug", "kettle"], popular: ["kettle"]))
    #expect(try shop.pastSearches(guest: guest + 1) == PastSearches(recent: [], popular: ["kettle"]))
  }

  @Test func `what others searched for instead is proposed once enough did`() throws {
    let shop = try SampleShop().importing().open()
    let guest = try shop.enter(token: nil).guestID
    var query = ListingQuery()
    query.words = "Teapot"
    for times in 1...3 {
      #expect(try shop.summary(query).reading?.meant == [])
      try shop.record(SearchRecord(words: "teapot", ending: .foundNothing), guest: guest)
      try shop.record(
        SearchRecord(words: "kettle \(times > 3 ? "x" : "")", ending: .opened, insteadOf: "teapot"), guest: guest)
    }
    #expect(try shop.summary(query).reading?.meant == ["kettle"])
    query.words = "kettle"
    #expect(try shop.summary(query).reading?.meant == [])
  }

  // Could go wrong: the ledger grows with every search, or a crowd of made-up words fills it.
  @Test func `the books of searches are bounded`() throws {
    let shop = try SampleShop().importing().open()
    let guest = try shop.enter(token: nil).guestID
    let day = SampleShop.today.dayNumber
    try shop.ledger.write { writer in
      try writer.execute(
        "INSERT INTO search_day (day, words, searches) VALUES (\(day - 401), 'old', 1), (\(day - 400), 'kept', 1)")
      try writer.execute(
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
        INSERT INTO search_instead (words, meant, times, day) SELECT 'w' || i, 'm', 2, \(day) FROM n
        """)
    }
    for number in 0..<25 { try shop.record(SearchRecord(words: "word \(number)", ending: .found), guest: guest) }
    try shop.record(SearchRecord(words: "kettle", ending: .opened, insteadOf: "teapot"), guest: guest)
    try shop.ledger.write { writer in
      try writer.execute(
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4974)
        INSERT INTO search_day (day, words, searches) SELECT \(day), 'w' || i, 1 FROM n
        """)
    }
    try shop.record(SearchRecord(words: "one too many", ending: .found), guest: guest)
    try shop.record(SearchRecord(words: "word 1", ending: .found), guest: guest)
    func count(_ sql: SQL) throws -> Int? { try shop.ledger.read { try $0.int(sql) } }
    #expect(try count("SELECT count(*) FROM recent_search") == 20)
    #expect(try count("SELECT count(*) FROM search_day WHERE day = \(day)") == 5000)
    #expect(try count("SELECT count(*) FROM search_day WHERE words IN ('old', 'one too many')") == 0)
    #expect(try count("SELECT count(*) FROM search_day WHERE words = 'kept'") == 1)
    #expect(try count("SELECT searches FROM search_day WHERE words = 'word 1'") == 2)
    #expect(try count("SELECT count(*) FROM search_instead") == 5000)
  }
}
