import Commerce
import PlainText

/// Makes a product of the rows of a Shopify file, on top of what is in the shop already.
struct ShopifyProduct {
  static let mostRows = 2500

  let record: ShopifyRecord
  let slug: String
  let known: CatalogEntry?
  let page: Page
  let currency: Currency
  let settings: ImportSettings

  init(
    record: ShopifyRecord, slug: String, known: CatalogEntry?, page: Page, currency: Currency, settings: ImportSettings
  ) {
    let carried = known.map { ShopifyCells.rows(of: $0) }
    self.record = carried.map { record.completed(by: $0) } ?? record
    self.slug = slug
    self.known = known
    self.page = page
    self.currency = currency
    self.settings = settings
  }

  /// The product, or nil with faults.
  func entry() -> CatalogEntry? {
    let isListed = isListed
    let title = SafeText(cleaning: record.first[.title])
    if title.isEmpty {
      fault(record.first, .title, "Title is missing", "Write the product's name into its first row.")
    } else if title.string.count > 500 {
      fault(record.first, .title, "Title has \(title.string.count) characters", "Use at most 500.")
    }
    let variants = ShopifyVariants(
      record: record, slug: slug, known: known, page: page, currency: currency, settings: settings,
      allowsNoPrice: !isListed)
    guard let (options, read) = variants.read(), !title.isEmpty else { return nil }
    var product = known?.product ?? Product(slug: slug, title: title, category: [settings.category], variants: read)
    product.title = title
    product.variants = read
    product.options = options
    product.brand = SafeText(cleaning: record.first[.vendor])
    product.category = category
    product.tags = tags
    if let description = description { product.description = description }
    product.attributes = attributes
    product.pictures = pictures
    return CatalogEntry(product: product, isListed: isListed, carried: record.rows.map(\.cells))
  }

  private func fault(_ row: ShopifyRecord.Row, _ column: ShopifyColumn, _ problem: SafeText, _ remedy: SafeText) {
    page.fault(row.lines[column.rawValue] ?? row.line, "row \(row.number): \(problem)", remedy)
  }

  /// Active and published, where it says anything of that.
  private var isListed: Bool {
    let status = record.first[.status].lowercased()
    if !["", "active", "draft", "archived", "unlisted"].contains(status) {
      fault(record.first, .status, "Status is \(status.quoted)", "Write active, draft or archived.")
    }
    let published = record.first[.published].lowercased()
    if !["", "true", "false"].contains(published) {
      fault(record.first, .published, "Published is \(published.quoted)", "Write TRUE or FALSE.")
    }
    return (status.isEmpty || status == "active") && published != "false"
  }

  private var category: [SafeText] {
    let path = record.first[.category].split(separator: ">").map { SafeText(cleaning: String($0).trimmingBlanks) }
      .filter { !$0.isEmpty }
    if !path.isEmpty { return path }
    let type = SafeText(cleaning: record.first[.type])
    if !type.isEmpty { return [type] }
    // Where the file says nothing, a category from elsewhere stays.
    if let known, known.carried == nil { return known.product.category }
    return [settings.category]
  }

  private var tags: [SafeText] {
    var seen: Set<SafeText> = [.empty]
    return record.first[.tags].split(separator: ",").map { SafeText(cleaning: String($0).trimmingBlanks) }
      .filter { seen.insert($0).inserted }
  }

  /// Nil: as it was.
  private var description: SafeText? {
    let written = record.first.cells[ShopifyColumn.description.rawValue] ?? ""
    // The HTML that was exported from our own Markdown must not come back changed.
    if let known, MarkdownHTML.html(known.product.description.string) == written { return nil }
    let markdown = HTMLMarkdown.markdown(written)
    if markdown.utf8.count > TextFile.longText {
      fault(
        record.first, .description, "Description has \(markdown.utf8.count) bytes",
        "Use at most \(TextFile.longText).")
    }
    return SafeText(cleaningLines: markdown)
  }

  /// Facts in columns of their own, the type, and the model number, by which people search.
  private var attributes: [ProductAttribute] {
    var attributes: [ProductAttribute] = []
    func add(_ name: String, _ text: String) {
      let name = SafeText(cleaning: name)
      let value = SafeText(
        cleaning: text.split(separator: ";").map { String($0).trimmingBlanks }.joined(separator: ", "))
      let isKnown = attributes.contains { $0.name == name && $0.value == value }
      if !name.isEmpty, !value.isEmpty, !isKnown { attributes.append(ProductAttribute(name: name, value: value)) }
    }
    for (column, text) in record.first.cells.sorted(by: { $0.key < $1.key }) {
      if let name = Metafield.name(of: column) { add(name, text) }
    }
    if !record.first[.category].isEmpty { add("Type", record.first[.type]) }
    add("Model number", record.first[.mpn])
    guard let known = known?.product.attributes else { return attributes }
    // In the order in which they stood.
    return known.filter(attributes.contains) + attributes.filter { !known.contains($0) }
  }

  /// Pictures that say what they show, in their order; a terminal shows no other.
  private var pictures: [Picture] {
    let images = record.rows.enumerated().compactMap { index, row -> (position: Int, words: SafeText)? in
      let words = SafeText(cleaning: row[.imageAlt])
      guard !row[.image].isEmpty || !words.isEmpty, !words.isEmpty else { return nil }
      return (Int(row[.imagePosition]) ?? index + 1, words)
    }
    let sorted = images.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
    return sorted.map { image in
      let words = image.element.words
      return known?.product.pictures.first { $0.alternativeText == words } ?? Picture(alternativeText: words)
    }
  }
}
