import Commerce
import PlainText

/// Makes a product of one line of JSON, in the shop's own words for it.
struct ProductLine {
  static let keys = [
    "slug", "title", "brand", "category", "summary", "description", "tags", "featured", "added", "handling_days",
    "tax_class", "options", "variants", "attributes", "pictures", "related", "sold_out", "size_guide", "listed",
    "carried", "sku", "price", "compare_at", "stock", "barcode", "weight",
  ]
  static let longestTitle = 500

  let fields: JSONFields
  let currency: Currency
  let settings: ImportSettings
  /// Amounts are in minor units.
  let isMinor: Bool

  /// Nil, with faults, where it is none.
  func entry() -> CatalogEntry? {
    fields.check(keys: ProductLine.keys)
    guard let title = fields.text("title", upTo: ProductLine.longestTitle) else {
      fields.fault("title is missing", "Write the product's name.")
      return nil
    }
    let slug = fields["slug"] == nil ? SlugText.make(title.string) : fields.slug("slug") ?? ""
    if slug.isEmpty {
      if fields["slug"] == nil { fields.fault("slug is missing", "Write it: the title has no letters for one.") }
      return nil
    }
    let options = options()
    guard let variants = variants(slug: slug, options: options), !variants.isEmpty else { return nil }
    var product = Product(slug: slug, title: title, category: category, variants: variants)
    product.options = options
    readWords(into: &product)
    readTrade(into: &product)
    return CatalogEntry(product: product, isListed: fields.flag("listed") ?? true, carried: carried)
  }

  private var category: [SafeText] {
    guard let found = fields["category"] else { return [settings.category] }
    let path: [SafeText]
    if case .array = found {
      path = fields.texts("category")
    } else {
      path = found.text.map { [SafeText(cleaning: $0.trimmingBlanks)] } ?? []
    }
    let names = path.filter { !$0.isEmpty }
    return names.isEmpty ? [settings.category] : names
  }

  private func readWords(into product: inout Product) {
    product.brand = fields.text("brand") ?? .empty
    product.summary = fields.text("summary", upTo: 300) ?? .empty
    product.description = fields.markdown("description") ?? .empty
    product.tags = fields.texts("tags")
    product.attributes = attributes(of: fields)
    product.sizeGuide = fields.markdown("size_guide")
    for (index, item) in fields.list("pictures").enumerated() {
      let picture = JSONFields(value: item, name: "picture \(index + 1): ", page: fields.page, line: fields.line)
      picture.check(keys: ["alt", "file"])
      guard let words = picture.text("alt", upTo: 1000) else {
        picture.fault("alt is missing", "Write what the picture shows.")
        continue
      }
      product.pictures.append(Picture(alternativeText: words, file: picture.text("file", upTo: 300)?.string))
    }
  }

  private func readTrade(into product: inout Product) {
    product.related = fields.texts("related").map(\.string).filter { $0 != product.slug }
    product.isFeatured = fields.flag("featured") ?? false
    product.addedOn = fields.date("added")
    product.handlingDays = fields.wholeNumber("handling_days", in: 0...365) ?? 0
    product.taxClass = fields.slug("tax_class") ?? "standard"
    if let found = fields["sold_out"] {
      let soldOut = JSONFields(value: found, name: "sold_out: ", page: fields.page, line: fields.line)
      soldOut.check(keys: ["reason", "back_on"])
      product.soldOutReason = soldOut.text("reason")
      product.backOn = soldOut.date("back_on")
    }
  }

  private var carried: [[String: String]]? {
    guard fields["carried"] != nil else { return nil }
    return fields.list("carried").map { row in
      guard case .object(let members) = row else {
        fields.fault("carried holds \(row.kind)", "Leave it as it was exported, or take it out.")
        return [:]
      }
      return Dictionary(members.map { ($0.key, $0.value.text ?? "") }, uniquingKeysWith: { first, _ in first })
    }
  }

  private func options() -> [ProductOption] {
    let options = fields.list("options").enumerated().compactMap { index, item -> ProductOption? in
      let option = JSONFields(value: item, name: "option \(index + 1): ", page: fields.page, line: fields.line)
      option.check(keys: ["name", "values"])
      guard let name = option.text("name") else {
        option.fault("name is missing", "Write what shoppers choose, such as Size.")
        return nil
      }
      let values = option.list("values").compactMap { optionValue($0, of: option) }
      if values.isEmpty { option.fault("values is missing", "List them, such as [\"S\", \"M\"].") }
      return ProductOption(name: name, values: values)
    }
    if options.count > 3 { fields.fault("there are \(options.count) options", "Use at most 3.") }
    return options
  }

  private func optionValue(_ value: JSONValue, of option: JSONFields) -> OptionValue? {
    if let text = value.text { return OptionValue(name: SafeText(cleaning: text.trimmingBlanks)) }
    let fields = JSONFields(value: value, name: option.name, page: option.page, line: option.line)
    fields.check(keys: ["name", "swatch"])
    guard let name = fields.text("name") else { return nil }
    let written = fields.text("swatch")?.string
    let swatch = written.flatMap { $0.hasPrefix("#") && $0.utf8.count == 7 ? Int($0.dropFirst(), radix: 16) : nil }
    if let written, swatch == nil { fields.fault("swatch is \(written.quoted)", "Write #rrggbb, such as #5b6b3a.") }
    return OptionValue(name: name, swatch: swatch)
  }

  private func attributes(of fields: JSONFields) -> [ProductAttribute] {
    guard let found = fields["attributes"] else { return [] }
    guard case .object(let members) = found else {
      fields.fault("attributes is \(found.kind)", "Write an object, such as {\"Material\": \"Wool\"}.")
      return []
    }
    return members.flatMap { member -> [ProductAttribute] in
      let values = if case .array(let values) = member.value { values } else { [member.value] }
      return values.compactMap { value in
        guard let text = value.text, !member.key.isEmpty else { return nil }
        let attribute = ProductAttribute(
          name: SafeText(cleaning: member.key), value: SafeText(cleaning: text.trimmingBlanks))
        return attribute.value.isEmpty ? nil : attribute
      }
    }
  }

  /// The variants; a product that has only one may say its price and stock by itself.
  private func variants(slug: String, options: [ProductOption]) -> [Variant]? {
    guard fields["variants"] != nil else {
      return variant(fields, slug: slug, options: options).map { [$0] }
    }
    var choices: Set<[SafeText]> = []
    let keys = ["sku", "options", "price", "compare_at", "stock", "barcode", "weight", "attributes"]
    let items = fields.list("variants")
    if items.isEmpty { fields.fault("there is no variant", "Write at least one, with its price.") }
    let variants = items.enumerated().compactMap { index, item -> Variant? in
      let own = JSONFields(value: item, name: "variant \(index + 1): ", page: fields.page, line: fields.line)
      own.check(keys: keys)
      guard let variant = variant(own, slug: slug, options: options) else { return nil }
      if !choices.insert(variant.optionValues).inserted {
        own.fault("its options are those of another variant", "Give each variant options of its own.")
      }
      return variant
    }
    return variants.count == items.count ? variants : nil
  }

  private func variant(_ own: JSONFields, slug: String, options: [ProductOption]) -> Variant? {
    let isWhole = own.name.isEmpty
    let choice = isWhole ? [] : own.texts("options")
    let isKnown =
      choice.count == options.count
      && zip(choice, options).allSatisfy { value, option in
        option.values.contains { $0.name == value }
      }
    if !isKnown {
      own.fault(
        isWhole ? "there are options but no variants" : "options is not one value of each option",
        "Write one of the values of \(options.map(\.name.string).joined(separator: ", ")), in this order.")
      return nil
    }
    let sku = own.text("sku", upTo: 64).map { $0.string.split(separator: " ").joined(separator: "-") }
    guard let price = own.amount("price", in: currency, isMinor: isMinor) else {
      if own["price"] == nil { own.fault("price is missing", "Write it, such as \(AmountExample.of(currency)).") }
      return nil
    }
    var variant = Variant(
      sku: sku ?? ShopifySKU.made(slug: slug, choice: choice), optionValues: choice, price: price,
      stock: own.wholeNumber("stock", in: 0...1_000_000) ?? 0,
      weightGrams: own.wholeNumber("weight", in: 0...10_000_000) ?? 0)
    if let former = own.amount("compare_at", in: currency, isMinor: isMinor), former > price {
      variant.compareAtPrice = former
    }
    if let barcode = own.text("barcode")?.string {
      if Barcode.isRight(barcode) {
        variant.barcode = barcode
      } else {
        own.fault("barcode \(barcode.quoted) is no GTIN", "Write 8, 12, 13 or 14 digits, the last one the check digit.")
      }
    }
    if !isWhole { variant.attributes = attributes(of: own) }
    return variant
  }
}
