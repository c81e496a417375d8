import Commerce
import PlainText
import TerminalKit

extension ProductReviews {
  /// How the stars are spread, then what was said.
  func lines(_ profile: ShopProfile, width: Int) -> [ProductLine] {
    var lines = (1...5).reversed().map { ProductLine(.stars($0, count: counts[$0 - 1], of: count)) }
    for review in newest {
      lines.append(ProductLine(.text(.empty, .text)))
      let head: SafeText = "\(review.stars) of 5 · \(Words.author(of: review, profile))"
      lines += head.wrapped(width: width).map { ProductLine(.text($0, .heading)) }
      lines += review.text.wrapped(width: width).filter { !review.text.isEmpty || !$0.isEmpty }
        .map { ProductLine(.text($0, .text)) }
      guard !review.reply.isEmpty else { continue }
      let reply: SafeText = "\(profile.name): \(review.reply)"
      lines += reply.wrapped(width: width - 2).map { ProductLine(.text("  \($0)", .secondary)) }
    }
    return lines
  }
}

/// How many gave so many stars, as a bar.
enum ReviewLines {
  static func draw(_ stars: Int, _ count: Int, of all: Int, _ painter: inout Painter, in row: Rect) {
    let label: SafeText = "\(stars) of 5"
    painter.put(label, row.column, row.row, width: label.width)
    let start = row.column + label.width + 1
    let room = max(0, min(20, row.columns - label.width - 6))
    // Whoever gave it is seen, however many gave another.
    let filled = count > 0 ? max(1, room * count / max(1, all)) : 0
    for column in 0..<room {
      let isFilled = column < filled
      painter.put(
        isFilled ? painter.symbols.swatch : painter.symbols.dash, start + column, row.row,
        isFilled ? .accent : .border, width: 1)
    }
    painter.put("\(count)", start + room + 1, row.row, .secondary, width: 4)
  }
}
