import ArgumentParser
import Commerce
import PlainText
import ShopCore
import TerminalKit

/// Finding products, as the list and the search field of the screen do.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find products: by words, or all of a category, brand or price.",
    discussion: """
      Without words it lists the shop. The last word may be the beginning of one; a SKU, barcode or model number is \
      found exactly. Words that name a filter are read as one where that hides nothing that was meant otherwise ("red \
      socks under 20"); --literal takes them as words. That nothing was found is no failure: the count is 0.
      """)

  @Argument(help: "The words to search for.")
  var words: [String] = []

  @Option(name: .long, help: "A category, such as Coffee or \"Coffee > Single origin\".")
  var category: String?

  @Option(name: .long, help: "A brand; may be given again for any of several.")
  var brand: [String] = []

  @Option(name: .long, help: "Another filter, such as Size=M; may be given again.")
  var filter: [String] = []

  @Option(name: .customLong("price-min"), help: "The lowest price, such as 10 or 9.50.")
  var priceMin: String?

  @Option(name: .customLong("price-max"), help: "The highest price.")
  var priceMax: String?

  @Flag(name: .customLong("in-stock"), help: "Only what can be bought now.")
  var inStock = false

  @Flag(name: .customLong("new"), help: "Only what is new.")
  var isNew = false

  @Flag(name: .customLong("offers"), help: "Only what costs less than before.")
  var offers = false

  @Flag(name: .long, help: "Tell what the list could be narrowed to: categories, brands, prices, each with its count.")
  var filters = false

  @Flag(name: .long, help: "Tell what became of each word, and for each product why it stands where it does.")
  var explain = false

  @Flag(name: .long, help: "Take the words as they stand: read none as a colour, category or price.")
  var literal = false

  @Option(name: .long, help: "The order: best, price-up, price-down, newest or title.")
  var sort = SortChoice.best

  @Option(name: .long, help: "How many products to show, 1 to 1000.")
  var limit = 20

  @Option(name: .long, help: "How many of the first products to leave out.")
  var offset = 0

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  func validate() throws {
    guard (1...1000).contains(limit), (0...1_000_000_000).contains(offset) else {
      throw ValidationError("--limit takes 1 to 1000, --offset 0 or more")
    }
    for pair in filter where !pair.contains("=") {
      throw ValidationError("--filter takes a name and a value, such as Size=M, not \(pair)")
    }
  }

  func run() throws {
    try places.shopping(worldOptions, answer) { shopper in
      let query = try query(shopper)
      if explain { return try explanation(query, shopper) }
      let summary = try shopper.shop.summary(query)
      let rows = try shopper.shop.rows(query, offset: offset, limit: limit)
      let shapes = Shapes(profile: shopper.profile)
      let aids = SearchWays(words: query.words, summary: summary, profile: shopper.profile)
      return Answer(
        SearchJSON(
          count: summary.count, offset: offset, limit: limit, products: rows.map(shapes.row),
          facets: summary.facets.map(SearchJSON.FacetJSON.init),
          filters: (summary.reading?.filters ?? []).map(SearchExplanation.JSON.Filter.init),
          ways: aids)
      ) { width in
        let text = SearchText(summary: summary, rows: rows, offset: offset, shopper: shopper)
        return text.lines(width: width) + aids.lines(width: width) + (filters ? text.filters(width: width) : [])
      }
    }
  }

  private func explanation(_ query: ListingQuery, _ shopper: Shopper) throws -> Answer {
    let answer = try shopper.shop.search(query, limit: offset + limit)
    let explanation = SearchExplanation(answer, offset: offset)
    return Answer(explanation.json) { width in
      explanation.lines.flatMap { StyledLine.wrapped($0, .text, width: width) }
    }
  }

  private func query(_ shopper: Shopper) throws -> ListingQuery {
    var query = ListingQuery()
    query.words = words.joined(separator: " ")
    query.readsFilters = !literal
    if let category { query.category = try path(category, shopper) }
    if !brand.isEmpty { query.chosen["Brand"] = Set(brand.map { SafeText(cleaning: $0) }) }
    for pair in filter {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      query.chosen[SafeText(cleaning: String(parts[0])), default: []].insert(SafeText(cleaning: String(parts[1])))
    }
    query.chosen = try known(query.chosen, shopper)
    let lowest = try amount(priceMin, "priceMin", shopper)
    let highest = try amount(priceMax, "priceMax", shopper)
    if lowest != nil || highest != nil {
      let (from, to) = (max(0, lowest ?? 0), highest ?? Money.largestMinorUnits)
      guard from <= to else {
        throw CommandFault(.invalidInput, "--price-min is above --price-max.")
      }
      query.priceRange = from...to
    }
    query.inStockOnly = inStock
    query.newOnly = isNew
    query.onOfferOnly = offers
    query.sort = sort.value
    return query
  }

  private func amount(_ text: String?, _ field: String, _ shopper: Shopper) throws -> Int? {
    guard let text else { return nil }
    do {
      return try Money(decimal: text, currency: shopper.profile.currency).minorUnits
    } catch {
      var fault = CommandFault(.invalidInput, "\(text) is no price. Write it such as 10 or 9.50, without a sign.")
      fault.fields = [FieldFaultJSON(field: field, fault: "malformed", message: fault.message)]
      throw fault
    }
  }

  /// The category as the shop writes it; capitals and the kind of arrow do not matter.
  private func path(_ text: String, _ shopper: Shopper) throws -> [SafeText] {
    let wanted = text.split { ">›/".contains($0) }
      .map { SafeText(cleaning: String($0)).trimmed.string.lowercased() }
    let all = try shopper.shop.categories()
    let found = all.filter { Array($0.path.map { $0.string.lowercased() }.suffix(wanted.count)) == wanted }
    guard let category = found.min(by: { $0.depth < $1.depth }), !wanted.isEmpty else {
      let names = all.filter { $0.depth == 0 }.map(\.name).joined(separator: ", ")
      throw CommandFault(.notFound, "There is no category \(text). The shop has: \(names)")
    }
    return category.path
  }

  /// Filters as the shop writes them; a name or value that it does not have is told, not silently nothing.
  private func known(
    _ chosen: [SafeText: Set<SafeText>], _ shopper: Shopper
  ) throws -> [SafeText: Set<SafeText>] {
    guard !chosen.isEmpty else { return chosen }
    let facets = try shopper.shop.summary(ListingQuery()).facets.filter { $0.kind == .choice }
    func isSame(_ left: SafeText, _ right: SafeText) -> Bool { left.string.lowercased() == right.string.lowercased() }
    var known: [SafeText: Set<SafeText>] = [:]
    for (name, values) in chosen {
      guard let facet = facets.first(where: { isSame($0.name, name) }) else {
        let names = facets.map(\.name).joined(separator: ", ")
        throw CommandFault(.notFound, "There is no filter \(name). The shop has: \(names)")
      }
      for value in values {
        guard let found = facet.values.first(where: { isSame($0.name, value) }) else {
          let names = facet.values.prefix(20).map(\.name).joined(separator: ", ")
          throw CommandFault(.notFound, "There is no \(facet.name) \(value). The shop has: \(names)")
        }
        known[facet.name, default: []].insert(found.name)
      }
    }
    return known
  }
}

/// The values of `--sort`.
enum SortChoice: String, ExpressibleByArgument, CaseIterable {
  case best, priceUp = "price-up", priceDown = "price-down", newest, title

  var value: ListingSort {
    switch self {
    case .best: .featured
    case .priceUp: .priceUp
    case .priceDown: .priceDown
    case .newest: .newest
    case .title: .title
    }
  }
}

/// What was found, for programs.
private struct SearchJSON: Encodable {
  struct FacetJSON: Encodable {
    struct Value: Encodable {
      let name: SafeText
      let count: Int
      let isChosen: Bool
    }

    /// `choice`, `price`, `stock`, `category`.
    let kind: String
    let name: SafeText
    let values: [Value]

    init(_ facet: Facet) {
      kind =
        switch facet.kind {
        case .choice: "choice"
        case .price: "price"
        case .stock: "stock"
        case .category: "category"
        }
      name = facet.name
      values = facet.values.map { Value(name: $0.name, count: $0.count, isChosen: $0.isChosen) }
    }
  }

  let count: Int
  let offset: Int
  let limit: Int
  let products: [ProductRowJSON]
  let facets: [FacetJSON]
  /// Words that were read as filters.
  let filters: [SearchExplanation.JSON.Filter]
  let ways: SearchWays
}
