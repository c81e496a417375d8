import Commerce
import PlainText
import ShopCore
import Storefront
import TerminalKit

/// What was found, for people.
struct SearchText {
  let summary: ListingSummary
  let rows: [ProductRow]
  let offset: Int
  let shopper: Shopper

  func lines(width: Int) -> [StyledLine] { found(width: width) + notes(width: width) }

  /// What the words were taken for, where that is not what was typed.
  private func notes(width: Int) -> [StyledLine] {
    guard let reading = summary.reading else { return [] }
    return Words.notes(reading).flatMap { StyledLine.wrapped($0, .secondary, width: width) }
  }

  private func found(width: Int) -> [StyledLine] {
    guard !rows.isEmpty else {
      let words: SafeText =
        summary.count == 0
        ? "Nothing found. Try fewer words or filters." : "That was all: there are \(summary.count) products."
      return StyledLine.wrapped(words, .secondary, width: width)
    }
    var table = TextTable([
      .init(isFlexible: true), .init(alignment: .right, role: .heading), .init(role: .secondary),
      .init(role: .secondary),
    ])
    table.rows = rows.map { row in
      let from: SafeText = row.hasPriceRange ? "from " : ""
      let stock: SafeText =
        row.available == 0 ? "sold out" : row.available <= 3 ? "only \(row.available) left" : row.isNew ? "new" : ""
      return [row.title, from + shopper.price(row.price), stock, SafeText(cleaning: row.slug)]
    }
    var lines = table.lines(width: width)
    let last = offset + rows.count
    if last < summary.count || offset > 0 {
      let more: SafeText = last < summary.count ? "; more with --offset \(last)" : ""
      lines += [.empty, .of("\(offset + 1) to \(last) of \(summary.count)\(more)", .secondary)]
    } else {
      lines += [.empty, .of("\(summary.count) \(summary.count == 1 ? "product" : "products")", .secondary)]
    }
    return lines
  }

  /// What the list could be narrowed to.
  func filters(width: Int) -> [StyledLine] {
    summary.facets.flatMap { facet -> [StyledLine] in
      let values = facet.values.map { value -> SafeText in
        let mark: SafeText = value.isChosen ? "*" : ""
        return "\(mark)\(value.name) \(value.count)"
      }
      return [.empty, .of(facet.name, .heading)]
        + StyledLine.wrapped(values.joined(separator: ", "), width: width)
    }
  }
}
