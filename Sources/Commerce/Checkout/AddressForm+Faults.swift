import PlainText

extension AddressForm {
  /// What is wrong with an address of this country; empty when it can be posted to.
  ///
  /// Postal code and region may be written in any way that ``normalised(_:)`` understands.
  package func faults(in address: PostalAddress) -> [CheckoutField: FieldFault] {
    var faults: [CheckoutField: FieldFault] = [:]
    for rule in fields {
      let text = address[rule.field].withoutOuterBlanks
      let limit = AddressForm.limit(of: rule.field)
      if text.isEmpty {
        if rule.isRequired { faults[rule.field] = .missing }
      } else if DisplayWidth.of(text) > limit {
        faults[rule.field] = .tooLong(limit: limit)
      } else if rule.field == .postalCode, rightCode(from: text) == nil {
        faults[rule.field] = .malformed(example: postalExample ?? "")
      }
    }
    if faults[.region] == nil, let fault = regionFault(in: address, postalCodeIsRight: faults[.postalCode] == nil) {
      faults[.region] = fault
    }
    return faults
  }

  /// The address as it is kept: outer blanks gone, the postal code as usual here, the region as its code.
  package func normalised(_ address: PostalAddress) -> PostalAddress {
    let shown = fields.map(\.field)
    // What the form does not show nobody can take out.
    func kept(_ field: CheckoutField, _ text: String) -> String {
      shown.contains(field) || !CardNumber.occurs(in: text) ? text : ""
    }
    func text(_ field: CheckoutField, _ typed: String) -> String { kept(field, typed.withoutOuterBlanks) }
    let region = text(.region, address.region)
    return PostalAddress(
      country: country,
      street: text(.street, address.street),
      secondLine: text(.secondLine, address.secondLine),
      // Looked at as it is written in the end: there groups of digits may stand nearer to each other.
      postalCode: kept(.postalCode, normalised(postalCode: text(.postalCode, address.postalCode))),
      city: text(.city, address.city),
      region: self.region(named: region)?.code ?? region
    )
  }

  /// A region that does not exist, or one that the postal code contradicts.
  private func regionFault(in address: PostalAddress, postalCodeIsRight: Bool) -> FieldFault? {
    let typed = address.region.withoutOuterBlanks
    guard !typed.isEmpty else { return nil }
    let regions = self.regions
    guard let first = regions.first else { return nil }
    guard let region = AddressForm.region(typed, in: regions) else { return .malformed(example: first.code) }
    let code = normalised(postalCode: address.postalCode)
    guard postalCodeIsRight, !code.isEmpty, !region.postalPattern.isEmpty, !region.holds(postalCode: code),
      let other = regions.first(where: { $0.holds(postalCode: code) })
    else { return nil }
    return .malformed(example: other.code)
  }

  /// Longest text of a field in terminal columns, so that it fits on a parcel label.
  private static func limit(of field: CheckoutField) -> Int {
    switch field {
    case .postalCode: 16
    case .city, .region: 60
    default: 100
    }
  }
}

extension PostalAddress {
  /// The part of the address that a field holds; empty for fields of other things.
  package subscript(field: CheckoutField) -> String {
    switch field {
    case .country: country
    case .street: street
    case .secondLine: secondLine
    case .postalCode: postalCode
    case .city: city
    case .region: region
    default: ""
    }
  }
}
