import Commerce
import PlainText

/// Reads the shop's taxes.
enum TaxReader {
  static func rules(_ value: YAMLValue?) -> TaxRules? {
    let keys = ["prices_include_tax", "rounding", "rounding_mode", "shipping_class", "rates"]
    guard let tax = value?.mapping(keys: keys, what: "tax") else { return nil }
    let included = tax.required("prices_include_tax", example: "prices_include_tax: true")?.flag()
    let rounding = tax.value("rounding")?.word(of: ["total", "line"]) ?? "total"
    let mode = tax.value("rounding_mode")?.word(of: ["half_up", "half_even"]) ?? "half_up"
    let rates = tax.value("rates")?.items("the rate")?.compactMap(rate) ?? []
    let classes = Set(rates.map(\.taxClass))
    var shippingClass = "standard"
    if let written = tax.value("shipping_class"), let name = written.slug(upTo: 40) {
      shippingClass = name
      if !classes.isEmpty, !classes.contains(name) {
        written.fault("the tax class \(name) has no rate", NearName.remedy(for: name, among: classes.sorted()))
      }
    }
    guard let included, let rounding = TaxRounding(rawValue: rounding), let mode = RoundingMode(rawValue: mode) else {
      return nil
    }
    return TaxRules(
      pricesIncludeTax: included, rounding: rounding, roundingMode: mode, shippingClass: shippingClass, rates: rates)
  }

  private static func rate(_ item: YAMLValue) -> TaxRate? {
    let keys = ["countries", "region", "class", "percent", "label"]
    guard let rate = item.mapping(keys: keys, what: "this rate") else { return nil }
    let listed = rate.required("countries", example: "countries: [IE]")
    let countries = listed?.countries() ?? []
    if let star = countries.first(where: { $0.code == "*" }) {
      rate.page.fault(star.line, "a tax rate is of countries, not of *", "List the countries that have it.")
    }
    let region = rate.value("region").flatMap { subdivision($0, of: countries.map(\.code)) }
    let taxClass = rate.value("class").map { $0.slug(upTo: 40) } ?? "standard"
    let percent = rate.required("percent", example: "percent: \"23\"")?.percent()
    let label = rate.value("label")?.text(upTo: 30) ?? "Tax"
    guard !countries.isEmpty, let taxClass, let percent else { return nil }
    return TaxRate(
      label: label, countries: countries.map(\.code), region: region, taxClass: taxClass, partsPerMillion: percent)
  }

  /// A subdivision of one country; its code is checked where the country's addresses name one.
  private static func subdivision(_ value: YAMLValue, of countries: [String]) -> String? {
    guard let code = value.scalar() else { return nil }
    guard countries.count == 1, let country = countries.first else {
      value.fault(
        "region \(code.quoted) stands beside \(countries.count) countries", "Give it a rate with one country.")
      return nil
    }
    let form = AddressForm.of(country)
    let known = form.regions.map(\.code)
    if known.isEmpty || known.contains(code) { return code }
    let remedy: SafeText =
      if let meant = form.region(named: code) { "Did you mean \(meant.code)?" } else {
        NearName.remedy(for: code, among: known)
      }
    value.fault("\(code.quoted) is no region of \(country)", remedy)
    return nil
  }
}
