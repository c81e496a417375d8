import Commerce
import PlainText

/// A product as rows of a Shopify file: what was carried along where it still says the same, else made anew.
enum ShopifyCells {
  static func rows(of entry: CatalogEntry) -> [[String: String]] {
    let made = MadeCells(entry).rows
    guard let carried = entry.carried, let first = carried.first else { return made }
    guard let read = product(of: carried, slug: entry.product.slug, currency: entry.product.variants[0].price.currency)
    else { return made }
    if read.isListed == entry.isListed, read.product.aligned(with: entry.product).inColumns == entry.product.inColumns {
      return carried
    }
    return updated(carried, first: first, read: read, to: entry, made: made)
  }

  /// What carried rows say by themselves.
  private static func product(of rows: [[String: String]], slug: String, currency: Currency) -> CatalogEntry? {
    let record = ShopifyRecord(
      rows: rows.enumerated().map { ShopifyRecord.Row(cells: $1, number: $0 + 2, line: $0 + 2) }, columns: [])
    let log = FaultLog()
    let entry = ShopifyProduct(
      record: record, slug: slug, known: nil, page: Page(file: "", log: log), currency: currency,
      settings: ImportSettings()
    ).entry()
    return log.isEmpty ? entry : nil
  }

  /// The carried rows with the cells of what has changed since, by another import, written over.
  private static func updated(
    _ carried: [[String: String]], first: [String: String], read: CatalogEntry, to entry: CatalogEntry,
    made: [[String: String]]
  ) -> [[String: String]] {
    let (old, new) = (read.product, entry.product)
    var rows = carried
    let isSameChoice =
      old.options.map(\.name) == new.options.map(\.name)
      && old.variants.map(\.optionValues) == new.variants.map(\.optionValues)
    if isSameChoice {
      let places = rows.indices.filter { index in
        ShopifyRecord.Row(cells: rows[index], number: 0, line: 0).isVariant || rows.count == 1
      }
      for (place, (index, pair)) in zip(places, zip(old.variants, new.variants).enumerated())
      where pair.0.inColumns != pair.1.inColumns {
        write(MadeCells.variantColumns, from: made[index], to: &rows[place])
      }
    } else {
      rows = made
      for (column, text) in first where rows[0][column] == nil { rows[0][column] = text }
    }
    func update(_ isSame: Bool, _ columns: [ShopifyColumn]) {
      if !isSame { write(columns, from: made[0], to: &rows[0]) }
    }
    update(old.title == new.title, [.title])
    update(old.brand == new.brand, [.vendor])
    update(old.tags == new.tags, [.tags])
    update(old.category == new.category, [.category, .type])
    update(old.description == new.description, [.description])
    update(read.isListed == entry.isListed, [.status, .published])
    if old.attributes != new.attributes {
      for column in rows[0].keys where Metafield.name(of: column) != nil { rows[0][column] = nil }
      for (column, text) in made[0] where Metafield.name(of: column) != nil { rows[0][column] = text }
      write([.mpn], from: made[0], to: &rows[0])
    }
    if old.pictures.map(\.alternativeText) != new.pictures.map(\.alternativeText) {
      for index in rows.indices { write([.imageAlt], from: index < made.count ? made[index] : [:], to: &rows[index]) }
    }
    return rows
  }

  private static func write(_ columns: [ShopifyColumn], from made: [String: String], to row: inout [String: String]) {
    for column in columns { row[column.rawValue] = made[column.rawValue] }
  }
}

extension Product {
  /// This product with what a Shopify file has no columns for taken from another.
  fileprivate func aligned(with other: Product) -> Product {
    var aligned = other
    aligned.title = title
    aligned.brand = brand
    aligned.category = category
    aligned.description = description
    aligned.tags = tags
    aligned.options = options
    aligned.variants = variants
    aligned.attributes = attributes
    aligned.pictures = pictures
    return aligned
  }
}

extension Product {
  /// What of it the columns of a Shopify file can say: neither swatches, nor a picture's file, nor a variant's own facts.
  fileprivate var inColumns: Product {
    var product = self
    product.options = options.map { option in
      ProductOption(name: option.name, values: option.values.map { OptionValue(name: $0.name) })
    }
    product.variants = variants.map(\.inColumns)
    product.pictures = pictures.map { Picture(alternativeText: $0.alternativeText) }
    return product
  }
}

extension Variant {
  fileprivate var inColumns: Variant {
    var variant = self
    variant.attributes = attributes.filter { $0.name == "Model number" }
    return variant
  }
}

/// A product's rows made of its own fields alone.
struct MadeCells {
  /// What is written over where a variant changed.
  static let variantColumns: [ShopifyColumn] = [.sku, .barcode, .price, .compareAt, .quantity, .tracker, .weight]

  private(set) var rows: [[String: String]] = []

  init(_ entry: CatalogEntry) {
    let product = entry.product
    for (index, variant) in product.variants.enumerated() {
      rows.append(MadeCells.cells(of: variant, in: product, isFirst: index == 0))
    }
    rows[0].merge(MadeCells.cells(of: entry)) { first, _ in first }
    for (index, picture) in product.pictures.enumerated() {
      if index >= rows.count { rows.append([ShopifyColumn.handle.rawValue: product.slug]) }
      rows[index][ShopifyColumn.imageAlt.rawValue] = picture.alternativeText.string
      rows[index][ShopifyColumn.imagePosition.rawValue] = String(index + 1)
    }
    rows = rows.map { $0.filter { !$0.value.isEmpty } }
  }

  private static func cells(of entry: CatalogEntry) -> [String: String] {
    let product = entry.product
    var cells: [ShopifyColumn: String] = [
      .title: product.title.string, .vendor: product.brand.string,
      .category: product.category.map(\.string).joined(separator: " > "),
      .tags: product.tags.map(\.string).joined(separator: ", "),
      .description: MarkdownHTML.html(product.description.string),
      .published: "TRUE", .status: entry.isListed ? "active" : "draft", .giftCard: "FALSE",
    ]
    cells[.mpn] = product.attributes.first { $0.name == "Model number" }?.value.string
    var named = Dictionary(uniqueKeysWithValues: cells.map { ($0.key.rawValue, $0.value) })
    for attribute in product.attributes where attribute.name != "Model number" {
      let column = Metafield.column(for: attribute.name.string)
      named[column] = (named[column].map { $0 + "; " } ?? "") + attribute.value.string
    }
    return named
  }

  private static func cells(of variant: Variant, in product: Product, isFirst: Bool) -> [String: String] {
    var cells: [ShopifyColumn: String] = [
      .handle: product.slug, .sku: variant.sku, .barcode: variant.barcode ?? "", .price: variant.price.decimal,
      .compareAt: variant.compareAtPrice?.decimal ?? "", .quantity: String(variant.stock), .tracker: "shopify",
      .weight: String(variant.weightGrams), .weightUnit: "g", .policy: "deny", .fulfilment: "manual",
      .requiresShipping: variant.weightGrams > 0 ? "TRUE" : "FALSE", .taxable: "TRUE",
    ]
    for (index, value) in variant.optionValues.enumerated() where index < 3 {
      if isFirst { cells[ShopifyColumn.optionNames[index]] = product.options[index].name.string }
      cells[ShopifyColumn.optionValues[index]] = value.string
    }
    if product.options.isEmpty {
      cells[.option1Name] = ShopifyVariants.onlyOption
      cells[.option1Value] = ShopifyVariants.onlyValue
    }
    if !isFirst { cells[.mpn] = variant.attributes.first { $0.name == "Model number" }?.value.string }
    return Dictionary(uniqueKeysWithValues: cells.map { ($0.key.rawValue, $0.value) })
  }
}
