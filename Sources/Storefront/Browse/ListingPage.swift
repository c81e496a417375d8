package import Commerce
package import PlainText
package import TerminalKit

/// A list of products: a category, the whole shop, or what a search found.
package struct ListingPage: Equatable, Sendable {
  package enum Focus: Equatable, Sendable { case field, list, facets }

  package var query = ListingQuery()
  package let isSearch: Bool
  package var field = TextField(limit: 200)
  package var focus = Focus.list
  package var summary: ListingSummary? { didSet { facetEntries = rowsOfFacets() } }
  /// Rows that are here, by chunk: a list of a million rows is never held whole.
  package var chunks: [Int: [ProductRow]] = [:]
  package var list = ListState()
  package var facetList = ListState(selection: 1)
  /// Long facets that have been unfolded.
  package var expanded: Set<SafeText> = [] { didSet { facetEntries = rowsOfFacets() } }
  /// The pane's rows, worked out when the summary comes: every frame draws them.
  private(set) var facetEntries: [FacetEntry] = []
  /// The answers that count are of this generation.
  package var generation = 0
  /// Rows on screen are still those of an older question.
  package var isStale = false
  /// The selected product when the list was asked for once more, to be found again wherever it stands by then.
  private var kept: Kept?
  /// What the search knows beside its results.
  package var aids = SearchAids()

  private struct Kept: Equatable {
    let slug: String
    let index: Int
  }

  static let chunkSize = 50
  /// Chunks kept: the nearest to the selection.
  static let keptChunks = 12

  package init(category: [SafeText] = []) {
    isSearch = false
    query.category = category
  }

  private init(search words: String) {
    isSearch = true
    query.words = words
    query.readsFilters = true
    field = TextField(words, limit: 200)
    focus = .field
  }

  /// Everything that joined the shop lately.
  static var new: ListingPage {
    var page = ListingPage()
    page.query.newOnly = true
    page.query.sort = .newest
    return page
  }

  /// Everything with a former price.
  static var onOffer: ListingPage {
    var page = ListingPage()
    page.query.onOfferOnly = true
    return page
  }

  /// The search page, from whichever page; a search that is open already is gone on with.
  static func search(in page: Page) -> ListingPage {
    if case .listing(let listing) = page, listing.isSearch { return ListingPage(search: listing.query.words) }
    return ListingPage(search: "")
  }

  /// One search at a time, and each list once.
  func isSamePlace(as other: ListingPage) -> Bool {
    guard !isSearch, !other.isSearch else { return isSearch && other.isSearch }
    return query.category == other.query.category && query.newOnly == other.query.newOnly
      && query.onOfferOnly == other.query.onOfferOnly
  }

  var crumb: SafeText {
    if isSearch { return query.words.isEmpty ? "Search" : "Search: \(SafeText(cleaning: query.words))" }
    if query.newOnly { return "New" }
    if query.onOfferOnly { return "On offer" }
    return query.category.isEmpty ? "All products" : query.category.last ?? .empty
  }

  var contexts: [KeyContext] {
    switch focus {
    case .field: (wordFilters.isEmpty ? [] : [.typedFilters]) + [.searchField, .always]
    case .facets: [.facets, .list, .page, .global, .always]
    case .list:
      (wordFilters.isEmpty ? [] : [.chips]) + (isSearch ? [.results] : []) + [.listing, .list, .page, .global, .always]
    }
  }

  /// Rows that can be selected: what leads on, then the products.
  var rowCount: Int { aids.entries.count + count }

  /// The selected product among all, from 0; below that a row that is none is selected.
  var selectedProduct: Int { list.selection - aids.entries.count }

  /// Found products; zero until the first answer.
  var count: Int { summary?.count ?? chunks[0]?.count ?? 0 }

  func row(at index: Int) -> ProductRow? {
    guard index >= 0 else { return nil }
    let chunk = chunks[index / ListingPage.chunkSize]
    let offset = index % ListingPage.chunkSize
    return chunk.flatMap { $0.indices.contains(offset) ? $0[offset] : nil }
  }

  mutating func appear(_ shared: inout Shared) -> [Effect] {
    (isSearch ? [.loadSearches(guest: shared.guest)] : []) + ask(&shared)
  }

  /// Asks for the list anew, as the query says now.
  mutating func ask(_ shared: inout Shared) -> [Effect] {
    generation = shared.nextGeneration()
    isStale = summary != nil
    guard !isSearch || !query.words.isEmpty else {
      summary = nil
      chunks = [:]
      isStale = false
      aids.entries = entries(shared)
      return []
    }
    let offset = max(0, selectedProduct) / ListingPage.chunkSize * ListingPage.chunkSize
    return [
      .loadRows(query, offset: offset, limit: ListingPage.chunkSize, generation: generation),
      .summarize(query, generation: generation),
    ]
  }

  /// Asks for what is on screen once more; until the answers come it stays there.
  ///
  /// - Parameter isOther: The list itself may be another one, not only the stock of what is in it.
  mutating func refresh(_ shared: inout Shared, isOther: Bool) -> [Effect] {
    guard !isStale, summary != nil else { return [] }
    kept = row(at: selectedProduct).map { Kept(slug: $0.slug, index: list.selection) }
    let near = wanted(height: 50)
    chunks = chunks.filter { near.contains($0.key) }
    // Counting a long list takes time, and stock changes its length only where it is asked for.
    guard isOther || query.inStockOnly else { return near.map { load($0) } }
    generation = shared.nextGeneration()
    return near.map { load($0) } + [.summarize(query, generation: generation)]
  }

  mutating func receive(_ answer: Action, _ shared: Shared) -> Turn {
    if isSearch, let turn = receiveSearch(answer, shared) { return turn }
    switch answer {
    case .listingSummarized(let loaded, generation):
      let chosen = facetEntries.indices.contains(facetList.selection) ? facetEntries[facetList.selection] : nil
      summary = loaded
      if isSearch { aids.entries = entries(shared) }
      list.select(list.selection, count: rowCount)
      // Facets come and go with what is filtered; the cursor stays on its value.
      let place = facetEntries.firstIndex { entry in chosen.map { entry.isSamePlace(as: $0) } ?? false }
      facetList.select(place ?? facetList.selection, count: facetEntries.count)
      return Turn(effects: missingChunks(height: 50) + settleIfWanted(shared))
    case .rowsLoaded(let rows, let offset, generation):
      if isStale {
        chunks = [:]
        isStale = false
      }
      chunks[offset / ListingPage.chunkSize] = rows
      findKept(rows, offset: offset)
      drop(farFrom: max(0, selectedProduct) / ListingPage.chunkSize)
      return .none
    default:
      return .none
    }
  }

  private mutating func findKept(_ rows: [ProductRow], offset: Int) {
    guard let kept, let place = rows.firstIndex(where: { $0.slug == kept.slug }) else { return }
    self.kept = nil
    guard list.selection == kept.index else { return }
    let moved = offset + place + aids.entries.count - kept.index
    // On screen it stays where it was; the list moves behind it.
    list = ListState(selection: kept.index + moved, top: max(0, list.top + moved))
  }

  private mutating func drop(farFrom chunk: Int) {
    while chunks.count > ListingPage.keptChunks, let far = chunks.keys.max(by: { abs($0 - chunk) < abs($1 - chunk) }) {
      chunks[far] = nil
    }
  }

  /// Effects for the chunks around the selection that are not here.
  func missingChunks(height: Int) -> [Effect] {
    guard !isStale, count > 0 else { return [] }
    return wanted(height: height).filter { chunks[$0] == nil }.map { load($0) }
  }

  private func wanted(height: Int) -> ClosedRange<Int> {
    let first = max(0, selectedProduct - height) / ListingPage.chunkSize
    return first...max(first, min(count - 1, max(0, selectedProduct) + height) / ListingPage.chunkSize)
  }

  private func load(_ chunk: Int) -> Effect {
    .loadRows(
      query, offset: chunk * ListingPage.chunkSize, limit: ListingPage.chunkSize, generation: generation)
  }
}
