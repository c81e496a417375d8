import Commerce
import PlainText

/// Reads one product's file.
struct ProductReader {
  let files: ShopFiles
  let currency: Currency

  static let keys = [
    "title", "slug", "brand", "category", "summary", "tags", "featured", "added", "handling_days", "tax_class",
    "options", "variants", "attributes", "pictures", "related", "sold_out", "size_guide",
  ]

  /// Reads `products/<name>`; nil, with a fault, where it is no product's file at all.
  func product(_ name: String, log: FaultLog) -> ReadProduct? {
    let page = Page(file: "products/" + name, log: log)
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try files.bytes(of: "products/" + name, limit: TextFile.limit)
    } catch {
      page.fault(error, remedyIfMissing: "Mend or remove the link.", limit: TextFile.limit)
      return nil
    }
    guard let file = TextFile(bytes: bytes, page: page), let parts = FrontMatter(file) else { return nil }
    return product(parts, fileName: name, page: page)
  }

  /// Reads what stands in a file, whatever the file is called.
  func product(_ parts: FrontMatter, fileName name: String, page: Page) -> ReadProduct? {
    let description = description(parts, page: page)
    guard
      let fields = YAMLDocument.mapping(
        parts.yaml, offset: 1, page: page, keys: ProductReader.keys, what: "this product")
    else { return nil }
    return product(fields, fileName: name, description: description)
  }

  private func description(_ parts: FrontMatter, page: Page) -> SafeText {
    MarkdownRules.check(parts.body, firstLine: parts.bodyLine, page: page)
    let text = parts.body.joined(separator: "\n").trimmingBlanks
    if text.utf8.count > TextFile.longText {
      page.fault(
        parts.bodyLine, "the description has \(text.utf8.count) bytes", "Use at most \(TextFile.longText).")
    }
    return SafeText(cleaningLines: text)
  }

  private func product(_ fields: YAMLMapping, fileName: String, description: SafeText) -> ReadProduct {
    let page = fields.page
    let (slug, slugLine) = slug(fields, fileName: fileName)
    let title = fields.required("title", example: "title: and the product's name")?.text(upTo: 120)
    let category = category(fields.required("category", example: "category: Department / Category"))
    let options = OptionReader.options(fields.value("options"))
    let variants = VariantReader(currency: currency, options: options).variants(
      fields.required("variants", example: "variants: with at least one sku, price and stock"))
    let related = (fields.value("related")?.items("the related slug") ?? []).compactMap { item in
      item.slug().map { ReadProduct.Placed(text: $0, line: item.line) }
    }
    var product: Product?
    if let title, !category.isEmpty, !variants.isEmpty {
      var made = Product(slug: slug, title: title, category: category, variants: variants.map(\.variant))
      made.options = options ?? []
      made.description = description
      made.related = related.map(\.text)
      product = made
    }
    let details = details(fields)
    product = product.map { details.added(to: $0) }
    return ReadProduct(
      page: page, slug: slug, slugLine: slugLine, category: category.map(\.string),
      categoryLine: fields.value("category")?.line ?? 1,
      skus: variants.map { .init(text: $0.variant.sku, line: $0.skuLine) }, related: related,
      taxClass: .init(text: details.taxClass, line: fields.value("tax_class")?.line ?? 1), product: product)
  }

  /// The slug that is written, else the file's name.
  private func slug(_ fields: YAMLMapping, fileName: String) -> (slug: String, line: Int) {
    let stem = String(fileName.dropLast(3))
    if let written = fields.value("slug") { return (written.slug() ?? stem, written.line) }
    if !Slug.isRight(stem) {
      fields.page.fault(
        1, "the file's name is no slug", "Name it with a to z, 0 to 9 and dashes, or add slug: to this product.")
    }
    return (stem, 1)
  }

  /// Names from the department down; they stand between slashes.
  private func category(_ value: YAMLValue?) -> [SafeText] {
    guard let value, let text = value.text(upTo: 200) else { return [] }
    let names = text.string.split(separator: "/", omittingEmptySubsequences: false)
      .map { SafeText(cleaning: String($0).trimmingBlanks) }
    if names.contains(where: \.isEmpty) {
      value.fault("category has an empty part", "Write names between slashes, such as Coffee / Single origin.")
      return []
    }
    return names
  }

  private func details(_ fields: YAMLMapping) -> ProductDetails {
    var details = ProductDetails()
    details.brand = fields.value("brand")?.text(upTo: 60)
    details.summary = fields.value("summary")?.text(upTo: 100)
    details.tags = fields.value("tags")?.items("the tag")?.compactMap { $0.text(upTo: 40) } ?? []
    details.isFeatured = fields.value("featured")?.flag() ?? false
    details.addedOn = fields.value("added")?.date()
    details.handlingDays = fields.value("handling_days")?.wholeNumber(in: 0...365) ?? 0
    details.taxClass = fields.value("tax_class")?.slug(upTo: 40) ?? "standard"
    details.attributes = AttributeReader.attributes(fields.value("attributes"))
    details.pictures = PictureReader(files: files).pictures(fields.value("pictures"))
    details.sizeGuide = fields.value("size_guide")?.markdown()
    if let soldOut = fields.value("sold_out")?.mapping(keys: ["reason", "back_on"], what: "sold_out") {
      details.soldOutReason = soldOut.value("reason")?.text(upTo: 200)
      details.backOn = soldOut.value("back_on")?.date()
      if soldOut.entries.isEmpty { soldOut.page.fault(soldOut.line, "sold_out says nothing", "Add reason: to it.") }
    }
    return details
  }
}

/// What a product may do without.
private struct ProductDetails {
  var brand: SafeText?
  var summary: SafeText?
  var tags: [SafeText] = []
  var isFeatured = false
  var addedOn: CivilDate?
  var handlingDays = 0
  var taxClass = "standard"
  var attributes: [ProductAttribute] = []
  var pictures: [Picture] = []
  var sizeGuide: SafeText?
  var soldOutReason: SafeText?
  var backOn: CivilDate?

  func added(to product: Product) -> Product {
    var product = product
    product.brand = brand ?? .empty
    product.summary = summary ?? .empty
    product.tags = tags
    product.isFeatured = isFeatured
    product.addedOn = addedOn
    product.handlingDays = handlingDays
    product.taxClass = taxClass
    product.attributes = attributes
    product.pictures = pictures
    product.sizeGuide = sizeGuide
    product.soldOutReason = soldOutReason
    product.backOn = backOn
    return product
  }
}
