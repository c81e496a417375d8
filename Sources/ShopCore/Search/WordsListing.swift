import Commerce
import Database
import PlainText

/// A list of what some words find: its products by their numbers in the search index, filtered and sorted there.
struct WordsListing {
  private(set) var scope: ListingScope
  private let reader: Reader
  private let index: SearchIndex
  let search: ProductSearch
  /// Numbers of products that are in stock other than the catalogue's file says.
  private var soldOut: [Int] = []
  private var restocked: [Int] = []
  private var filtered = FilteredProducts()

  /// What the filters leave, once it has been worked out; nil within where there are none.
  private final class FilteredProducts {
    var known: DocumentSet??
  }

  /// Nil where no words are searched for.
  ///
  /// - Parameter memory: What was read of the catalogue's index before.
  init?(_ scope: ListingScope, in reader: Reader, memory: SearchMemory) throws {
    guard let words = scope.words else { return nil }
    let index = try SearchIndex(reader, memory: memory)
    let slots = try QueryExpansion(index: index, rules: SynonymRules(reader)).slots(for: words)
    if let read = try FilterReader(scope, words, in: index).read(slots) {
      let filtered = try WordsListing(read.scope, words, slots: read.slots, in: index)
      if let listing = try filtered.withSomething() {
        self = listing
        return
      }
      // The word that is being begun must not take the filters away for a moment.
      if let last = read.slots.last, words.isBegun(last.place), read.slots.count > 1 {
        let begun = try WordsListing(read.scope, words, slots: Array(read.slots.dropLast()), in: index)
        if let listing = try begun.withSomething() {
          self = listing
          return
        }
      }
    }
    let literal = try WordsListing(scope, words, slots: slots, in: index)
    // Only a price can be left out of it.
    self = try scope.reading.filters.isEmpty ? literal : literal.withSomething() ?? literal
  }

  private init(_ scope: ListingScope, _ words: SearchQuery, slots: [QuerySlot], in index: SearchIndex) throws {
    (self.scope, self.index, reader) = (scope, index, index.reader)
    search = try ProductSearch(
      words, slots: slots, identified: index.numbers(ofIDs: scope.identified), in: index)
    soldOut = try index.numbers(ofIDs: scope.stock.soldOut)
    restocked = try index.numbers(ofIDs: scope.stock.restocked)
  }

  /// This list where it holds something, or it without a price that nothing has; nil where both are empty.
  private func withSomething() throws -> WordsListing? {
    if try !isEmpty { return self }
    guard let price = scope.reading.filters.first(where: \.isPrice) else { return nil }
    var listing = self
    listing.scope.priceRange = nil
    listing.filtered = FilteredProducts()
    listing.scope.reading.filters.removeAll(where: \.isPrice)
    listing.scope.reading.unmetPrice = price
    return try listing.isEmpty ? nil : listing
  }

  /// Found without counting.
  private var isEmpty: Bool { get throws { try !search.findsOne(of: allowed(except: nil)) } }

  /// The ids of a part of the list.
  func page(sort: ListingSort, offset: Int, limit: Int) throws -> [Int] {
    let numbers =
      sort == .featured
      ? try search.first(offset + limit, allowed: allowed(except: nil)).map(\.document)
      : try sorted(matching(), by: sort)
    return try index.ids(of: Array(numbers.dropFirst(offset).prefix(limit)))
  }

  /// The first hits of the list with their reasons; where the list is shorter, products with fewer words follow.
  func hits(limit: Int) throws -> [(document: Int, rank: HitRank, isFurther: Bool)] {
    let allowed = try allowed(except: nil)
    var hits = try search.first(limit, allowed: allowed).prefix(limit).map { ($0.document, $0.rank, false) }
    if hits.count < limit {
      let further = try search.further(limit - hits.count, allowed: allowed)
      hits += further.prefix(limit - hits.count).map { ($0.document, $0.rank, true) }
    }
    return hits
  }

  // MARK: Filters

  /// What the words find and the filters leave.
  ///
  /// - Parameter part: A filter that is not to count itself out.
  func matching(except part: ListingScope.Part? = nil) throws -> DocumentSet {
    var documents = try search.found()
    if let allowed = try allowed(except: part) { documents.formIntersection(allowed) }
    return documents
  }

  private func allowed(except part: ListingScope.Part?) throws -> DocumentSet? {
    guard part == nil else { return try workedOut(except: part) }
    if let known = filtered.known { return known }
    let allowed = try workedOut(except: nil)
    filtered.known = allowed
    return allowed
  }

  private func workedOut(except part: ListingScope.Part?) throws -> DocumentSet? {
    var allowed: DocumentSet?
    func narrow(_ set: DocumentSet) {
      if allowed == nil { allowed = set } else { allowed?.formIntersection(set) }
    }
    if scope.category.id != 0 {
      narrow(try index.documents(inCategories: scope.category.id...scope.category.lastID))
    }
    for choice in scope.choices where part != .facet(choice.facetID) {
      var set = DocumentSet(limit: index.documents)
      for value in choice.valueIDs { try index.insert(SearchKey.facetValue(value), into: &set) }
      narrow(set)
    }
    if let range = scope.priceRange, part != .price { narrow(try with(.price) { range.contains($0) }) }
    if let days = scope.newDays { narrow(try with(.addedOn) { days.contains($0) }) }
    if scope.onOfferOnly { narrow(try with(.flags) { $0 & 2 != 0 }) }
    if scope.inStockOnly, part != .stock { narrow(try inStock(among: .all(limit: index.documents))) }
    return allowed
  }

  private func inStock(among documents: DocumentSet) throws -> DocumentSet {
    var set = try index.inStock(among: documents)
    for document in soldOut { set.remove(document) }
    for document in restocked where documents.contains(document) { set.insert(document) }
    return set
  }

  private func with(_ column: SearchColumn, _ isWanted: (Int) -> Bool) throws -> DocumentSet {
    var set = DocumentSet(limit: index.documents)
    try index.forEachNumber(column) { document, number in
      if isWanted(number) { set.insert(document) }
    }
    return set
  }

  private func sorted(_ documents: DocumentSet, by sort: ListingSort) throws -> [Int] {
    let column: SearchColumn =
      switch sort {
      case .featured, .title: .titlePlace
      case .priceUp, .priceDown: .price
      case .newest: .addedOn
      }
    var keys: [(key: Int, document: Int)] = []
    let isDown = sort == .priceDown || sort == .newest
    try index.forEachNumber(column, in: documents) { document, number in
      keys.append((isDown ? -number : number, document))
    }
    return keys.sorted { $0 < $1 }.map(\.document)
  }

  // MARK: Counts

  func summary(profile: ShopProfile) throws -> ListingSummary {
    let documents = try matching()
    var facets: [Facet] = []
    let children = try children(of: documents)
    if !children.isEmpty { facets.append(Facet(kind: .category, name: "Category", values: children)) }
    facets += try choiceFacets(documents)
    let priced = scope.priceRange == nil ? documents : try matching(except: .price)
    facets += try priceFacet(priced, profile: profile)
    let stocked = try inStock(among: scope.inStockOnly ? try matching(except: .stock) : documents).count
    if stocked > 0 || scope.inStockOnly {
      let value = FacetValue(name: "In stock", count: stocked, isChosen: scope.inStockOnly)
      facets.append(Facet(kind: .stock, name: "Availability", values: [value]))
    }
    return ListingSummary(count: documents.count, facets: facets, reading: try reading)
  }

  private func priceFacet(_ documents: DocumentSet, profile: ShopProfile) throws -> [Facet] {
    let prices = try index.numbers(.price, of: documents)
    guard let low = prices.min(), let high = prices.max() else { return [] }
    let bands = PriceBands.covering(low: low, high: high)
    guard !bands.isEmpty else { return [] }
    let reached = bands.map { band in prices.count { $0 >= band.lowerBound } }
    return scope.priceFacet(bands, reached: reached, profile: profile)
  }

  /// The categories right below, with how many of the products are in and below each.
  private func children(of documents: DocumentSet) throws -> [FacetValue] {
    let rows = try reader.rows(
      """
      SELECT id, last_id, parent_id, path, seen FROM category
      WHERE id > \(scope.category.id) AND id <= \(scope.category.lastID) ORDER BY id
      """)
    let counts = try index.counts(of: SearchKey.categories, in: documents)
    var children: [(last: Int, value: FacetValue)] = []
    for row in rows {
      if row.optionalInt("parent_id") == scope.category.id {
        let name = CategoryPath.names(row.string("path")).last ?? .empty
        children.append((row.int("last_id"), FacetValue(name: name, count: 0, isChosen: false)))
      }
      if let last = children.last, row.int("id") <= last.last {
        children[children.count - 1].value.count += counts[row.int("seen")] ?? 0
      }
    }
    return children.map(\.value).filter { $0.count > 0 }
  }

  private func choiceFacets(_ documents: DocumentSet) throws -> [Facet] {
    var without: [Int: DocumentSet] = [:]
    for choice in scope.choices { without[choice.facetID] = try matching(except: .facet(choice.facetID)) }
    let counts = try index.counts(of: SearchKey.facetValues, in: documents)
    var facets: [Int: Facet] = [:]
    let rows = try reader.rows(
      """
      SELECT v.facet_id, n.name AS facet, v.id, v.name, v.swatch FROM facet_value v JOIN facet n ON n.id = v.facet_id
      ORDER BY v.facet_id, v.position, v.name COLLATE NOCASE, v.name
      """)
    for row in rows {
      let facet = row.int("facet_id")
      let id = row.int("id")
      let count = try without[facet].map { try index.count(SearchKey.facetValue(id), in: $0) } ?? counts[id] ?? 0
      guard count > 0 else { continue }
      let isChosen = scope.choices.contains { $0.valueIDs.contains(row.int("id")) }
      let name = SafeText(cleaning: row.string("facet"))
      facets[facet, default: Facet(kind: .choice, name: name, values: [])].values.append(
        FacetValue(
          name: SafeText(cleaning: row.string("name")), count: count, isChosen: isChosen,
          swatch: row.optionalInt("swatch")))
    }
    for choice in scope.choices { try scope.addUncounted(choice, to: &facets, in: reader) }
    return facets.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension SearchIndex {
  /// Products of some categories that follow each other in the tree.
  func documents(inCategories ids: ClosedRange<Int>) throws -> DocumentSet {
    var set = DocumentSet(limit: documents)
    let sql: SQL = "SELECT seen FROM category WHERE id BETWEEN \(ids.lowerBound) AND \(ids.upperBound)"
    for row in try reader.rows(sql) { try insert(SearchKey.category(row.int("seen")), into: &set) }
    return set
  }

  /// Numbers of products by the catalogue's ids, without those that are not in it.
  func numbers(ofIDs ids: [Int]) throws -> [Int] {
    guard !ids.isEmpty else { return [] }
    let wanted = Set(ids)
    var numbers: [Int] = []
    try forEachNumber(.product) { document, id in
      if wanted.contains(id) { numbers.append(document) }
    }
    return numbers
  }

  /// One number of each product of a set, in the order of products; reads no more of the index than what holds them.
  func forEachNumber(
    _ column: SearchColumn, in set: DocumentSet, _ body: (_ document: Int, _ number: Int) -> Void
  ) throws {
    try forEachChunk(column, in: set) { chunk, words in
      chunk.forEach(of: words, body)
    }
  }

  /// The numbers of the products of a set, in their order.
  func numbers(_ column: SearchColumn, of set: DocumentSet) throws -> [Int] {
    var numbers: [Int] = []
    numbers.reserveCapacity(set.count)
    try forEachChunk(column, in: set) { chunk, words in
      chunk.forEach(of: words) { numbers.append($1) }
    }
    return numbers
  }

  /// Those of a set that are in stock as their files say.
  func inStock(among set: DocumentSet) throws -> DocumentSet {
    var inStock = set
    try forEachChunk(.flags, in: set) { chunk, words in
      for word in words.indices { inStock.keep(chunk.lowestBits(of: word - words.startIndex), word: word) }
    }
    return inStock
  }

  /// Gives each chunk of a column that holds one of a set, with the set's words for it.
  private func forEachChunk(
    _ column: SearchColumn, in set: DocumentSet, _ body: (_ chunk: ColumnChunk, _ words: ArraySlice<UInt64>) -> Void
  ) throws {
    let words = SearchColumn.chunk / 64
    for start in stride(from: 0, to: set.words.count, by: words) {
      let range = set.words[start..<min(start + words, set.words.count)]
      if range.allSatisfy({ $0 == 0 }) { continue }
      try withChunk(column, start / words) { bytes in
        body(ColumnChunk(bytes: bytes, width: column.width, first: start * 64), range)
      }
    }
  }

  /// One number of each product, in the order of products.
  func forEachNumber(_ column: SearchColumn, _ body: (_ document: Int, _ number: Int) -> Void) throws {
    var values: [Int] = []
    for chunk in 0..<(documents + SearchColumn.chunk - 1) / SearchColumn.chunk {
      try numbers(column, chunk: chunk, into: &values)
      let start = chunk * SearchColumn.chunk
      for (offset, value) in values.enumerated() { body(start + offset, value) }
    }
  }
}
