import Commerce
import PlainText

/// Checks that need every product: names that may stand once in a shop, and names that must lead somewhere.
struct CatalogChecks {
  let products: [ReadProduct]
  /// Slugs of files that could not be read: they are there, whatever is wrong with them.
  let unreadSlugs: [String]

  func run(profile: ShopProfile?, shop: Page) {
    checkSlugs()
    checkSKUs()
    checkRelated()
    CategoryLoops.check(products)
    guard let profile else { return }
    checkTaxClasses(profile.tax)
    checkWords(profile, shop: shop)
  }

  private func checkSlugs() {
    var first: [String: ReadProduct] = [:]
    for product in products {
      if let other = first[product.slug] {
        product.page.fault(
          product.slugLine, "the slug \(product.slug) is also in \(other.page.file):\(other.slugLine)",
          "Give one of the two another slug.")
      } else {
        first[product.slug] = product
      }
    }
  }

  private func checkSKUs() {
    var first: [String: String] = [:]
    for product in products {
      for sku in product.skus {
        if let other = first[sku.text] {
          product.page.fault(sku.line, "the sku \(sku.text) is also in \(other)", "Give one of the two another sku.")
        } else {
          first[sku.text] = "\(product.page.file):\(sku.line)"
        }
      }
    }
  }

  private func checkRelated() {
    let known = Set(products.map(\.slug) + unreadSlugs)
    for product in products {
      for related in product.related {
        if related.text == product.slug {
          product.page.fault(related.line, "the product is related to itself", "Take \(related.text) out of related.")
        } else if !known.contains(related.text) {
          let remedy: SafeText =
            if let near = NearName.of(related.text, among: known.sorted()) { "Did you mean \(near)?" } else {
              "Take it out, or add that product."
            }
          product.page.fault(related.line, "there is no product \(related.text)", remedy)
        }
      }
    }
  }

  /// A class that no rate knows would sell without tax and nobody would see why.
  private func checkTaxClasses(_ tax: TaxRules) {
    let known = Set(tax.rates.map(\.taxClass))
    guard !known.isEmpty else { return }
    for product in products where !known.contains(product.taxClass.text) {
      product.page.fault(
        product.taxClass.line, "the tax class \(product.taxClass.text) has no rate",
        NearName.remedy(for: product.taxClass.text, among: known.sorted()))
    }
  }

  /// Departments and facets that name nothing in the catalogue are slips of the pen.
  private func checkWords(_ profile: ShopProfile, shop: Page) {
    // What is wrong elsewhere may have taken the very word away.
    guard !products.isEmpty, shop.log.isEmpty else { return }
    let departments = Set(products.compactMap(\.category.first)).sorted()
    for name in profile.departments.map(\.string) where !departments.contains(name) {
      shop.fault(nil, "the department \(name) holds no product", NearName.remedy(for: name, among: departments))
    }
    var names: Set = ["Brand"]
    for product in products.compactMap(\.product) {
      names.formUnion(product.options.map(\.name.string))
      names.formUnion(product.attributes.map(\.name.string))
      names.formUnion(product.variants.flatMap { $0.attributes.map(\.name.string) })
    }
    for name in profile.facets.map(\.string) where !names.contains(name) {
      shop.fault(
        nil, "the facet \(name) is no option and no attribute of any product",
        NearName.of(name, among: names.sorted()).map { "Did you mean \($0)?" } ?? "Take it out.")
    }
  }
}
