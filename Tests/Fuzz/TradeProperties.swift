// Reads what others keep to themselves; a build for use is not made for that, and there this target is empty.
#if DEBUG || FUZZING

import Commerce
import PlainText
@testable import ShopCore

/// Properties of amounts, addresses and searches as they are typed.
enum TradeProperties {
  private static let currencies = [Currency.eur, .jpy, .kwd, Currency(code: "CLF", exponent: 4)]
  private static let locales = ["en-IE", "de-DE", "fr-CH", "hi-IN", "es-ES", "", "xx"]

  /// What is read is written as the same amount, and every amount that is written is read again.
  @Sendable static func money(_ bytes: [UInt8]) -> String? {
    var input = FuzzBytes(bytes)
    let currency = currencies[input.byte() % currencies.count]
    let number = bytes.prefix(9).dropFirst().reduce(0) { $0 << 8 | UInt64($1) }
    let amounts = [Money(minorUnits: Int(truncatingIfNeeded: number), currency: currency)]
    if let typed = try? Money(decimal: input.all(), currency: currency) {
      guard typed.minorUnits.magnitude <= Money.largestMinorUnits else { return "more than the largest amount is read" }
      if let fault = roundTrip(typed) { return fault }
    }
    return amounts.lazy.compactMap(roundTrip).first
  }

  private static func roundTrip(_ amount: Money) -> String? {
    let again = try? Money(decimal: amount.decimal, currency: amount.currency)
    let isReadable = amount.minorUnits.magnitude <= Money.largestMinorUnits
    guard again == (isReadable ? amount : nil) else { return "\(amount) is written as \(amount.decimal)" }
    for locale in locales {
      let text = amount.formatted(locale: locale)
      if let found = ForbiddenText.first(in: text.string) { return "in \(locale) an amount holds \(found)" }
      let digits = text.string.filter(\.isNumber)
      if digits != amount.decimal.filter(\.isNumber) { return "in \(locale) \(amount.decimal) is \(text)" }
    }
    return nil
  }

  /// Every country takes any text: what is right stays right when it is normalised, and a label is safe to print.
  @Sendable static func address(_ bytes: [UInt8]) -> String? {
    var input = FuzzBytes(bytes)
    let country = Country.all[(input.byte() << 8 | input.byte()) % Country.all.count]
    var address = PostalAddress(country: country.code)
    // What is typed has passed the cleaner before it is looked at.
    address.postalCode = SafeText(cleaning: input.text()).string
    address.region = SafeText(cleaning: input.text()).string
    address.city = SafeText(cleaning: input.text()).string
    address.street = SafeText(cleaning: input.text()).string
    address.secondLine = SafeText(cleaning: input.text()).string
    let form = AddressForm.of(country.code)
    let faults = form.faults(in: address)
    let normalised = form.normalised(address)
    guard form.normalised(normalised) == normalised else {
      return "\(country.code): normalised twice is another address"
    }
    if faults.isEmpty, !form.faults(in: normalised).isEmpty {
      return "\(country.code): a right address is wrong when normalised: \(form.faults(in: normalised))"
    }
    for line in form.lines(for: address, fullName: address.city) {
      if let found = ForbiddenText.first(in: line.string) { return "\(country.code): a label holds \(found)" }
    }
    return email(input.all())
  }

  private static func email(_ text: String) -> String? {
    let address = EmailAddress.normalised(text)
    guard EmailAddress.normalised(address) == address else { return "an e-mail address normalised twice is another" }
    guard EmailAddress.fault(in: text) == nil else { return nil }
    guard EmailAddress.fault(in: address) == nil else { return "a right e-mail address is wrong when normalised" }
    let isOneWord = address.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && !",;<>()\"".unicodeScalars.contains($0)
    }
    guard isOneWord, !address.hasPrefix("-") else { return "an e-mail address carries more into a header: \(address)" }
    return ForbiddenText.first(in: address).map { "an e-mail address holds \($0)" }
  }

  /// Whatever is typed becomes a bounded number of short pieces of letters and digits, and the same ones when said again.
  @Sendable static func search(_ bytes: [UInt8]) -> String? {
    guard let query = SearchQuery(String(decoding: bytes, as: UTF8.self)) else { return nil }
    if query.pieces.isEmpty || query.pieces.count > SearchQuery.maximumWords { return "\(query.pieces.count) pieces" }
    for piece in query.pieces + query.excluded {
      let isWord = piece.utf8.allSatisfy {
        $0 >= 0x80 || $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E
      }
      guard isWord, !piece.isEmpty, piece.utf8.count <= 48 else { return "a piece is “\(piece)”" }
      if let sign = ForbiddenText.first(in: piece) { return "a piece holds \(sign)" }
    }
    guard query.phrases.allSatisfy({ $0.upperBound <= query.pieces.count }) else { return "a phrase beyond the end" }
    return query.joins.allSatisfy { $0.pieces.upperBound <= query.pieces.count } ? nil : "a join beyond the end"
  }
}
#endif
