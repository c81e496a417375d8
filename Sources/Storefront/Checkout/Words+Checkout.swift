import Commerce
import PlainText

extension Words {
  static func fault(_ fault: FieldFault, label: SafeText) -> SafeText {
    switch fault {
    case .missing: "\(label) is needed"
    case .malformed(let example):
      example.isEmpty ? "\(label) does not look right" : "\(label) should look like \(SafeText(cleaning: example))"
    case .tooLong(let limit): "\(label) is too long: \(limit) characters at most"
    case .checkDigit: "One digit of the card number is wrong"
    case .expired: "This card has expired; use another one"
    case .notServed: "We do not ship there yet; choose another country"
    }
  }

  static func name(of field: CheckoutField) -> SafeText {
    switch field {
    case .cardNumber: "The card number"
    case .cardExpiry: "The expiry (MM/YY)"
    case .cardCode: "The security code"
    default: SafeText(cleaning: field.rawValue)
    }
  }

  static func placeholder(_ field: CheckoutField, _ country: String) -> SafeText {
    switch field {
    case .email: "for the confirmation"
    case .fullName: "first and last name"
    case .postalCode: AddressForm.of(country).postalExample.map { "such as \(SafeText(cleaning: $0))" } ?? ""
    case .phone: "only for the carrier"
    case .note: "printed on the packing slip"
    default: ""
    }
  }

  /// What happened, that nothing was charged, and what to do next.
  static func declined(_ reason: DeclineReason) -> SafeText {
    switch reason {
    case .declined: "The bank declined this card, nothing was charged. Try another card."
    case .insufficientFunds: "Not enough money on this card, nothing was charged. Try another one."
    case .expiredCard: "This card has expired, nothing was charged. Check MM/YY."
    case .incorrectCode: "The security code is wrong, nothing was charged. Check it."
    case .processingError: "The bank had a problem, nothing was charged. Please try again."
    case .authenticationFailed: "The payment was not confirmed, nothing was charged."
    }
  }

  /// The part of the card that a refusal is about.
  static func cause(of reason: DeclineReason) -> CheckoutField {
    switch reason {
    case .expiredCard: .cardExpiry
    case .incorrectCode: .cardCode
    case .declined, .insufficientFunds, .processingError, .authenticationFailed: .cardNumber
    }
  }

  static func change(_ change: PlacementChange, _ shared: Shared) -> SafeText {
    switch change {
    case .priceRose(let title, let from, let to):
      "\(title) now costs \(shared.price(to)), not \(shared.price(from))"
    case .stockShort(let title, let wanted, let available):
      available == 0
        ? "\(title) has just sold out; Enter opens the cart"
        : "Only \(available) of \(title) left, you wanted \(wanted); Enter opens the cart"
    case .vanished(let title): "\(title) is no longer sold; Enter opens the cart"
    case .couponRefused(let code, let reason): refusal(reason, code: code, shared)
    case .totalRose(let from, let to): "The total is now \(shared.price(to)), not \(shared.price(from))"
    case .methodGone: "That delivery is no longer offered; please choose another"
    }
  }
}
