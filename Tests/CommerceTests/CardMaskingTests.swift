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

  // Could go wrong: a number with its date and code in one run is not seen; a postcode, a barcode or a phone is taken for one.
  @Test(
    arguments: [
      ("4242424242424242", true, ""), ("40000000000099951234123", true, ""),
      ("flat 4242 4242 4242 4242 b", true, ""),
      ("378282246310005", true, ""), ("4242-4242-4242-4242 12/34 987", true, ""),
      ("Flat 5391234500017 b", false, "Flat  b"),
      // On the way to a number.
      ("424242424242", false, "424242424242"), ("4242424242424", false, ""),
      ("5391234500017", false, ""), ("12345-6789", false, "12345-6789"), ("91 058 123 4567", false, "91 058 123 4567"),
      ("1 Quay Street", false, "1 Quay Street"), ("", false, ""),
    ] as [(String, Bool, String)])
  func `a card number in another field is seen, and no more than twelve digits of it are kept`(
    typed: String, holdsCard: Bool, kept: String
  ) {
    #expect(CardNumber.occurs(in: typed) == holdsCard)
    #expect(CardNumber.withoutLongRuns(typed) == kept)
  }
}
