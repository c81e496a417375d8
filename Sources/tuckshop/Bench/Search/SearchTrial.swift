import CatalogFiles
import Commerce
import FoundationEssentials
import PlainText
import ShopCore

/// One measurement of the search.
final class SearchTrial {
  private let options: BenchSearchCommand
  private let profile: ShopProfile
  private let folder: BenchFolder
  private let file: String
  private let data: DataFolder
  /// The catalogue is that of an earlier run.
  private let isKept: Bool
  private var table: BenchTable
  private let clock = ContinuousClock()

  init(options: BenchSearchCommand, profile: ShopProfile) throws {
    (self.options, self.profile) = (options, profile)
    folder = try BenchFolder()
    data = DataFolder(path: options.keep ?? folder.path + "/data")
    isKept = Places.exists(data.catalogPath)
    file = try options.products ?? (isKept ? "" : SearchTrial.invent(options.invented, in: folder))
    table = BenchTable("Search", load: TrialShop.load)
  }

  func run() throws -> BenchTable {
    if isKept { table.note("The catalogue is that of an earlier run.") } else { try build() }
    let shop = try Shop(folder: data, world: .machine(), gateway: TestGateway(openingLater: data.gatewayPath))
    defer { shop.close() }
    let clean = try options.queries.map { try QuerySet(path: $0) } ?? titles(shop)
    let sets = [("clean", clean), ("typo", clean.misspelt(seed: options.seed))]
    let labels = try options.labels.map { try QueryLabels(path: $0) }
    var first: [Int] = []
    for (name, set) in sets {
      var times: [Int] = []
      let run = try ask(set, shop, into: &times)
      if first.isEmpty { first = Array(times.prefix(1)) }
      table.addTimes("\(SafeText(cleaning: name)) query", times)
      try keep(run, set, "tuckshop-\(name)", labels)
    }
    table.add("first query of a process, ms", Double(first.first ?? 0) / 1_000_000, decimals: 1)
    try type(clean, shop)
    if options.screen { try typeOnScreen(clean, shop) }
    if file.isEmpty { return table }
    try askOthers(sets, labels)
    return table
  }

  private static func invent(_ count: Int, in folder: BenchFolder) throws -> String {
    let file = folder.path + "/products.jsonl"
    let output = try ExportFile(path: file)
    for number in 0..<count { try output.write(InventedProducts.variedLine(number) + "\n") }
    try output.finish()
    return file
  }

  private func build() throws {
    let products = try ProductFile(path: file, map: options.map)
    let start = clock.now
    let update = try CatalogUpdate(folder: data, rest: .goes)
    let changes = try update.run(profile: profile, world: .machine()) { door in
      let reader = try products.reader(currency: profile.currency)
      while let (entry, line) = try reader.next(stored: door.stored) { try door.take(entry, line: line) }
      if reader.faults.count > 0 { table.note("\(reader.faults.count) products have faults and were left out.") }
    }
    table.add("products", changes.listed)
    table.add("import with index, s", Double((clock.now - start).milliseconds) / 1000)
    table.add("peak memory, MB", ProcessPeak.kilobytes / 1024)
    let reader = try CatalogReader(folder: data)
    defer { reader.close() }
    var spent = 0
    let figures = try SearchIndexFigures(of: reader, path: folder.path + "/index") { body in
      let start = Pace.nanoseconds
      try body()
      spent += Pace.nanoseconds - start
    }
    table.add("index alone, build, s", Double(spent) / 1_000_000_000)
    table.add("index, MB", Double(figures.bytes) / 1_000_000)
    table.add("words", figures.words)
  }

  private func titles(_ shop: Shop) throws -> QuerySet {
    var query = ListingQuery()
    query.sort = .title
    let rows = try shop.rows(query, offset: 0, limit: max(1, options.typed))
    return QuerySet(
      queries: rows.enumerated().map { number, row in
        let words = row.title.string.split(separator: " ")
        return QuerySet.Query(id: String(number), words: words.prefix(2 + number % 3).joined(separator: " "))
      })
  }

  private func ask(_ set: QuerySet, _ shop: Shop, into times: inout [Int]) throws -> [String: [String]] {
    var run: [String: [String]] = [:]
    for query in set.queries {
      var listing = ListingQuery()
      listing.words = query.words
      let start = Pace.nanoseconds
      let answer = try shop.search(listing, limit: 50)
      times.append(Pace.nanoseconds - start)
      run[query.id] = answer.hits.map(\.slug)
    }
    return run
  }

  /// Asks each beginning of the queries for the rows that a screen shows; counts follow on their own.
  private func type(_ set: QuerySet, _ shop: Shop) throws {
    var (rows, short, counts): ([Int], [Int], [Int]) = ([], [], [])
    var (slowRows, slowCounts) = (SlowQueries(), SlowQueries())
    for query in set.queries.prefix(options.typed) {
      let letters = Array(query.words)
      for length in 1...max(1, letters.count) {
        var listing = ListingQuery()
        // As the screen asks: words may be filters.
        (listing.words, listing.readsFilters) = (String(letters.prefix(length)), true)
        let start = Pace.nanoseconds
        _ = try shop.rows(listing, offset: 0, limit: 20)
        let time = Pace.nanoseconds - start
        rows.append(time)
        slowRows.take(listing.words, time)
        if length == 1 { short.append(time) }
        if length % 4 == 1 {
          let start = Pace.nanoseconds
          _ = try shop.summary(listing)
          counts.append(Pace.nanoseconds - start)
          slowCounts.take(listing.words, counts[counts.count - 1])
        }
      }
    }
    table.add("keys", rows.count)
    table.addTimes("key to rows", rows)
    table.addTimes("first letter to rows", short)
    table.addTimes("counts and facets", counts)
    table.note("The slowest rows: \(slowRows.text)")
    table.note("The slowest counts: \(slowCounts.text)")
  }

  private func typeOnScreen(_ set: QuerySet, _ shop: Shop) throws {
    let typist = try SearchTypist(places: options.placeOptions.places, data: data, in: folder)
    defer { typist.leave() }
    var times: [Int] = []
    for query in set.queries.prefix(options.typed) { times += try typist.type(query.words, shop) }
    table.addTimes("key to painted rows", times)
  }

  private func keep(_ run: [String: [String]], _ set: QuerySet, _ name: String, _ labels: QueryLabels?) throws {
    if let score = labels?.score(run) {
      table.add("\(SafeText(cleaning: name)) nDCG@10", score.ndcg, decimals: 3)
      table.add("\(SafeText(cleaning: name)) recall@50", score.recall, decimals: 3)
    }
    guard let out = options.out else { return }
    PrivateFile.makeFolder(out)
    let output = try ExportFile(path: "\(out)/\(name).run")
    for query in set.queries {
      for (rank, slug) in (run[query.id] ?? []).enumerated() { try output.write("\(query.id)\t\(rank + 1)\t\(slug)\n") }
    }
    try output.finish()
  }

  // MARK: Others

  private func askOthers(_ sets: [(String, QuerySet)], _ labels: QueryLabels?) throws {
    guard options.python != "none" else { return }
    let files = try sets.map { try folder.write($0.1.text, to: "queries/\($0.0).tsv") }
    let process: TrialProcess
    do {
      process = try TrialProcess(
        [options.python, options.engines, file, folder.path, String(options.typed)] + files,
        complaints: folder.path + "/complaints")
    } catch {
      table.note("\(SafeText(cleaning: options.python)) cannot be started: there are no figures of other engines.")
      return
    }
    while let line = process.line() {
      let cells = line.split(separator: "\t").map { SafeText(cleaning: String($0)) }
      guard cells.count == 3 else { continue }
      if cells[1].string == "absent" {
        table.note("\(cells[0]) is not installed for this Python (\(cells[2])); name another with --python.")
      } else if let figure = Double(cells[2].string) {
        table.add("\(cells[0]) \(cells[1])", figure, decimals: 2)
      }
    }
    process.wait()
    if let words = process.words { table.note(words) }
    for engine in ["fts5", "xapian", "tantivy"] {
      for (name, set) in sets {
        guard let text = PrivateFile.read("\(folder.path)/\(engine)-\(name).run", limit: 1 << 28) else { continue }
        var run: [String: [String]] = [:]
        for line in text.split(separator: "\n") {
          let cells = line.split(separator: "\t")
          if cells.count == 3 { run[String(cells[0]), default: []].append(String(cells[2])) }
        }
        try keep(run, set, "\(engine)-\(name)", labels)
      }
    }
  }
}

/// The queries that took longest.
private struct SlowQueries {
  private static let most = 5

  private var queries: [(words: String, nanoseconds: Int)] = []

  mutating func take(_ words: String, _ nanoseconds: Int) {
    queries.append((words, nanoseconds))
    queries.sort { ($1.nanoseconds, $0.words) < ($0.nanoseconds, $1.words) }
    queries = Array(queries.prefix(SlowQueries.most))
  }

  var text: SafeText {
    SafeText(cleaning: queries.map { "“\($0.words)” \($0.nanoseconds / 1_000_000) ms" }.joined(separator: ", "))
  }
}
