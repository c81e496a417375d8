import Commerce
import PlainText

/// Reads the variants of a product and holds them against its options.
struct VariantReader {
  let currency: Currency
  /// Nil where they could not be read; then what variants choose is not checked.
  let options: [ProductOption]?

  func variants(_ value: YAMLValue?) -> [(variant: Variant, skuLine: Int)] {
    guard let value, let items = value.items("the variant") else { return [] }
    if items.isEmpty {
      value.fault("there is no variant", "Add one, such as - {sku: ABC-1, price: \"12.50\", stock: 5, weight: 300}.")
    }
    var lineOfChoice: [[SafeText]: Int] = [:]
    return items.compactMap { item in
      let keys = ["sku", "options", "price", "compare_at", "stock", "barcode", "weight", "attributes"]
      guard let fields = item.mapping(keys: keys, what: "this variant") else { return nil }
      let choice = choice(fields)
      if let choice, options != nil {
        if let first = lineOfChoice[choice] {
          let words: SafeText = choice.isEmpty ? "no option" : "\(choice.map(\.string).joined(separator: ", "))"
          fields.page.fault(
            fields.line, "the variant of \(words) stands twice, first on line \(first)",
            choice.isEmpty ? "Add options, or keep one of the two." : "Change its options, or keep one of the two.")
        } else {
          lineOfChoice[choice] = fields.line
        }
      }
      return variant(fields, choice: choice)
    }
  }

  private func variant(_ fields: YAMLMapping, choice: [SafeText]?) -> (variant: Variant, skuLine: Int)? {
    let skuValue = fields.required("sku", example: "sku: ABC-1")
    let sku = sku(skuValue)
    let price = fields.required("price", example: "price: \(AmountExample.of(currency))")?.amount(in: currency)
    let compareAt = compareAt(fields.value("compare_at"), price: price)
    let stock = fields.required("stock", example: "stock: 10")?.wholeNumber(in: 0...1_000_000)
    let weight = fields.required("weight", example: "weight: 250, in grams,")?
      .wholeNumber(in: 0...10_000_000, unit: " of grams")
    let barcode = fields.value("barcode").flatMap(Barcode.read)
    let attributes = AttributeReader.attributes(fields.value("attributes"))
    guard let skuValue, let sku, let price, let stock, let weight, let choice else { return nil }
    var variant = Variant(sku: sku, optionValues: choice, price: price, stock: stock, weightGrams: weight)
    variant.compareAtPrice = compareAt
    variant.barcode = barcode
    variant.attributes = attributes
    return (variant, skuValue.line)
  }

  private func sku(_ value: YAMLValue?) -> String? {
    guard let value, let text = value.scalar() else { return nil }
    if (1...64).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return text }
    value.fault("the sku \(text.quoted) cannot be used", "Use letters, digits and signs without blanks, at most 64.")
    return nil
  }

  private func compareAt(_ value: YAMLValue?, price: Money?) -> Money? {
    guard let value, let amount = value.amount(in: currency) else { return nil }
    guard let price else { return nil }
    if amount > price { return amount }
    value.fault(
      "compare_at \(amount.decimal) is not above the price \(price.decimal)",
      "Write the higher former price, or leave compare_at out.")
    return nil
  }

  /// One value of each option, in their order; nil where they cannot be told.
  private func choice(_ fields: YAMLMapping) -> [SafeText]? {
    let value = fields.value("options")
    guard let options else { return nil }
    guard let value else {
      if options.isEmpty { return [] }
      let names = options.map(\.name.string).joined(separator: ", ")
      fields.page.fault(fields.line, "options is missing", "Add options: with one value each of \(names).")
      return nil
    }
    guard let items = value.items("the option value") else { return nil }
    guard items.count == options.count else {
      let names = options.map(\.name.string).joined(separator: ", ")
      value.fault(
        "this variant has \(items.count) options, the product \(options.count)",
        options.isEmpty ? "Leave options out here, or add them to the product." : "Write one value each of \(names).")
      return nil
    }
    let chosen = zip(items, options).map { item, option -> SafeText? in
      guard let text = item.text() else { return nil }
      let known = option.values.map(\.name)
      if known.contains(text) { return text }
      let names = known.map(\.string)
      var remedy: SafeText = "Known: \(names.prefix(20).joined(separator: ", "))."
      if let near = NearName.of(text.string, among: names) { remedy = "Did you mean \(near)? \(remedy)" }
      item.fault("\(text.string.quoted) is no value of \(option.name)", remedy)
      return nil
    }
    let found = chosen.compactMap { $0 }
    return found.count == options.count ? found : nil
  }
}
