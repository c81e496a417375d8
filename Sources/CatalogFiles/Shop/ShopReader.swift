import Commerce
import PlainText

/// Reads `shop.yaml`.
struct ShopReader {
  /// The shop as far as other files need it, whatever is wrong with the rest.
  let currency: Currency
  let profile: ShopProfile?
  let coupons: [(code: String, line: Int)]
  /// Terms that the search finds others by, with their lines: each must be the name of something.
  let searchTerms: [SearchRuleReader.Rule]

  static let keys = [
    "name", "tagline", "about", "promises", "email", "currency", "locale", "time_zone", "hours", "new_for_days",
    "cart_days", "departments", "facets", "policies", "faq", "shipping", "tax", "coupons", "chat", "search",
  ]

  /// Stands in where the shop names none, so that amounts can be checked nonetheless.
  static let unknownCurrency = Currency(code: "XXX", exponent: 4)

  init(_ shop: YAMLMapping) {
    let currency = ShopReader.currency(shop.required("currency", example: "currency: EUR"))
    let inUse = currency ?? ShopReader.unknownCurrency
    self.currency = inUse
    let name = shop.required("name", example: "name: Harbour Lane Coffee")?.text(upTo: 60)
    let tagline = shop.required("tagline", example: "tagline: one line on what it sells")?.text(upTo: 100)
    let about = shop.required("about", example: "about: | and some paragraphs")?.markdown()
    let promises = PageReader.promises(shop.required("promises", example: "promises: and three to five lines"))
    let email = ShopReader.email(shop.required("email", example: "email: hello@shop.example"))
    let locale = ShopReader.locale(shop.required("locale", example: "locale: en-IE"))
    let zone = TimeZoneNames.rule(shop.required("time_zone", example: "time_zone: Europe/Dublin"))
    let hours = HoursReader.hours(shop.required("hours", example: "hours: and days such as mon: 9:00-17:30"))
    let newForDays = shop.value("new_for_days").map { $0.wholeNumber(in: 0...3650) } ?? 60
    let cartDays = shop.value("cart_days").map { $0.wholeNumber(in: 1...3650) } ?? 60
    let departments = shop.value("departments")?.items("the department")?.compactMap { $0.text(upTo: 40) } ?? []
    let facets = shop.value("facets")?.items("the facet")?.compactMap { $0.text(upTo: 40) } ?? []
    let policies = PageReader.policies(
      shop.required("policies", example: "policies: with shipping, returns, privacy and warranty"))
    let faq = PageReader.questions(shop.value("faq"))
    let shipping = ShippingReader(currency: inUse).rules(
      shop.required("shipping", example: "shipping: with ships_from and zones"))
    let tax = TaxReader.rules(shop.required("tax", example: "tax: with prices_include_tax and rates"))
    let promotions = CouponReader(currency: inUse).promotions(shop.value("coupons"))
    coupons = promotions.map { ($0.promotion.code, $0.line) }
    let chat = ChatReader(currency: inUse, shopName: name ?? .empty).rules(shop.value("chat"))
    let search = SearchRuleReader.rules(shop.value("search"))
    searchTerms = search.lines
    guard currency != nil, let name, let tagline, let about, let promises, let email, let locale, let zone, let hours,
      let newForDays, let cartDays, let policies, let shipping, let tax
    else {
      profile = nil
      return
    }
    profile = ShopProfile(
      name: name, tagline: tagline, about: about, promises: promises, email: email, currency: inUse, locale: locale,
      timeZone: zone, hours: hours, newForDays: newForDays, cartDays: cartDays, departments: departments,
      facets: facets, policies: policies, faq: faq, shipping: shipping, tax: tax,
      promotions: promotions.map(\.promotion), chat: chat, search: search.rules)
  }

  private static func currency(_ value: YAMLValue?) -> Currency? {
    guard let value, let code = value.scalar() else { return nil }
    if let currency = Currency.iso(code) { return currency }
    value.fault(
      "\(code.quoted) is no currency in use", "Use three capital letters of ISO 4217, such as EUR, USD or JPY.")
    return nil
  }

  private static func email(_ value: YAMLValue?) -> SafeText? {
    guard let value, let text = value.text(upTo: 254) else { return nil }
    if EmailAddress.fault(in: text.string) == nil { return text }
    value.fault("\(text.string.quoted) is no e-mail address", "Write one such as hello@shop.example.")
    return nil
  }

  /// BCP 47: language, perhaps a script, perhaps a country.
  private static func locale(_ value: YAMLValue?) -> String? {
    guard let value, let text = value.scalar() else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isLanguage = parts.first.map { (2...3).contains($0.count) && $0.allSatisfy(\.isLowercase) } ?? false
    let isRest = parts.dropFirst().allSatisfy { part in
      part.count == 2 && CountryCodes.all.contains(String(part)) || part.count == 3 && part.allSatisfy(\.isNumber)
        || part.count == 4 && part.allSatisfy(\.isLetter)
    }
    if isLanguage, isRest, parts.count <= 3, text.utf8.count == text.count { return text }
    value.fault("\(text.quoted) is no locale", "Write a language and a country, such as en-IE.")
    return nil
  }
}
