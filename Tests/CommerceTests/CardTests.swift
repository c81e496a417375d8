import PlainText
import Commerce
import Testing

struct CardTests {
  static let numbers: [(digits: String, brand: CardBrand, grouped: String)] = [
    ("4242424242424242", .visa, "4242 4242 4242 4242"), ("4222222222222", .visa, "4222 2222 2222 2"),
    ("5555555555554444", .mastercard, "5555 5555 5555 4444"), ("2223003122003222", .mastercard, "2223 0031 2200 3222"),
    ("378282246310005", .amex, "3782 822463 10005"), ("371449635398431", .amex, "3714 496353 98431"),
    ("6011111111111117", .discover, "6011 1111 1111 1117"), ("3056930009020004", .diners, "3056 9300 0902 0004"),
    ("36227206271667", .diners, "3622 720627 1667"), ("3566002020360505", .jcb, "3566 0020 2036 0505"),
    ("6200000000000005", .unionpay, "6200 0000 0000 0005"),
    ("6205500000000000004", .unionpay, "6205 5000 0000 0000 004"),
    ("6799990100000000019", .unknown, "6799 9901 0000 0000 019"),
  ]

  @Test(arguments: numbers)
  func `a card number is known by its brand, length and check digit`(
    digits: String, brand: CardBrand, grouped: String
  ) throws {
    let number = try #require(CardNumber(digits))
    #expect(number.brand == brand)
    #expect(CardNumber.grouped(digits, brand: brand) == grouped)
    #expect(number.masked == "•••• " + digits.suffix(4))
    #expect(CardSummary(of: number) == CardSummary(brand: brand, lastFour: String(digits.suffix(4))))
    for wrong in 1...9 {
      let last = (Int(digits.suffix(1)) ?? 0) + wrong
      #expect(CardNumber(digits.dropLast() + "\(last % 10)") == nil)
    }
  }

  @Test(arguments: [
    "", "0", "4242", "424242424242424", "42424242424242426",
    "4242 4242 4242 4242", "４242424242424242", "37828224631000",
  ])
  func `what is not a whole card number is none`(text: String) {
    #expect(CardNumber(text) == nil)
  }

  static let prefixes: [(digits: String, brand: CardBrand)] = [
    ("", .unknown), ("4", .visa), ("5", .unknown), ("50", .unknown), ("51", .mastercard), ("55", .mastercard),
    ("56", .unknown), ("2220", .unknown), ("2221", .mastercard), ("2720", .mastercard), ("2721", .unknown),
    ("222", .unknown), ("34", .amex), ("35", .unknown), ("3527", .unknown), ("3528", .jcb), ("3589", .jcb),
    ("3590", .unknown), ("36", .diners), ("300", .diners), ("305", .diners), ("306", .unknown), ("3095", .diners),
    ("38", .diners), ("6011", .discover), ("6010", .unknown), ("644", .discover), ("643", .unknown), ("65", .discover),
    ("62", .unionpay), ("81", .unionpay), ("9", .unknown),
  ]

  @Test(arguments: prefixes)
  func `a brand shows as soon as the first digits tell`(digits: String, brand: CardBrand) {
    #expect(CardBrand.of(digits: digits.utf8.map { $0 - 0x30 }) == brand)
  }

  @Test(arguments: [
    ("2026-11-30", 11, 2026, false), ("2026-12-01", 11, 2026, true), ("2028-02-29", 2, 2028, false),
    ("2028-03-01", 2, 2028, true), ("2026-12-31", 12, 2026, false), ("2027-01-01", 12, 2026, true),
    ("2026-01-01", 1, 2027, false), ("2026-06-01", 12, 2025, true), ("2038-01-19", 1, 2038, false),
  ])
  func `a card is valid to the end of its month`(day: String, month: Int, year: Int, isExpired: Bool) throws {
    #expect(CardExpiry(month: month, year: year).isExpired(on: try #require(CivilDate(day))) == isExpired)
  }

  @Test func `nothing that prints a card prints a digit of it`() throws {
    let number = try #require(CardNumber("4242424242424242"))
    let details = CardDetails(number: number, expiry: CardExpiry(month: 12, year: 2030), code: [9, 8, 7])
    var entry = CardEntry()
    entry.paste("4242424242424242 12/30 987".utf8)
    var dumped = ""
    dump([number, details, details.expiry, entry] as [Any], to: &dumped)
    let optional: CardDetails? = details
    let printed = [
      "\(number)", "\(details)", "\(entry)", "\(details.expiry)", String(reflecting: details),
      String(reflecting: entry), String(reflecting: number), String(describing: optional),
      String(reflecting: [details]), "\([1: entry].values)",
      dumped.replacing("4 elements", with: ""),
    ]
    for text in printed {
      #expect(!text.contains { $0.isNumber }, "\(text)")
    }
  }
}
