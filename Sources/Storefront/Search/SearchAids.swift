package import Commerce
import PlainText
import TerminalKit

/// What a search knows beside its results.
package struct SearchAids: Equatable, Sendable {
  package var past = PastSearches()
  /// Rows before the products.
  package var entries: [SearchEntry] = []
  /// Words of which the ledger was told, so that it is told once.
  var told: String?
  /// Words of which it was told that something was opened.
  var toldOpened: String?
  /// The last words that found nothing.
  var inVain: String?
  /// The shopper is done with the words, and the answer to them is not here yet.
  var wantsToTell = false
}

extension ListingPage {
  /// Recent and popular words that are shown of each.
  private static let mostPast = 5

  /// Words that were read as filters in what is shown.
  var wordFilters: [WordFilter] { isSearch ? Array((summary?.reading?.filters ?? []).prefix(6)) : [] }

  /// The words, where nothing was found for them.
  var fruitlessWords: SafeText? {
    guard isSearch, !isStale, let summary, summary.count == 0, !query.words.isEmpty else { return nil }
    return SafeText(cleaning: query.words).trimmed
  }

  /// Searches for other words.
  mutating func search(for words: String) {
    query.words = words
    // An empty line is a new beginning.
    if words.isEmpty { query.readsFilters = true }
    list = ListState()
  }

  /// Rows that lead on: for an empty line what was searched for before; for words the pages and orders that they name, and
  /// where they found nothing everything that may help.
  func entries(_ shared: Shared) -> [SearchEntry] {
    guard isSearch else { return [] }
    guard !query.words.isEmpty else { return pastEntries }
    var entries = SearchedPages.orderNumber(in: query.words).map { [SearchEntry.order(number: $0)] } ?? []
    let isFruitless = summary?.count == 0
    entries += SearchedPages.of(query.words, isNothingElse: isFruitless, shared.profile).map(SearchEntry.page)
    guard isFruitless, !hasFilters else { return entries }
    entries += (summary?.reading?.meant ?? []).map { .words($0, .meant) }
    entries.append(.staff)
    entries += (summary?.reading?.nearCategories ?? []).map(SearchEntry.category)
    entries.append(.allProducts(shared.categories.reduce(0) { $0 + ($1.depth == 0 ? $1.count : 0) }))
    return entries
  }

  private var pastEntries: [SearchEntry] {
    let recent = aids.past.recent.prefix(Self.mostPast)
    let popular = aids.past.popular.filter { !recent.contains($0) }.prefix(Self.mostPast)
    return recent.map { .words($0, .recent) } + popular.map { .words($0, .popular) }
  }

  /// Words of titles that are marked: those that were typed, and what stands for them.
  var markedWords: [SafeText] {
    let typed = query.words.split(separator: " ").map { SafeText(cleaning: String($0)).folded }
    let meant = (summary?.reading?.words ?? []).flatMap { word -> [SafeText] in
      switch word.outcome {
      case .corrected(let words), .replaced(let words): words
      default: []
      }
    }
    return typed + meant
  }

  // MARK: Completion

  /// What the line may become, as the rest that is not typed yet.
  ///
  /// From words that were searched for before, then from the titles that are on the screen: what is proposed finds something.
  var completion: String? {
    guard focus == .field, field.cursor == field.characters.count, let last = field.characters.last, !last.isWhitespace
    else { return nil }
    let typed = field.text
    for words in aids.past.recent + aids.past.popular {
      if let rest = words.string.rest(after: typed) { return rest }
    }
    let titles = (chunks[0] ?? []).map(\.title.string)
    if typed.count >= 3, let rest = titles.lazy.compactMap({ $0.rest(after: typed) }).first { return rest }
    guard let word = typed.split(separator: " ").last, word.count >= 2 else { return nil }
    var counts: [String: Int] = [:]
    var order: [String] = []
    for title in titles {
      for part in title.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "'" }) {
        guard let rest = String(part).rest(after: String(word)) else { continue }
        if counts[rest.lowercased()] == nil { order.append(rest.lowercased()) }
        counts[rest.lowercased(), default: 0] += 1
      }
    }
    let most = counts.values.max()
    return order.first { counts[$0] == most }
  }

  // MARK: Telling

  /// Tells what was searched for, once for the same words, when the shopper goes on from typing.
  mutating func settle(_ shared: Shared) -> [Effect] {
    guard isSearch, !query.words.isEmpty, aids.told != query.words else { return [] }
    guard !isStale, let summary else {
      aids.wantsToTell = true
      return []
    }
    aids.wantsToTell = false
    aids.told = query.words
    let isEmpty = summary.count == 0
    if isEmpty { aids.inVain = query.words }
    // Filters of the shopper's own may be why there is nothing.
    guard !isEmpty || !hasFilters else { return [] }
    return [
      .recordSearch(SearchRecord(words: query.words, ending: isEmpty ? .foundNothing : .found), guest: shared.guest)
    ]
  }

  mutating func settleIfWanted(_ shared: Shared) -> [Effect] { aids.wantsToTell ? settle(shared) : [] }

  /// Tells that a product was opened from the results.
  mutating func settleOpened(_ shared: Shared) -> [Effect] {
    let told = settle(shared)
    guard isSearch, aids.toldOpened != query.words, !query.words.isEmpty else { return told }
    aids.toldOpened = query.words
    let record = SearchRecord(words: query.words, ending: .opened, insteadOf: aids.inVain)
    aids.inVain = nil
    return told + [.recordSearch(record, guest: shared.guest)]
  }
}

extension String {
  /// What follows in this text where it begins with another, whatever the case and accents; nil where nothing does.
  fileprivate func rest(after typed: String) -> String? {
    guard count > typed.count else { return nil }
    let start = SafeText(cleaning: String(prefix(typed.count))).folded
    guard start == SafeText(cleaning: typed).folded else { return nil }
    let rest = String(dropFirst(typed.count))
    // Whoever types small letters reads on in them.
    return typed.contains(where: \.isUppercase) ? rest : rest.lowercased()
  }
}
