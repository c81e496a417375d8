import PlainText

extension CheckoutDraft {
  /// What is wrong with what was typed: contact, shipping address, phone, note.
  ///
  /// The method of shipping and the card have their own screens and are not looked at here; nor is a billing address,
  /// whose fields bear the same names (``billingFaults()``).
  package func faults(serving rules: ShippingRules) -> [CheckoutField: FieldFault] {
    var faults = AddressForm.of(address.country).faults(in: address)
    faults[.country] = countryFault(serving: rules)
    faults[.email] = EmailAddress.fault(in: email.withoutOuterBlanks)
    faults[.fullName] = CheckoutDraft.nameFault(in: fullName)
    faults[.phone] = CheckoutDraft.phoneFault(in: phone)
    if note.count > CheckoutDraft.noteLimit { faults[.note] = .tooLong(limit: CheckoutDraft.noteLimit) }
    let own: [(CheckoutField, String)] = [(.email, email), (.fullName, fullName), (.phone, phone), (.note, note)]
    return faults.merging(CheckoutDraft.cardFaults(in: own + address.shownTexts)) { $1 }
  }

  /// What is wrong with the billing address; empty where there is none of its own.
  package func billingFaults() -> [CheckoutField: FieldFault] {
    guard let billing else { return [:] }
    var faults = AddressForm.of(billing.country).faults(in: billing)
    if billing.country.isEmpty {
      faults[.country] = .missing
    } else if !Country.isCode(billing.country) {
      faults[.country] = .malformed(example: address.country)
    }
    return faults.merging(CheckoutDraft.cardFaults(in: billing.shownTexts)) { $1 }
  }

  /// The draft as it is kept: addresses, e-mail and name in their usual form.
  package var normalised: CheckoutDraft {
    var draft = self
    draft.email = EmailAddress.normalised(email)
    draft.fullName = fullName.withoutOuterBlanks
    draft.phone = phone.withoutOuterBlanks
    draft.address = AddressForm.of(address.country).normalised(address)
    draft.billing = billing.map { AddressForm.of($0.country).normalised($0) }
    return draft
  }

  /// The draft as it may be written anywhere before it is an order: without what may be a card number in the wrong field.
  ///
  /// A telephone number with a plus before it is none, though it may have as many digits.
  package var withoutCardNumbers: CheckoutDraft {
    var draft = self
    draft.email = CardNumber.withoutBeginning(of: email)
    draft.fullName = CardNumber.withoutBeginning(of: fullName)
    draft.phone = phone.isInternational ? phone : CardNumber.withoutBeginning(of: phone, most: 13)
    draft.note = CardNumber.withoutBeginning(of: note)
    draft.address = address.mapTexts { CardNumber.withoutBeginning(of: $0) }
    draft.billing = billing?.mapTexts { CardNumber.withoutBeginning(of: $0) }
    return draft
  }

  /// How many fields a guest has to fill in for a parcel to a country: e-mail, name and the address.
  ///
  /// The country is chosen already, and the card, which counts as one more, is no part of the draft.
  package static func requiredFieldCount(country: String) -> Int {
    2 + AddressForm.of(country).fields.count(where: \.isRequired)
  }

  /// Longest note, in characters.
  package static let noteLimit = 500

  private func countryFault(serving rules: ShippingRules) -> FieldFault? {
    if address.country.isEmpty { return .missing }
    guard Country.isCode(address.country) else {
      return .malformed(example: rules.shipsFrom)
    }
    return rules.zone(for: address.country) == nil ? .notServed : nil
  }

  private static func cardFaults(in texts: [(CheckoutField, String)]) -> [CheckoutField: FieldFault] {
    var faults: [CheckoutField: FieldFault] = [:]
    for (field, text) in texts where CardNumber.occurs(in: text) && !(field == .phone && text.isInternational) {
      faults[field] = .holdsCard
    }
    return faults
  }

  private static func nameFault(in name: String) -> FieldFault? {
    let name = name.withoutOuterBlanks
    if name.isEmpty { return .missing }
    return DisplayWidth.of(name) > 64 ? .tooLong(limit: 64) : nil
  }

  /// Optional; digits as ITU-T E.164 counts them (5 to 15), with what people write between them.
  private static func phoneFault(in phone: String) -> FieldFault? {
    let phone = phone.withoutOuterBlanks
    if phone.isEmpty { return nil }
    if phone.count > 32 { return .tooLong(limit: 32) }
    let digits = phone.unicodeScalars.count { ("0"..."9").contains($0) }
    let isWellFormed =
      (5...15).contains(digits) && phone.unicodeScalars.allSatisfy { "0123456789+ ()-/.".unicodeScalars.contains($0) }
      && !phone.dropFirst().contains("+")
    return isWellFormed ? nil : .malformed(example: "+353 1 234 5678")
  }
}

extension String {
  /// A phone number that begins with its country, and may have as many digits as some cards: a plus and at most fifteen.
  fileprivate var isInternational: Bool {
    withoutOuterBlanks.hasPrefix("+") && unicodeScalars.count { ("0"..."9").contains($0) } <= 15
  }
}

extension PostalAddress {
  /// What the form of the country asks for; another country's fields may still hold something.
  fileprivate var shownTexts: [(CheckoutField, String)] {
    let all: [(CheckoutField, String)] = [
      (.street, street), (.secondLine, secondLine), (.postalCode, postalCode), (.city, city), (.region, region),
    ]
    let fields = AddressForm.of(country).fields.map(\.field)
    return all.filter { fields.contains($0.0) }
  }
}
