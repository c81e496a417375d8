import Commerce
import PlainText
import ShopCore
import Storefront
import TerminalKit

/// What came of a checkout.
enum CheckoutAnswer {
  private struct Placed: Encodable { let order: OrderJSON }

  static func placed(_ order: Order, _ shopper: Shopper) -> Answer {
    Answer(Placed(order: Shapes(profile: shopper.profile).order(order))) { width in
      [.of("Thank you. Your order is placed.", .success), .empty] + text(of: order, shopper, width: width)
    }
  }

  static func order(_ order: Order, _ shopper: Shopper) -> Answer {
    Answer(Placed(order: Shapes(profile: shopper.profile).order(order))) { text(of: order, shopper, width: $0) }
  }

  /// The same words as in the file that the screen saves.
  private static func text(of order: Order, _ shopper: Shopper, width: Int) -> [StyledLine] {
    OrderText.lines(order, shopper.profile, command: shopper.command).flatMap { line in
      line.width > width && !line.string.contains("   ") ? StyledLine.wrapped(line, width: width) : [.of(line)]
    }
  }

  private struct Quote: Encodable {
    let cart: CartJSON
    let deliveries: [DeliveryJSON]
    let totals: TotalsJSON
    /// What is still missing before it can be bought.
    let fields: [FieldFaultJSON]
    @Nullable var method: String?
  }

  private struct QuoteJSON: Encodable { let quote: Quote }

  static func quote(_ view: CheckoutView, faults: [FieldFaultJSON], _ shopper: Shopper) -> Answer {
    let shapes = Shapes(profile: shopper.profile)
    return Answer(
      QuoteJSON(
        quote: Quote(
          cart: shapes.cart(view.cart), deliveries: view.deliveries.map(shapes.delivery),
          totals: shapes.totals(view.totals), fields: faults, method: view.draft.methodID))
    ) { width in
      var lines = CartText(view: view.cart, shopper: shopper).lines(width: width)
      lines += [.empty, .of("Ways to ship", .heading)]
      if view.deliveries.isEmpty { lines.append(.of("Not shipped there.", .warning)) }
      var table = TextTable([
        .init(), .init(role: .secondary), .init(isFlexible: true), .init(alignment: .right), .init(),
      ])
      table.rows = view.deliveries.map { choice in
        [
          choice.method.id == view.draft.methodID ? "*" : " ", SafeText(cleaning: choice.method.id), choice.method.name,
          shopper.charge(choice.price), SafeText(cleaning: choice.window.label),
        ]
      }
      lines += table.lines(width: width)
      guard !faults.isEmpty else { return lines }
      lines += [.empty, .of("Before it can be bought", .heading)]
      return lines + faults.flatMap { StyledLine.wrapped("\($0.field): \($0.message)", .warning, width: width) }
    }
  }
}
