import Commerce
import Conversation
package import PlainText
import TerminalKit

// For those who record screens: what has the keys, and what on the screen is the shopper's own.
extension ShopState {
  /// What has the keys, as help calls it.
  package var focusTitle: SafeText { SafeText(cleaning: contexts.first?.title ?? "") }

  /// Keys go into a field of the checkout or of the order look-up: an address, a card, an e-mail.
  package var takesPersonalText: Bool {
    guard layers.isEmpty, !isInChat else { return false }
    return switch page {
    case .checkout(let checkout): checkout.waiting == nil && [.address, .payment].contains(checkout.step)
    case .orders(let orders): orders.focus < 2
    case .review(let review): review.focus == .name
    default: false
    }
  }

  /// They go into the field for a card.
  package var takesCard: Bool {
    guard takesPersonalText, case .checkout(let checkout) = page else { return false }
    return checkout.step == .payment
  }

  /// What the shopper has typed about themselves, by field; of the card its expiry date, because no screen shows more.
  package var personalTexts: [String: String] {
    switch page {
    case .checkout(let checkout):
      let draft = checkout.draft
      return ["email": draft.email, "fullName": draft.fullName, "phone": draft.phone, "note": draft.note]
        .merging(["card.expiry": checkout.card.shownExpiry]) { $1 }
        .merging(texts(of: draft.address, "")) { $1 }
        .merging(draft.billing.map { texts(of: $0, "billing.") } ?? [:]) { $1 }
    case .orders(let orders): return ["lookup.email": orders.email.text]
    case .review(let review): return ["fullName": review.name.text]
    default: return [:]
    }
  }

  /// What of it may be on the screen now, an order's address included.
  package var shownPersonalTexts: [String] { pageTexts + chat.personalTexts }

  private var pageTexts: [String] {
    switch page {
    case .placed(let placed): texts(of: placed.order)
    case .order(let shown): texts(of: shown.order)
    case .review(let review): texts(of: review.order) + [review.name.text]
    case .checkout, .orders: Array(personalTexts.values)
    default: []
    }
  }

  private func texts(of order: Order) -> [String] {
    [order.email, order.fullName, order.phone, order.note] + texts(of: order.address, "").values
      + (order.billing.map { Array(texts(of: $0, "").values) } ?? [])
  }

  private func texts(of address: PostalAddress, _ prefix: String) -> [String: String] {
    [
      prefix + "street": address.street, prefix + "secondLine": address.secondLine,
      prefix + "postalCode": address.postalCode, prefix + "city": address.city,
    ]
  }
}

extension ChatPane {
  /// Addresses and numbers that were said, and those that are being written.
  fileprivate var personalTexts: [String] {
    let written = [field, line].filter { !$0.isEmpty }
    return addresses.words + written.flatMap { ChatAddresses.words(in: SafeText(cleaning: $0.text)) }
  }
}
