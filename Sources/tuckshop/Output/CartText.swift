import Commerce
import PlainText
import ShopCore
import Storefront
import TerminalKit

/// A cart as text.
struct CartText {
  let view: CartView
  let shopper: Shopper

  func lines(width: Int) -> [StyledLine] {
    var lines: [StyledLine] = [.of(view.cart.name, .heading)]
    let buying = view.lines.filter { !$0.line.isSavedForLater }
    let saved = view.lines.filter(\.line.isSavedForLater)
    if buying.isEmpty {
      lines += StyledLine.wrapped("It is empty. Put something in: tuckshop cart add SKU", .secondary, width: width)
    }
    lines += rows(buying, width: width)
    for line in buying { lines += problems(of: line).flatMap { StyledLine.wrapped($0, .warning, width: width) } }
    for refusal in view.refusals {
      lines += StyledLine.wrapped(
        Words.refusal(refusal.reason, code: refusal.code, price: shopper.price), .warning, width: width)
    }
    if !buying.isEmpty {
      lines += [.empty] + TotalsText.lines(view.totals, shopper, width: width) + [.empty]
      let country = AddressForm.of(view.country).countryName
      let arrival: SafeText =
        view.delivery.map { "Arrives \($0.label) in \(country)" } ?? "Not shipped to \(country)"
      lines += StyledLine.wrapped(arrival, view.delivery == nil ? .warning : .success, width: width)
    }
    if !saved.isEmpty { lines += [.empty, .of("Saved for later", .heading)] + rows(saved, width: width) }
    return lines
  }

  private func rows(_ lines: [CartLineView], width: Int) -> [StyledLine] {
    var table = TextTable([
      .init(alignment: .right), .init(isFlexible: true), .init(alignment: .right, role: .heading),
      .init(role: .secondary),
    ])
    table.rows = lines.map { line in
      [
        "\(line.line.quantity) ×", line.variant.isEmpty ? line.title : "\(line.title), \(line.variant)",
        shopper.price(line.unitPrice * line.line.quantity), SafeText(cleaning: line.line.sku),
      ]
    }
    return table.lines(width: width)
  }

  private func problems(of line: CartLineView) -> [SafeText] {
    if line.isVanished { return ["\(line.title) is no longer sold: tuckshop cart remove \(line.line.sku)"] }
    var problems: [SafeText] = []
    if line.isRepriced {
      let way: SafeText = line.unitPrice < line.line.seenPrice ? "fell" : "rose"
      problems.append(
        "\(line.title): the price \(way) from \(shopper.price(line.line.seenPrice)) to \(shopper.price(line.unitPrice))"
      )
    }
    if line.isShort {
      problems.append(
        line.available == 0 ? "\(line.title) is sold out just now" : "\(line.title): only \(line.available) left")
    }
    return problems
  }
}

/// From the subtotal to the total.
enum TotalsText {
  static func lines(_ totals: Totals, _ shopper: Shopper, width: Int) -> [StyledLine] {
    OrderText.totals(totals, shopper.profile).flatMap { line in
      line.width <= width
        ? [.of(line)]
        : [.of(line.string.split(separator: " ").map { SafeText(cleaning: String($0)) }.joined(separator: " "))]
    }
  }
}
