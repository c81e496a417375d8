import Commerce
package import PlainText
import TerminalKit

/// One row of the review: what will be bought, where it goes, how it is paid; every part can be changed in place.
enum ReviewItem: Equatable {
  case row(CartItem)
  /// Something that is not as it was shown; Enter leads to where it can be mended.
  case change(PlacementChange, SafeText)
  /// Opens a step; label and value.
  case edit(CheckoutScreen.Step, SafeText, SafeText)
  case place

  var isSelectable: Bool {
    switch self {
    case .row(let item):
      // A line of the cart is changed in the cart, not here.
      if case .action = item { true } else { false }
    case .edit, .place, .change: true
    }
  }
}

extension ListState {
  /// Selects the row that places the order, unless another one stands selected.
  mutating func selectPlacing(among items: [ReviewItem]) {
    guard !items.indices.contains(selection) || !items[selection].isSelectable else { return }
    select(items.lastIndex(of: .place) ?? 0, count: items.count)
  }
}

extension ReviewItem {
  /// Columns of the labels of what can be changed.
  static let labelWidth = 8
}

extension CheckoutScreen {
  func reviewItems(_ shared: Shared) -> [ReviewItem] {
    guard let view else { return [] }
    let width = Chrome.body(shared.size).columns - (shared.size.widthClass == .narrow ? 2 : 4)
    var items: [ReviewItem] = changes.flatMap { change -> [ReviewItem] in
      let lines = Words.change(change, shared).wrapped(width: width)
      return [.change(change, lines.first ?? .empty)] + lines.dropFirst().map { .row(.note($0, .warning)) }
    }
    func edit(_ step: Step, _ label: SafeText, _ value: SafeText) -> [ReviewItem] {
      let lines = value.wrapped(width: width - ReviewItem.labelWidth)
      return [.edit(step, label, lines.first ?? .empty)]
        + lines.dropFirst().map { .row(.note(SafeText.empty.padded(toWidth: ReviewItem.labelWidth) + $0, .text)) }
    }
    items.append(.row(.heading("What you buy")))
    for line in view.cart.lines where !line.line.isSavedForLater {
      items += CartRows.rows(line, shared).map(ReviewItem.row)
    }
    items.append(.row(.heading("Where and how")))
    let address = AddressForm.of(draft.address.country).lines(for: draft.address, fullName: draft.fullName)
    items += edit(.address, "To", address.dropFirst().reduce(address.first ?? .empty) { "\($0), \($1)" })
    items += edit(.address, "E-mail", SafeText(cleaning: draft.email))
    if let billing = draft.billing {
      let lines = AddressForm.of(billing.country).lines(for: billing, fullName: "")
      items += edit(.address, "Bill to", lines.dropFirst().reduce(lines.first ?? .empty) { "\($0), \($1)" })
    }
    if let delivery = view.deliveries.first(where: { $0.method.id == draft.methodID }) {
      items += edit(.delivery, "By", "\(delivery.method.name), arrives \(delivery.window.label)")
    } else {
      items.append(.edit(.delivery, "By", "please choose"))
    }
    if !draft.note.isEmpty { items += edit(.address, "Note", SafeText(cleaning: draft.note)) }
    items.append(.edit(.payment, "Card", cardLine))
    items.append(.row(.action(.coupon, "Coupon (p)")))
    items.append(.row(.heading("What it costs")))
    let method = view.deliveries.first { $0.method.id == draft.methodID }?.method
    items += TotalsRows.rows(view.totals, method: method, shared).map(ReviewItem.row)
    items.append(.row(.note("Returns, shipping, contact: i", .secondary)))
    items.append(.place)
    return items
  }

  private var cardLine: SafeText {
    return card.isEmpty ? "please enter" : "\(card.brand.label) \(SafeText(cleaning: card.maskedDisplay))"
  }
}

extension CardBrand {
  /// As the brands write themselves.
  package var label: SafeText {
    switch self {
    case .visa: "Visa"
    case .mastercard: "Mastercard"
    case .amex: "American Express"
    case .discover: "Discover"
    case .diners: "Diners Club"
    case .jcb: "JCB"
    case .unionpay: "UnionPay"
    case .unknown: "Card"
    }
  }
}
