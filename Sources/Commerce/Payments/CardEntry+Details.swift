import PlainText

/// What is wrong with a card as it is typed: the first part that is wrong, and how.
package struct CardEntryFault: Error, Hashable, Sendable {
  /// `.cardNumber`, `.cardExpiry` or `.cardCode`.
  package var field: CheckoutField
  package var fault: FieldFault

  package init(field: CheckoutField, fault: FieldFault) {
    self.field = field
    self.fault = fault
  }
}

extension CardEntry {
  /// The card, if all of it is right; `date` is today in the shop's zone.
  package func details(on date: CivilDate) -> Result<CardDetails, CardEntryFault> {
    do {
      return .success(CardDetails(number: try number(), expiry: try expiry(on: date), code: try code()))
    } catch {
      return .failure(error)
    }
  }

  private func number() throws(CardEntryFault) -> CardNumber {
    let digits = self[.number]
    guard !digits.isEmpty else { throw CardEntryFault(field: .cardNumber, fault: .missing) }
    guard brand.lengths.contains(digits.count) else {
      let examples = TestCard.success.numbers
      let example = examples.first { $0.brand == brand } ?? examples[0]
      throw CardEntryFault(field: .cardNumber, fault: .malformed(example: example.embossed))
    }
    guard let number = CardNumber(digits: digits) else { throw CardEntryFault(field: .cardNumber, fault: .checkDigit) }
    return number
  }

  private func expiry(on date: CivilDate) throws(CardEntryFault) -> CardExpiry {
    let digits = self[.expiry].map(Int.init)
    guard !digits.isEmpty else { throw CardEntryFault(field: .cardExpiry, fault: .missing) }
    guard digits.count == 4, (1...12).contains(digits[0] * 10 + digits[1]) else {
      let example = "12/\((date.year + 3) % 100 / 10)\((date.year + 3) % 10)"
      throw CardEntryFault(field: .cardExpiry, fault: .malformed(example: example))
    }
    let expiry = CardExpiry(month: digits[0] * 10 + digits[1], year: 2000 + digits[2] * 10 + digits[3])
    guard !expiry.isExpired(on: date) else { throw CardEntryFault(field: .cardExpiry, fault: .expired) }
    return expiry
  }

  private func code() throws(CardEntryFault) -> WipedBytes {
    let digits = self[.code]
    guard !digits.isEmpty else { throw CardEntryFault(field: .cardCode, fault: .missing) }
    guard brand.codeLengths.contains(digits.count) else {
      throw CardEntryFault(field: .cardCode, fault: .malformed(example: brand == .amex ? "1234" : "123"))
    }
    return digits
  }
}
