package import PlainText

extension Money {
  /// The amount as people of a locale write it: `€12.50`, `12,50 €`, `CHF 12.50`, `−€5.00`.
  ///
  /// `locale` is BCP 47 (`en-IE`). For a locale that is not known it is `EUR 12.50` and `-EUR 5.00`, in ASCII alone.
  /// Blanks are plain ones, so that what a terminal shows can be searched and piped; the minus stands in front of
  /// everything.
  package func formatted(locale: String) -> SafeText {
    let place = LocalePlace(locale)
    let style = AmountStyle(place)
    let (whole, fraction) = magnitudeDigits
    let number = style.grouped(whole) + (fraction.isEmpty ? "" : style.point + fraction)
    let symbol = style.isKnown ? CurrencySymbol.of(currency, in: place) : currency.code
    let sign = isNegative ? (style.isKnown ? "\u{2212}" : "-") : ""
    switch style.placement {
    case .after: return SafeText(cleaning: sign + number + " " + symbol)
    case .beforeWithBlank: return SafeText(cleaning: sign + symbol + " " + number)
    case .before:
      // Letters run into digits otherwise: "CHF12.50".
      let blank = symbol.last?.isLetter == true ? " " : ""
      return SafeText(cleaning: sign + symbol + blank + number)
    }
  }
}

/// Language and region of a locale name; script, encoding and variants are dropped.
struct LocalePlace {
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
