package import Commerce
import PlainText
import TerminalKit

/// A field for something of the shopper's own, and what a recording of the session may have in its place.
package struct PersonalEntry: Equatable, Sendable {
  /// Nil: the card.
  package let field: AddressEntry.ID?
  /// What stands in it; of a card only how much.
  package let text: String
  /// Made up, of the same country and shape, so that it passes the same checks.
  package let sample: Sample

  package enum Sample: Equatable, Sendable {
    case text(String)
    /// So many digits of a card, its date and its code.
    case card(TestCard, count: Int)

    package var text: String {
      switch self {
      case .text(let text): text
      case .card(let card, let count): String(card.keys.prefix(count))
      }
    }
  }
}

extension ShopState {
  /// The field for something personal that has the keys.
  package var personalEntry: PersonalEntry? {
    guard layers.isEmpty, !isInChat else { return nil }
    switch page {
    case .checkout(let checkout) where checkout.waiting == nil && checkout.step == .address:
      return checkout.form.personalEntry
    case .checkout(let checkout)
    where checkout.waiting == nil && checkout.step == .payment && checkout.paymentFocus == 0:
      return PersonalEntry(field: nil, text: checkout.card.display, sample: .sample(for: checkout.card))
    case .orders(let orders) where orders.focus == 1:
      return PersonalEntry(
        field: AddressEntry.ID(field: .email), text: orders.email.text, sample: .text(SampleAddress.email))
    case .review(let review) where review.focus == .name:
      let sample = SampleAddress(country: review.order.address.country).text(of: .fullName) ?? ""
      return PersonalEntry(field: AddressEntry.ID(field: .fullName), text: review.name.text, sample: .text(sample))
    default: return nil
    }
  }
}

extension AddressEntry {
  fileprivate var personalEntry: PersonalEntry? {
    guard items.indices.contains(focus), case .field(let id) = items[focus], let typed = fields[id] else { return nil }
    let sample = SampleAddress(country: country(isBilling: id.isBilling))
    return PersonalEntry(field: id, text: typed.text, sample: .text(sample.text(of: id.field) ?? typed.text))
  }
}

extension PersonalEntry.Sample {
  /// As many digits of a test card as were typed: of the one that was typed, or else of the one that pays.
  fileprivate static func sample(for card: CardEntry) -> PersonalEntry.Sample {
    let typed = card.display.filter { $0 == "•" || $0.isNumber }.count
    let shown = card.maskedDisplay
    let meant = TestCard.allCases.first { shown.hasPrefix($0.masked.string) } ?? .success
    return .card(meant, count: typed)
  }
}

/// An address that nobody has.
struct SampleAddress {
  static let email = "guest@example.com"
  let country: String

  /// What goes into a field; nil where what was typed says nothing about anybody.
  func text(of field: CheckoutField) -> String? {
    let form = AddressForm.of(country)
    switch field {
    case .email: return Self.email
    case .fullName: return "Robin Sample"
    case .street: return "1 Sample Street"
    case .secondLine: return "Floor 2"
    case .city: return "Sampletown"
    case .postalCode: return form.postalExample
    case .region:
      let code = form.postalExample.flatMap(form.region(forPostalCode:))
      return code ?? form.regions.first?.code ?? "Sampleshire"
    case .phone: return "+353 1 234 5678"
    case .note: return "Please ring twice."
    default: return nil
    }
  }
}
