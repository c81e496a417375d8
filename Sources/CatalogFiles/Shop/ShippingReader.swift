import Commerce
import PlainText

/// Reads where the shop ships, how, and for how much.
struct ShippingReader {
  let currency: Currency

  func rules(_ value: YAMLValue?) -> ShippingRules? {
    let keys = ["ships_from", "working_days", "cut_off", "holidays", "zones"]
    guard let shipping = value?.mapping(keys: keys, what: "shipping") else { return nil }
    let shipsFrom = shipping.required("ships_from", example: "ships_from: IE")?.country()
    let days = workingDays(shipping.required("working_days", example: "working_days: [mon, tue, wed, thu, fri]"))
    let cutOff = shipping.required("cut_off", example: "cut_off: \"14:00\"")?.minuteOfDay()
    let holidays = shipping.value("holidays")?.items("the holiday")?.compactMap { $0.date() } ?? []
    let zones = zones(shipping.required("zones", example: "zones: with a name, countries and methods"))
    guard let shipsFrom, let days, let cutOff, let zones else { return nil }
    return ShippingRules(
      shipsFrom: shipsFrom, workingDays: days, cutOffMinute: cutOff, holidays: Set(holidays), zones: zones)
  }

  private func workingDays(_ value: YAMLValue?) -> Set<Weekday>? {
    guard let value, let items = value.items("the working day") else { return nil }
    let words = items.compactMap { $0.word(of: Weekday.allCases.map(\.rawValue)) }
    if items.isEmpty { value.fault("working_days is empty", "List the days on which parcels leave, such as [mon].") }
    return Set(words.compactMap { Weekday(rawValue: $0) })
  }

  private func zones(_ value: YAMLValue?) -> [ShippingZone]? {
    guard let value, let items = value.items("the zone") else { return nil }
    if items.isEmpty { value.fault("zones is empty", "Add a zone with a name, countries and methods.") }
    var placeOfCountry: [String: Int] = [:]
    return items.compactMap { item in
      guard let zone = item.mapping(keys: ["name", "countries", "methods"], what: "this zone") else { return nil }
      let name = zone.required("name", example: "name: Ireland")?.text(upTo: 60)
      let countries = zone.required("countries", example: "countries: [IE]")?.countries() ?? []
      for country in countries {
        if let first = placeOfCountry[country.code] {
          zone.page.fault(
            country.line, "\(country.code) is in another zone too, on line \(first)", "List it in one zone only.")
        } else {
          placeOfCountry[country.code] = country.line
        }
      }
      let methods = methods(zone.required("methods", example: "methods: with an id, a name, a price and days"))
      guard let name, let methods else { return nil }
      return ShippingZone(name: name, countries: countries.map(\.code), methods: methods)
    }
  }

  private func methods(_ value: YAMLValue?) -> [ShippingMethod]? {
    guard let value, let items = value.items("the method") else { return nil }
    if items.isEmpty {
      value.fault("the zone has no method", "Add one, such as {id: standard, name: Post, price: \"4.50\", days: 1-2}.")
    }
    var lineOfID: [String: Int] = [:]
    return items.compactMap { item in
      guard let (method, idLine) = method(item) else { return nil }
      if let first = lineOfID[method.id] {
        item.page.fault(
          idLine, "the method id \(method.id) stands twice in its zone, first on line \(first)", "Rename one.")
      } else {
        lineOfID[method.id] = idLine
      }
      return method
    }
  }

  private func method(_ item: YAMLValue) -> (ShippingMethod, idLine: Int)? {
    let keys = ["id", "name", "price", "free_from", "days", "max_weight"]
    guard let method = item.mapping(keys: keys, what: "this method") else { return nil }
    let idValue = method.required("id", example: "id: standard")
    let id = idValue?.slug(upTo: 40)
    let name = method.required("name", example: "name: Standard post")?.text(upTo: 60)
    let price = method.required("price", example: "price: \"4.50\"")?.amount(in: currency)
    let freeFrom = method.value("free_from")?.amount(in: currency)
    let days = days(method.required("days", example: "days: 1-2"))
    let weight = method.value("max_weight")?.wholeNumber(in: 1...100_000_000, unit: " of grams")
    guard let idValue, let id, let name, let price, let days else { return nil }
    let found = ShippingMethod(
      id: id, name: name, price: price, freeFrom: freeFrom, transitDays: days, maximumGrams: weight)
    return (found, idValue.line)
  }

  /// Working days on the way: `2`, or `1-2`.
  private func days(_ value: YAMLValue?) -> ClosedRange<Int>? {
    guard let value, let text = value.scalar() else { return nil }
    let parts = text.replacing("–", with: "-").split(separator: "-", omittingEmptySubsequences: false)
      .map { String($0).trimmingBlanks }
    let numbers = parts.compactMap { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil }
    guard numbers.count == parts.count, (1...2).contains(numbers.count), let first = numbers.first,
      let last = numbers.last, first <= last, last <= 365
    else {
      value.fault("days is \(text.quoted)", "Write working days on the way, such as 2 or 1-3.")
      return nil
    }
    return first...last
  }
}
