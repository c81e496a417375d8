/// The sign of a currency where one is understood, its ISO code elsewhere.
enum CurrencySymbol {
  static func of(_ currency: Currency, in place: LocalePlace) -> String {
    home(currency.code, place) ?? everywhere[currency.code] ?? currency.code
  }

  /// Signs that mean something else abroad: the dollars, the crowns, the yuan.
  private static func home(_ code: String, _ place: LocalePlace) -> String? {
    switch (code, place.language, place.region) {
    case ("USD", "en", "US"), ("USD", "en", ""), ("USD", "es", "US"), ("CAD", _, "CA"), ("AUD", _, "AU"),
      ("NZD", _, "NZ"), ("HKD", _, "HK"), ("SGD", _, "SG"), ("TWD", _, "TW"), ("MXN", _, "MX"):
      "$"
    case ("CNY", "zh", _): "¥"
    case ("SEK", "sv", _), ("NOK", "nb", _), ("NOK", "nn", _), ("NOK", "no", _): "kr"
    case ("DKK", "da", _): "kr."
    case ("ISK", "is", _): "kr."
    case ("PLN", "pl", _): "zł"
    case ("CZK", "cs", _): "Kč"
    case ("HUF", "hu", _): "Ft"
    case ("IDR", "id", _): "Rp"
    case ("ZAR", "en", "ZA"): "R"
    default: nil
    }
  }

  private static let everywhere = [
    "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "ILS": "₪", "VND": "₫", "UAH": "₴", "TRY": "₺",
    "PHP": "₱", "NGN": "₦", "BRL": "R$", "CNY": "CN¥", "USD": "US$", "CAD": "CA$", "AUD": "A$", "NZD": "NZ$",
    "HKD": "HK$", "SGD": "S$", "TWD": "NT$", "MXN": "MX$",
  ]
}
