import Commerce
import Database
import FoundationEssentials
import PlainText

/// Turns products into rows, and remembers what the rows at the end are made of: categories and facet values.
final class CatalogRows {
  let profile: ShopProfile
  private(set) var productCount = 0
  private(set) var categories = SeenCategories()
  private(set) var facetValues = SeenFacetValues()
  private let encoder = JSONEncoder()

  init(profile: ShopProfile) { self.profile = profile }

  func insert(_ product: Product, in writer: Writer) throws {
    guard let cheapest = product.cheapestVariant else { preconditionFailure("\(product.slug) has no variant") }
    productCount += 1
    let id = productCount
    let stock = product.variants.reduce(0) { $0 + $1.stock }
    let highest = product.variants.map(\.price.minorUnits).max()
    try writer.execute(
      """
      INSERT INTO product (id, slug, title, brand, summary, seen_category, featured, added_on, min_price, max_price,
        compare_at, declared_stock, tax_class, handling_days, title_key)
      VALUES (\(id), \(product.slug), \(product.title.string), \(product.brand.string), \(product.summary.string),
        \(categories.add(product.category)), \(product.isFeatured), \(product.addedOn?.dayNumber),
        \(cheapest.price.minorUnits), \(highest), \(cheapest.compareAtPrice?.minorUnits), \(stock),
        \(product.taxClass), \(product.handlingDays), \(FoldedText.key(product.title.string)))
      """)
    let body = String(decoding: try encoder.encode(product), as: UTF8.self)
    try writer.execute("INSERT INTO product_body (product_id, body) VALUES (\(id), \(body))")
    try insertVariants(of: product, id: id, in: writer)
    for value in product.facetValues(of: profile.facets) {
      try writer.execute(
        "INSERT INTO product_facet (product_id, facet_value_id) VALUES (\(id), \(facetValues.add(value)))")
    }
    try insertSearchText(of: product, id: id, in: writer)
  }

  /// All categories at their places.
  func takeTree() -> [SeenCategories.Placed] { categories.tree(departments: profile.departments) }

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

  private func insertSearchText(of product: Product, id: Int, in writer: Writer) throws {
    let text = ProductSearchText(product)
    for key in text.identifierKeys {
      try writer.execute("INSERT INTO identifier (key, product_id) VALUES (\(key), \(id))")
    }
    try writer.execute(
      """
      INSERT INTO product_fts (rowid, title, brand, category, attributes, summary, body, identifiers)
      VALUES (\(id), \(product.title.string), \(product.brand.string), \(text.categoryAndTags), \(text.attributes),
        \(product.summary.string), \(product.description.string), \(text.identifiers))
      """)
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

/// What of a product the search index holds beside its title, brand, summary and description.
struct ProductSearchText {
  let categoryAndTags: String
  let attributes: String
  /// SKUs, barcodes and model numbers as they are written.
  let identifiers: String
  /// The same, reduced to what is compared.
  let identifierKeys: Set<String>

  init(_ product: Product) {
    categoryAndTags = (product.category + product.tags).map(\.string).joined(separator: " \n")
    let facts = product.attributes + product.variants.flatMap(\.attributes)
    let options = product.options.flatMap { option in option.values.map { "\(option.name.string) \($0.name.string)" } }
    attributes = (facts.map { "\($0.name.string) \($0.value.string)" } + options).joined(separator: " \n")
    let models = facts.filter { $0.name.string.lowercased() == "model number" }.map(\.value.string)
    let all = product.variants.map(\.sku) + product.variants.compactMap(\.barcode) + models
    identifiers = all.joined(separator: " \n")
    identifierKeys = Set(all.map(FoldedText.identifier)).subtracting([""])
  }
}
