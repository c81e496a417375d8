import Commerce

/// Queries of a file: its first two columns, with tabs between, are a number and the words.
struct QuerySet {
  struct Query {
    var id: String
    var words: String
  }

  private(set) var queries: [Query] = []

  init(queries: [Query]) { self.queries = queries }

  init(path: String) throws(BenchFailure) {
    for cells in try Self.rows(path) where cells.count >= 2 && cells[0] != "query_id" {
      queries.append(Query(id: String(cells[0]), words: String(cells[1])))
    }
  }

  static func rows(_ path: String) throws(BenchFailure) -> [[Substring]] {
    guard let text = PrivateFile.read(path, limit: 1 << 28) else {
      throw .cannotPrepare("A file of queries or labels cannot be read.")
    }
    return text.split(whereSeparator: \.isNewline).map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }

  /// The same with one random edit in one word of at least five letters of each query; the same for the same seed.
  func misspelt(seed: Int) -> QuerySet {
    var dice = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    // xorshift (Marsaglia 2003).
    func roll(_ sides: Int) -> Int {
      dice ^= dice << 13
      dice ^= dice >> 7
      dice ^= dice << 17
      return Int((dice >> 11) % UInt64(sides))
    }
    return QuerySet(
      queries: queries.map { query in
        var letters = Array(query.words)
        var words: [Range<Int>] = []
        var start = 0
        for index in 0...letters.count
        where index == letters.count || !(letters[index].isLetter && letters[index].isASCII) {
          if index - start >= 5 { words.append(start..<index) }
          start = index + 1
        }
        guard !words.isEmpty else { return query }
        let word = words[roll(words.count)]
        let place = word.lowerBound + roll(word.count)
        let letter = Array("abcdefghijklmnopqrstuvwxyz")[roll(26)]
        switch roll(4) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(letter, at: place)
        case 2: letters[place] = letter
        default:
          let first = min(place, word.upperBound - 2)
          letters.swapAt(first, first + 1)
        }
        return Query(id: query.id, words: String(letters))
      })
  }

  var text: String { "query_id\tquery\n" + queries.map { "\($0.id)\t\($0.words)\n" }.joined() }
}

/// Which products are right for which query, and how good a run's answers are by that.
struct QueryLabels {
  private var gains: [String: [String: Double]] = [:]

  init(path: String) throws(BenchFailure) {
    for cells in try QuerySet.rows(path) where cells.count >= 3 && cells[0] != "query_id" {
      let gain =
        switch cells[2] {
        case "Exact": 1.0
        case "Partial": 0.5
        default: Double(cells[2]) ?? 0
        }
      gains[String(cells[0]), default: [:]][String(cells[1])] = gain
    }
  }

  /// nDCG@10 with gain / log2(rank + 1) (Järvelin and Kekäläinen 2002), and the share of exact ones among the first 50.
  func score(_ run: [String: [String]]) -> (ndcg: Double, recall: Double) {
    var ndcg: [Double] = []
    var recall: [Double] = []
    for (query, gains) in gains {
      let ideal = Self.gain(gains.values.sorted(by: >))
      guard ideal > 0 else { continue }
      let found = run[query] ?? []
      ndcg.append(Self.gain(found.prefix(10).map { gains[$0] ?? 0 }) / ideal)
      let exact = gains.filter { $0.value >= 1 }
      if !exact.isEmpty {
        recall.append(Double(found.prefix(50).filter { exact[$0] != nil }.count) / Double(exact.count))
      }
    }
    func mean(_ figures: [Double]) -> Double { figures.isEmpty ? 0 : figures.reduce(0, +) / Double(figures.count) }
    return (mean(ndcg), mean(recall))
  }

  private static func gain(_ gains: [Double]) -> Double {
    gains.prefix(10).enumerated().reduce(0) { $0 + $1.element / Self.halvings(Double($1.offset + 2)) }
  }

  // log2 without the whole of Foundation: gains need no more than this.
  private static func halvings(_ value: Double) -> Double {
    var (rest, whole) = (value, 0.0)
    while rest >= 2 {
      rest /= 2
      whole += 1
    }
    var (part, step) = (0.0, 0.5)
    for _ in 0..<40 {
      rest *= rest
      if rest >= 2 {
        rest /= 2
        part += step
      }
      step /= 2
    }
    return whole + part
  }
}
