import Commerce
import PlainText
import Testing

// Could go wrong: a card number that was typed into words is kept whole; what only looks like one is lost.
@Suite struct CardMaskingTests {
  @Test(
    arguments: [
      ("my card is 4242 4242 4242 4242 12/29 cvc 123", "my card is •••• 4242 12/29 cvc 123"),
      ("4242424242424242", "•••• 4242"), ("4242-4242-4242-4242.", "•••• 4242."),
      ("4242.4242.4242.4242", "•••• 4242"), ("378282246310005 and 5555 5555 5555 4444", "•••• 0005 and •••• 4444"),
      ("line one\n4242 4242 4242 4242\nline three", "line one\n•••• 4242\nline three"),
      // No cards: a wrong check digit, a barcode, a telephone number, an order, a longer run of digits.
      ("4242 4242 4242 4243", "4242 4242 4242 4243"), ("5391234500017", "5391234500017"),
      ("+353 58 123 4567", "+353 58 123 4567"), ("TS-7K3F-9Q2M", "TS-7K3F-9Q2M"), ("", ""),
      ("42424242424242424242424242", "42424242424242424242424242"),
    ] as [(String, String)])
  func `a card number loses all but its last four digits`(typed: String, kept: String) {
    #expect(CardNumber.masked(in: SafeText(cleaningLines: typed)).string == kept)
  }

  // Could go wrong: a number with its date and code in one is not seen, nor one behind a house number or in other digits; a
  // postcode, a date, a barcode or a phone is taken for one and lost; a code stays where the number went.
  @Test(
    arguments: [
      ("4242424242424242", true, ""), ("40000000000099951234123", true, ""),
      ("flat 4242 4242 4242 4242 b", true, ""), ("378282246310005", true, ""), ("3782/822463/10005", true, ""),
      ("4242-4242-4242-4242 12/34 987", true, ""), ("4242  4242  4242  4242", true, ""),
      ("4242 - 4242 - 4242 - 42421234987", true, ""), ("4242, 4242, 4242, 4242", true, ""),
      ("4242\n4242\n4242\n4242", true, ""), ("Card 1 4242 4242 4242 4242", true, ""),
      ("12-26 4242 4242 4242 4242", true, ""), ("10 4242424242424242", true, ""), ("４２４２４２４２４２４２４２４２", true, ""),
      // On the way to a number, and one with a wrong digit, behind which its code stands.
      ("424242424242", false, "424242424242"), ("4242424242424", false, ""),
      ("5 Elm, 4242 4242 4242 4", false, "5 Elm, "),
      ("Ada 4242 4242 4242 4241 12/34 123", false, "Ada "),
      // No cards: a barcode, codes, telephones, times, a parcel.
      ("8712345000174", false, "8712345000174"), ("12345-6789", false, "12345-6789"),
      ("0049 1512 3456789", false, "0049 1512 3456789"), ("86 138 0013 8000", false, "86 138 0013 8000"),
      ("011 353 1 234 5678", false, "011 353 1 234 5678"),
      ("30.04.2026 10.00-12.00", false, "30.04.2026 10.00-12.00"),
      ("30.01.2026 08.00-10.00", false, "30.01.2026 08.00-10.00"),
      ("30.04.2026 0871234567", false, "30.04.2026 0871234567"),
      ("combine with parcel 00340434161094015902", false, "combine with parcel 00340434161094015902"),
      ("1 Quay Street", false, "1 Quay Street"), ("", false, ""),
    ] as [(String, Bool, String)])
  func `a card number in another field is seen, and no more than twelve digits of it are kept`(
    typed: String, holdsCard: Bool, kept: String
  ) {
    #expect(CardNumber.occurs(in: typed) == holdsCard)
    #expect(CardNumber.withoutBeginning(of: typed) == kept)
  }
}
