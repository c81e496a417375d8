package import Commerce
package import PlainText

extension Words {
  package static func fault(_ fault: FieldFault, label: SafeText) -> SafeText {
    switch fault {
    case .missing: "\(label) is needed"
    case .malformed(let example):
      example.isEmpty ? "\(label) does not look right" : "\(label) should look like \(SafeText(cleaning: example))"
    case .tooLong(let limit): "\(label) is too long: \(limit) characters at most"
    case .checkDigit: "One digit of the card number is wrong"
    case .expired: "This card has expired; use another one"
    case .notServed: "We do not ship there yet; choose another country"
    case .holdsCard: "A card number? Please take it out"
    }
  }

  package static func name(of field: CheckoutField) -> SafeText {
    switch field {
    case .cardNumber: "The card number"
    case .cardExpiry: "The expiry (MM/YY)"
    case .cardCode: "The security code"
    default: SafeText(cleaning: field.rawValue)
    }
  }

  /// What a field is called where the address is.
  package static func label(of field: CheckoutField, in country: String) -> SafeText {
    switch field {
    case .email: "E-mail"
    case .fullName: "Full name"
    case .phone: "Phone"
    case .note: "Note"
    case .country: "Country"
    case .method: "Delivery"
    case .cardNumber, .cardExpiry, .cardCode: name(of: field)
    case .street, .secondLine, .postalCode, .city, .region:
      AddressForm.of(country).fields.first { $0.field == field }?.label ?? name(of: field)
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
  package static func declined(_ reason: DeclineReason) -> SafeText {
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

  /// What is not as it was shown, and where it is mended.
  static func change(_ change: PlacementChange, _ shared: Shared) -> SafeText {
    switch change {
    case .stockShort, .vanished: Words.change(change, price: shared.price) + "; Enter opens the cart"
    case .priceRose, .couponRefused, .totalRose, .methodGone: Words.change(change, price: shared.price)
    }
  }

  /// What is not as it was shown.
  package static func change(_ change: PlacementChange, price: (Money) -> SafeText) -> SafeText {
    switch change {
    case .priceRose(let title, let from, let to):
      "\(title) now costs \(price(to)), not \(price(from))"
    case .stockShort(let title, let wanted, let available):
      available == 0
        ? "\(title) has just sold out" : "Only \(available) of \(title) left, you wanted \(wanted)"
    case .vanished(let title): "\(title) is no longer sold"
    case .couponRefused(let code, let reason): refusal(reason, code: code, price: price)
    case .totalRose(let from, let to): "The total is now \(price(to)), not \(price(from))"
    case .methodGone: "That delivery is no longer offered; please choose another"
    }
  }
}
