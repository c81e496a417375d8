package import PlainText

/// A thing that is sold, as its file describes it.
package struct Product: Hashable, Sendable, Codable {
  /// Unique in the shop: a–z, 0–9 and dashes.
  package var slug: String
  package var title: SafeText
  package var brand: SafeText
  /// From the department down: `["Coffee", "Single origin"]`; never empty.
  package var category: [SafeText]
  /// One sentence for lists.
  package var summary: SafeText
  /// Markdown without HTML.
  package var description: SafeText
  package var tags: [SafeText]
  /// At most three; a variant has one value of each, in this order.
  package var options: [ProductOption]
  /// Never empty.
  package var variants: [Variant]
  package var attributes: [ProductAttribute]
  package var pictures: [Picture]
  /// Slugs of related products.
  package var related: [String]
  /// Working days before it can leave.
  package var handlingDays: Int
  package var taxClass: String
  package var isFeatured: Bool
  /// The day it joined the shop; new for a while after.
  package var addedOn: CivilDate?
  /// Why there is none, shown where stock is 0.
  package var soldOutReason: SafeText?
  package var backOn: CivilDate?
  /// A Markdown table.
  package var sizeGuide: SafeText?

  package init(slug: String, title: SafeText, category: [SafeText], variants: [Variant]) {
    self.slug = slug
    self.title = title
    self.brand = .empty
    self.category = category
    self.summary = .empty
    self.description = .empty
    self.tags = []
    self.options = []
    self.variants = variants
    self.attributes = []
    self.pictures = []
    self.related = []
    self.handlingDays = 0
    self.taxClass = "standard"
    self.isFeatured = false
  }
}

/// What a shopper chooses: a size, a colour, a grind.
package struct ProductOption: Hashable, Sendable, Codable {
  package var name: SafeText
  package var values: [OptionValue]

  package init(name: SafeText, values: [OptionValue]) {
    self.name = name
    self.values = values
  }
}

/// One value of an option; a colour may bring a swatch.
package struct OptionValue: Hashable, Sendable, Codable {
  package var name: SafeText
  /// `0xRRGGBB`.
  package var swatch: Int?

  package init(name: SafeText, swatch: Int? = nil) {
    self.name = name
    self.swatch = swatch
  }
}

/// One thing on the shelf: what a SKU stands for.
package struct Variant: Hashable, Sendable, Codable {
  /// Stock keeping unit, unique in the shop.
  package var sku: String
  /// One of each option's values, in the order of the options.
  package var optionValues: [SafeText]
  package var price: Money
  /// The former price, above `price`, or nil.
  package var compareAtPrice: Money?
  /// Units on the shelf as the catalogue's file counts them.
  package var stock: Int
  /// GTIN-8, -12, -13 or -14.
  package var barcode: String?
  package var weightGrams: Int
  package var attributes: [ProductAttribute]

  package init(sku: String, optionValues: [SafeText], price: Money, stock: Int, weightGrams: Int) {
    self.sku = sku
    self.optionValues = optionValues
    self.price = price
    self.stock = stock
    self.weightGrams = weightGrams
    self.attributes = []
  }
}

/// A named fact: material, origin, model number.
package struct ProductAttribute: Hashable, Sendable, Codable {
  package var name: SafeText
  package var value: SafeText

  package init(name: SafeText, value: SafeText) {
    self.name = name
    self.value = value
  }
}

/// A picture, which a terminal shows by its alternative text.
package struct Picture: Hashable, Sendable, Codable {
  package var alternativeText: SafeText
  /// Path inside the shop's folder.
  package var file: String?

  package init(alternativeText: SafeText, file: String? = nil) {
    self.alternativeText = alternativeText
    self.file = file
  }
}
