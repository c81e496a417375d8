package import PlainText

/// How amounts are written in one locale: looked up once, for screens that show many of them.
///
/// `locale` is BCP 47 (`en-IE`). For a locale that is not known amounts are `EUR 12.50` and `-EUR 5.00`, in ASCII alone.
/// Blanks are plain ones, so that what a terminal shows can be searched and piped; the minus stands in front of
/// everything.
package struct AmountFormat: Equatable, Sendable {
  private let place: LocalePlace
  private let style: AmountStyle
  private let currency: Currency
  private let sign: Sign
  private let isASCIIOnly: Bool

  /// A currency as it stands beside a number.
  private struct Sign: Equatable {
    var before: SafeText = .empty
    var after: SafeText = .empty
  }

  /// - Parameters:
  ///   - currency: The usual one; others can be written too, and take longer.
  ///   - isASCIIOnly: For consoles that cannot show the signs: an amount that would need one is `EUR 12.50`.
  package init(locale: String, currency: Currency, isASCIIOnly: Bool = false) {
    let place = LocalePlace(locale)
    let style = AmountStyle(place)
    self.place = place
    self.style = style
    self.currency = currency
    self.isASCIIOnly = isASCIIOnly
    sign = Self.sign(of: currency, in: place, style)
  }

  /// The amount: `€12.50`, `12,50 €`, `CHF 12.50`, `−€5.00`.
  ///
  /// - Parameter hidesZeroDecimals: Leaves out decimals that are all 0: `€12`.
  package func text(of amount: Money, hidesZeroDecimals: Bool = false) -> SafeText {
    let text = localText(of: amount, hidesZeroDecimals)
    guard isASCIIOnly, !text.string.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return AmountFormat(locale: "", currency: amount.currency).localText(of: amount, hidesZeroDecimals)
  }

  private func localText(of amount: Money, _ hidesZeroDecimals: Bool) -> SafeText {
    let (whole, fraction) = amount.magnitudeDigits
    let isWhole = fraction.isEmpty || (hidesZeroDecimals && fraction.utf8.allSatisfy { $0 == UInt8(ascii: "0") })
    let number = SafeText(cleaning: style.grouped(whole) + (isWhole ? "" : style.point + fraction))
    let sign = amount.currency == currency ? sign : Self.sign(of: amount.currency, in: place, style)
    let text = sign.before + number + sign.after
    return amount.isNegative ? (style.isKnown ? "\u{2212}" : "-") + text : text
  }

  private static func sign(of currency: Currency, in place: LocalePlace, _ style: AmountStyle) -> Sign {
    let symbol = style.isKnown ? CurrencySymbol.of(currency, in: place) : currency.code
    switch style.placement {
    case .after: return Sign(after: SafeText(cleaning: " " + symbol))
    case .beforeWithBlank: return Sign(before: SafeText(cleaning: symbol + " "))
    case .before:
      // Letters run into digits otherwise: "CHF12.50".
      return Sign(before: SafeText(cleaning: symbol + (symbol.last?.isLetter == true ? " " : "")))
    }
  }
}

extension Money {
  /// The amount as people of a locale write it, by ``AmountFormat``.
  package func formatted(locale: String) -> SafeText {
    AmountFormat(locale: locale, currency: currency).text(of: self)
  }
}

/// Language and region of a locale name; script, encoding and variants are dropped.
struct LocalePlace: Equatable {
  /// ISO 639, small letters.
  let language: String
  /// ISO 3166-1 alpha-2, capitals; empty when not given.
  let region: String

  init(_ locale: String) {
    let name = locale.prefix { $0 != "." && $0 != "@" }
    let subtags = name.split { $0 == "-" || $0 == "_" }
    language = subtags.first?.lowercased() ?? ""
    region = subtags.dropFirst().first { $0.count == 2 }?.uppercased() ?? ""
  }
}
