import Commerce
import PlainText
import TerminalKit

/// One product in one row: title, what is special, price; more of it where there is room.
enum ProductRowView {
  static func draw(
    _ row: ProductRow, _ painter: inout Painter, in line: Rect, surface: Role, words: [SafeText] = []
  ) {
    let price = priceLabel(row, painter.shared)
    let priceWidth = line.columns >= 60 ? max(16, price.width) : price.width
    let priceRect = Rect(column: line.maxColumn - priceWidth - 1, row: line.row, columns: priceWidth, rows: 1)
    painter.putRight(price, in: priceRect, surface == .selection ? .selection : .accent, on: surface)
    var end = priceRect.column - 1
    if let badge = badge(row, short: line.columns < 44) {
      let width = line.columns >= 60 ? max(8, badge.text.width) : badge.text.width
      end -= width
      painter.put(
        badge.text, end, line.row, surface == .selection ? .selection : badge.role, on: surface,
        width: badge.text.width)
      end -= 1
    }
    let room = end - line.column
    let title = row.title.isEmpty ? "Untitled" : row.title
    // A summary of a few words would only be noise.
    let titleWidth = room >= 62 ? max(32, room * 2 / 5) : room
    painter.put(title, line.column, line.row, surface, on: surface, width: titleWidth)
    mark(words, in: title, &painter, at: Point(line.column, line.row), width: titleWidth, surface: surface)
    if room > titleWidth {
      painter.put(
        row.summary, line.column + titleWidth + 2, line.row, .secondary, on: surface, width: room - titleWidth - 2)
    }
  }

  static func priceLabel(_ row: ProductRow, _ shared: Shared) -> SafeText {
    let price = shared.price(row.price)
    return row.hasPriceRange ? "from \(price)" : price
  }

  private static func badge(_ row: ProductRow, short: Bool) -> (text: SafeText, role: Role)? {
    if row.available == 0 { return ("sold out", .error) }
    if row.available <= ProductRow.fewUnits {
      return (short ? "\(row.available) left" : "only \(row.available)", .warning)
    }
    if row.compareAtPrice != nil { return ("offer", .offer) }
    if row.isNew { return ("new", .info) }
    return nil
  }

  // A searched word is marked where a word of the title begins with it.
  private static func mark(
    _ words: [SafeText], in title: SafeText, _ painter: inout Painter, at origin: Point, width: Int, surface: Role
  ) {
    guard !words.isEmpty else { return }
    var column = 0
    for part in title.string.split(separator: " ", omittingEmptySubsequences: false) {
      let text = SafeText(cleaning: String(part))
      let folded = text.folded
      if let word = words.filter({ folded.string.hasPrefix($0.string) }).max(by: { $0.width < $1.width }) {
        let marked = Rect(
          column: origin.column + column, row: origin.row, columns: min(word.width, max(0, width - column)), rows: 1)
        let style = painter.theme[.match, on: surface]
        painter.frame.restyle(marked) { _ in style }
      }
      column += text.width + 1
    }
  }
}
