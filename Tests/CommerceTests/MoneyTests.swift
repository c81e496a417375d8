import Commerce
import PlainText
import Testing

struct MoneyTests {
  static let readable: [(text: String, code: String, minor: Int, written: String)] = [
    ("12.50", "EUR", 1250, "12.50"), ("12.5", "EUR", 1250, "12.50"), ("12", "EUR", 1200, "12.00"),
    ("0.07", "EUR", 7, "0.07"), ("-5.00", "EUR", -500, "-5.00"), ("-0.05", "EUR", -5, "-0.05"),
    ("-0", "EUR", 0, "0.00"),
    ("007.10", "EUR", 710, "7.10"), ("19.99", "EUR", 1999, "19.99"), ("4.35", "EUR", 435, "4.35"),
    ("1450", "JPY", 1450, "1450"), ("0", "JPY", 0, "0"), ("1.234", "KWD", 1234, "1.234"), ("0.5", "KWD", 500, "0.500"),
    ("1.0001", "CLF", 10001, "1.0001"), ("10000000000.00", "EUR", 1_000_000_000_000, "10000000000.00"),
    ("-1000000000000", "JPY", -1_000_000_000_000, "-1000000000000"),
    ("00000000000000000000000000000001", "JPY", 1, "1"),
  ]

  @Test(arguments: readable)
  func `an amount is read exactly and written with all its decimals`(
    text: String, code: String, minor: Int, written: String
  ) throws {
    let amount = try Money(decimal: text, currency: #require(Currency.iso(code)))
    #expect(amount.minorUnits == minor)
    #expect(amount.decimal == written)
  }

  static let unreadable: [(text: String, code: String, fault: AmountFault)] = [
    ("", "EUR", .empty), ("-", "EUR", .malformed), ("+1", "EUR", .malformed), ("--1", "EUR", .malformed),
    (" 1", "EUR", .malformed), ("1 ", "EUR", .malformed), ("1,50", "EUR", .malformed), ("1e3", "EUR", .malformed),
    ("1.", "EUR", .malformed), (".5", "EUR", .malformed), ("1.2.3", "EUR", .malformed), ("1.-5", "EUR", .malformed),
    ("€5", "EUR", .malformed), ("٣", "EUR", .malformed), ("1_000", "EUR", .malformed), ("0x10", "EUR", .malformed),
    ("nan", "EUR", .malformed), ("12.500", "EUR", .tooManyDecimals(given: 3, allowed: 2)),
    ("1450.0", "JPY", .tooManyDecimals(given: 1, allowed: 0)),
    ("1.2345", "KWD", .tooManyDecimals(given: 4, allowed: 3)),
    ("10000000000.01", "EUR", .tooLarge(limit: 1_000_000_000_000)),
    ("-1000000000001", "JPY", .tooLarge(limit: 1_000_000_000_000)),
    ("99999999999999999999999999", "EUR", .tooLarge(limit: 1_000_000_000_000)),
  ]

  @Test(arguments: unreadable)
  func `what is not an amount of the currency is refused`(text: String, code: String, fault: AmountFault) throws {
    let currency = try #require(Currency.iso(code))
    #expect(throws: fault) { try Money(decimal: text, currency: currency) }
  }

  static let written: [(minor: Int, code: String, locale: String, expected: String)] = [
    (1250, "EUR", "en-IE", "€12.50"), (1250, "USD", "en-US", "$12.50"), (1250, "EUR", "de-DE", "12,50 €"),
    (1250, "CHF", "de-CH", "CHF 12.50"), (1250, "EUR", "fr-FR", "12,50 €"), (1450, "JPY", "ja-JP", "¥1,450"),
    (1250, "EUR", "tlh-QO", "EUR 12.50"), (-500, "EUR", "tlh", "-EUR 5.00"), (-500, "EUR", "en-IE", "−€5.00"),
    (-500, "EUR", "de-DE", "−5,00 €"), (-1, "CHF", "de-CH", "−CHF 0.01"), (0, "EUR", "en-IE", "€0.00"),
    (123_456_789, "EUR", "en-IE", "€1,234,567.89"), (123_456_789, "EUR", "de-DE", "1.234.567,89 €"),
    (123_456_789, "CHF", "de-CH", "CHF 1’234’567.89"), (123_456_789, "EUR", "fr-FR", "1 234 567,89 €"),
    (123_456_789, "INR", "en-IN", "₹12,34,567.89"), (99_999, "INR", "en-IN", "₹999.99"),
    (123_456, "EUR", "es-ES", "1234,56 €"), (1_234_567, "EUR", "es-ES", "12.345,67 €"),
    (123_456, "PLN", "pl-PL", "1234,56 zł"), (1250, "EUR", "de-AT", "€ 12,50"), (1250, "EUR", "nl-NL", "€ 12,50"),
    (1250, "BRL", "pt-BR", "R$ 12,50"), (1250, "SEK", "sv-SE", "12,50 kr"), (1250, "SEK", "en-IE", "SEK 12.50"),
    (1250, "USD", "en-IE", "US$12.50"), (1250, "CAD", "en-CA", "$12.50"), (1250, "CAD", "en-US", "CA$12.50"),
    (1250, "GBP", "en-GB", "£12.50"), (1234, "KWD", "en-GB", "KWD 1.234"), (1250, "CHF", "fr-CH", "12.50 CHF"),
    (1250, "CNY", "zh-Hans-CN", "¥12.50"), (1250, "CNY", "en-IE", "CN¥12.50"), (1250, "EUR", "de_DE.UTF-8", "12,50 €"),
    (100_000, "JPY", "de-DE", "100.000 ¥"), (1250, "EUR", "", "EUR 12.50"),
  ]

  @Test(arguments: written)
  func `an amount is written as its locale writes it`(
    minor: Int, code: String, locale: String, expected: String
  ) throws {
    let amount = Money(minorUnits: minor, currency: try #require(Currency.iso(code)))
    #expect(amount.formatted(locale: locale).string == expected)
  }

  static let exponents: [(exponent: Int, codes: String)] = [
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (2, "EUR USD GBP CHF AUD CAD CNY INR BRL MXN ZAR SEK NOK DKK PLN CZK HUF RON MGA MRU TWD IDR XCG ZWG USN CHE"),
    (3, "BHD IQD JOD KWD LYD OMR TND"), (4, "CLF UYW"),
  ]

  @Test(arguments: exponents)
  func `a currency has the decimals of ISO 4217`(exponent: Int, codes: String) {
    for code in codes.split(separator: " ").map(String.init) {
      #expect(Currency.iso(code) == Currency(code: code, exponent: exponent))
    }
  }

  @Test func `codes that nothing can be priced in are no currencies`() {
    for code in "eur EURO XXX XTS XAU XDR XSU HRK SLL ZWL BGN DEM ÉUR E".split(separator: " ").map(String.init) {
      #expect(Currency.iso(code) == nil, "\(code)")
    }
    let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
    let known = letters.flatMap { first in letters.flatMap { second in letters.map { first + second + $0 } } }
      .compactMap(Currency.iso)
    #expect(known.count == 164)
  }
}
