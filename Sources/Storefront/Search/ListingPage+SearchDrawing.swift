import Commerce
import PlainText
import TerminalKit

extension ListingPage {
  /// Rows below the line of the count: chips, and what was corrected, where they have something to say and there is room.
  func noteRows(_ size: Size) -> Int {
    guard isSearch else { return 0 }
    if size.isShort { return 0 }
    return (wordFilters.isEmpty ? 0 : 1) + (correction == nil ? 0 : 1)
  }

  /// One sentence on words that were not found as they stand.
  var correction: SafeText? {
    guard let reading = summary?.reading, summary?.count ?? 0 > 0 else { return nil }
    if let price = reading.unmetPrice { return "Nothing costs \(price.text): these are of all prices" }
    let corrected = reading.words.compactMap { word -> SafeText? in
      if case .corrected(let words) = word.outcome { words.first.map { "“\($0)”" } } else { nil }
    }
    let dropped = reading.words.compactMap { word -> SafeText? in
      if case .dropped = word.outcome { "“\(word.text)”" } else { nil }
    }
    let shown: SafeText = corrected.isEmpty ? "" : "Showing results for \(corrected.joined(separator: ", "))"
    let left: SafeText = dropped.isEmpty ? "" : "nothing is called \(dropped.joined(separator: ", "))"
    if shown.isEmpty, left.isEmpty { return nil }
    if shown.isEmpty { return "Left out: \(left)" }
    return left.isEmpty ? shown : "\(shown); \(left)"
  }

  func drawNotes(_ painter: inout Painter, _ rect: Rect) {
    var rest = rect
    if !wordFilters.isEmpty, rest.rows > 0 {
      drawChips(&painter, rest, withCount: false)
      rest = rest.splitTop(1).rest
    }
    if let correction, rest.rows > 0 { painter.put(correction, rest.column, rest.row, .info, width: rest.columns) }
  }

  /// The filters that the words are, each with the key that takes it off where the list has the keys.
  func drawChips(_ painter: inout Painter, _ rect: Rect, withCount: Bool) {
    var column = rect.column
    func put(_ text: SafeText, _ role: Role) {
      column += painter.put(text, column, rect.row, role, width: rect.maxColumn - column)
    }
    let hasKeys = focus == .list
    if !withCount {
      put("Only ", .secondary)
    } else if let count = summary?.count, !hasKeys {
      put("\(count): ", .secondary)
    }
    for (place, filter) in wordFilters.enumerated() {
      let label = Words.chip(filter, painter.shared)
      let start = column
      if column + (hasKeys ? 2 : 0) + label.width > rect.maxColumn {
        put("\(painter.symbols.ellipsis)", .secondary)
        break
      }
      if hasKeys { put("\(place + 1) ", .secondary) }
      put(label, .accent)
      painter.frame.hotspots.append(
        Hotspot(
          rect: Rect(column: start, row: rect.row, columns: column - start, rows: 1), id: Self.chipSpot, index: place))
      put("  ", .text)
    }
    let hint: SafeText = hasKeys ? "0 as words" : "Ctrl+R as words"
    if column + hint.width <= rect.maxColumn { put(hint, .secondary) }
  }

  /// What the line may become, behind the cursor.
  func drawCompletion(_ painter: inout Painter, at point: Point, in box: Rect) {
    guard let completion else { return }
    painter.frame.put(
      SafeText(cleaning: completion), at: point, style: painter.theme[.secondary, on: .fieldFocused],
      limit: max(0, box.maxColumn - point.column))
  }

  /// The head of a page on which nothing was found.
  var nothingFound: SafeText {
    if case .order? = aids.entries.first { return "No product, but it may be an order’s number" }
    return "Nothing found for “\(SafeText(cleaning: query.words).trimmed)”"
  }
}

/// A row that leads on: what it is to the left, what kind of thing to the right.
enum SearchEntryView {
  static func draw(_ entry: SearchEntry, _ painter: inout Painter, in line: Rect, surface: Role) {
    let (title, kind) = texts(of: entry)
    let room = kind.width + 2 < line.columns / 2 ? line.columns - kind.width - 2 : line.columns
    painter.put(title, line.column, line.row, surface, on: surface, width: room)
    if room < line.columns {
      painter.putRight("\(kind) ", in: line, surface == .selection ? .selection : .secondary, on: surface)
    }
  }

  private static func texts(of entry: SearchEntry) -> (SafeText, SafeText) {
    switch entry {
    case .order(let number): ("Look up order \(number)", "order")
    case .page(let page): (page.title, page.id.isEmpty ? "question" : "page")
    case .words(let words, .recent): (words, "you searched")
    case .words(let words, .popular): (words, "popular")
    case .words(let words, .meant): ("Did you mean “\(words)”?", "others did")
    case .category(let node): (node.path.joined(separator: " › "), "category, \(node.count)")
    case .allProducts(let count): ("Everything", count > 0 ? "\(count)" : "")
    case .staff: ("Ask a person, with your words", "F2")
    }
  }
}

extension Words {
  /// A filter of the words as a chip.
  static func chip(_ filter: WordFilter, _ shared: Shared) -> SafeText {
    switch filter.meaning {
    case .values(let facet, let names):
      // Where there is little room the value says what it is a value of.
      let name = names.count == 1 ? names[0] : filter.text
      return shared.size.widthClass == .narrow ? name : "\(facet): \(name)"
    case .category(let path): return path.last ?? .empty
    case .price(let range): return price(range, shared)
    }
  }

  private static func price(_ range: ClosedRange<Int>, _ shared: Shared) -> SafeText {
    func amount(_ minor: Int) -> SafeText {
      shared.roundPrice(Money(minorUnits: minor, currency: shared.profile.currency))
    }
    let isOpen = range.upperBound >= Money.largestMinorUnits
    switch (range.lowerBound, range.upperBound) {
    case (0, let high) where (high + 1) % 10 == 0: return "under \(amount(high + 1))"
    case (0, let high): return "up to \(amount(high))"
    case (let low, _) where isOpen: return low % 10 == 1 ? "over \(amount(low - 1))" : "from \(amount(low))"
    case (let low, let high): return "\(amount(low)) to \(amount(high))"
    }
  }

  /// What is asked of staff after a search in vain, for the shopper to change.
  static func question(afterSearchFor words: SafeText) -> SafeText {
    "I searched for “\(words)” and found nothing. Do you have it?"
  }
}
