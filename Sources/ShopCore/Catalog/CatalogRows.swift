import Commerce
import Database
import PlainText

/// Turns products into rows, and remembers what the rows at the end are made of: categories and facet values.
final class CatalogRows {
  let profile: ShopProfile
  /// Columns of Shopify files.
  var columns: [String]
  /// Products that are listed.
  private(set) var productCount = 0
  var categories = SeenCategories()
  var facetValues = SeenFacetValues()
  private(set) var hasRemoved = false
  let search: SearchIndexWriter
  private var lastID = 0

  /// - Parameter spillPath: A file beside the catalogue, for what does not fit into memory.
  init(profile: ShopProfile, columns: [String] = [], spillPath: String) {
    self.profile = profile
    search = SearchIndexWriter(spillPath: spillPath)
    self.columns = columns
  }

  /// Goes on from a catalogue that was complete once.
  func restore(productCount: Int, lastID: Int) {
    self.productCount = productCount
    self.lastID = lastID
  }

  /// - Parameter id: That of the product's rows before; nil: a new one.
  func insert(_ entry: CatalogEntry, as stored: StoredEntry, id known: Int?, line: Int?, in writer: Writer) throws {
    let id = known ?? lastID + 1
    lastID = max(lastID, id)
    try writer.execute("INSERT INTO product_body (product_id, body) VALUES (\(id), \(stored.body))")
    try writer.execute(
      """
      INSERT INTO product_source (product_id, hash, line, carried)
      VALUES (\(id), \(stored.hash), \(line), \(stored.carried))
      """)
    let product = entry.product
    guard entry.isListed else {
      try writer.execute("INSERT INTO unlisted_product (product_id, slug) VALUES (\(id), \(product.slug))")
      return
    }
    productCount += 1
    let category = categories.add(product.category)
    try insertProduct(product, id: id, category: category, in: writer)
    try insertVariants(of: product, id: id, in: writer)
    let values = product.facetValues(of: profile.facets).map { facetValues.add($0) }
    for value in values {
      try writer.execute("INSERT INTO product_facet (product_id, facet_value_id) VALUES (\(id), \(value))")
    }
    try insertSearchText(of: product, id: id, facetValues: values, category: category, in: writer)
  }

  /// Takes the rows of a product out again; `entry` is what they were made of.
  func remove(_ entry: CatalogEntry, id: Int, in writer: Writer) throws {
    try writer.execute("DELETE FROM product_body WHERE product_id = \(id)")
    try writer.execute("DELETE FROM product_source WHERE product_id = \(id)")
    guard entry.isListed else {
      try writer.execute("DELETE FROM unlisted_product WHERE product_id = \(id)")
      return
    }
    productCount -= 1
    hasRemoved = true
    let number = try writer.int("SELECT seen_category FROM product WHERE id = \(id)")
    if let number { categories.remove(number: number) }
    search.remove(id: id)
    for key in ProductSearchText(entry.product).identifierKeys {
      try writer.execute("DELETE FROM identifier WHERE key = \(key) AND product_id = \(id)")
    }
    try writer.execute("DELETE FROM product_facet WHERE product_id = \(id)")
    try writer.execute("DELETE FROM variant WHERE product_id = \(id)")
    try writer.execute("DELETE FROM product WHERE id = \(id)")
  }

  /// All categories at their places.
  func takeTree() -> [SeenCategories.Placed] { categories.tree(departments: profile.departments) }

  private func insertProduct(_ product: Product, id: Int, category: Int, in writer: Writer) throws {
    guard let cheapest = product.cheapestVariant else { preconditionFailure("\(product.slug) has no variant") }
    let stock = product.variants.reduce(0) { $0 + $1.stock }
    let highest = product.variants.map(\.price.minorUnits).max()
    try writer.execute(
      """
      INSERT INTO product (id, slug, title, brand, summary, seen_category, featured, added_on, min_price, max_price,
        compare_at, declared_stock, tax_class, handling_days, title_key, standing)
      VALUES (\(id), \(product.slug), \(product.title.string), \(product.brand.string), \(product.summary.string),
        \(category), \(product.isFeatured), \(product.addedOn?.dayNumber),
        \(cheapest.price.minorUnits), \(highest), \(cheapest.compareAtPrice?.minorUnits), \(stock),
        \(product.taxClass), \(product.handlingDays), \(FoldedText.key(product.title.string)),
        \(ProductStanding.of(product)))
      """)
  }

  private func insertVariants(of product: Product, id: Int, in writer: Writer) throws {
    for (position, variant) in product.variants.enumerated() {
      precondition(variant.price.currency == profile.currency, "\(variant.sku) is in another currency")
      let label = variant.optionValues.map(\.string).joined(separator: " / ")
      try writer.execute(
        """
        INSERT INTO variant (product_id, position, sku, label, price, compare_at, stock, weight_grams)
        VALUES (\(id), \(position), \(variant.sku), \(label), \(variant.price.minorUnits),
          \(variant.compareAtPrice?.minorUnits), \(variant.stock), \(variant.weightGrams))
        """)
    }
  }

  private func insertSearchText(
    of product: Product, id: Int, facetValues: [Int], category: Int, in writer: Writer
  ) throws {
    let text = ProductSearchText(product)
    for key in text.identifierKeys {
      try writer.execute("INSERT INTO identifier (key, product_id) VALUES (\(key), \(id))")
    }
    try search.add(
      SearchIndexWriter.Document(
        id: id, title: product.title, brand: product.brand, text: text, summary: product.summary,
        description: product.description,
        facetValues: facetValues, category: category))
  }
}

extension Product {
  /// The variant whose price a list shows: the lowest, and of equal ones the most reduced.
  var cheapestVariant: Variant? {
    variants.min {
      ($0.price.minorUnits, -($0.compareAtPrice?.minorUnits ?? 0))
        < ($1.price.minorUnits, -($1.compareAtPrice?.minorUnits ?? 0))
    }
  }
}
