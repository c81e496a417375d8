package import PlainText

/// One row of a list of products.
package struct ProductRow: Hashable, Sendable {
  package var slug: String
  package var title: SafeText
  package var brand: SafeText
  package var summary: SafeText
  /// The lowest price of its variants.
  package var price: Money
  /// Variants differ in price.
  package var hasPriceRange: Bool
  /// The former price of the cheapest variant.
  package var compareAtPrice: Money?
  /// Units of all variants that can be bought now.
  package var available: Int
  package var isNew: Bool

  /// From here down the shop says how many there are.
  package static let fewUnits = 3

  package init(
    slug: String, title: SafeText, brand: SafeText, summary: SafeText, price: Money, hasPriceRange: Bool,
    compareAtPrice: Money?, available: Int, isNew: Bool
  ) {
    self.slug = slug
    self.title = title
    self.brand = brand
    self.summary = summary
    self.price = price
    self.hasPriceRange = hasPriceRange
    self.compareAtPrice = compareAtPrice
    self.available = available
    self.isNew = isNew
  }
}

/// What a list of products is to hold: all conditions together.
package struct ListingQuery: Hashable, Sendable {
  /// A category path; empty for the whole shop.
  package var category: [SafeText] = []
  /// Words to search for; empty for none.
  ///
  /// The last word matches as a prefix.
  package var words: String = ""
  /// Words that match a filter, and prices, are read as such where that hides nothing that was meant otherwise.
  package var readsFilters = false
  /// For each facet name the chosen values, any of which may match.
  package var chosen: [SafeText: Set<SafeText>] = [:]
  /// Minor units, both ends included.
  package var priceRange: ClosedRange<Int>?
  package var inStockOnly = false
  package var onOfferOnly = false
  package var newOnly = false
  package var sort = ListingSort.featured

  package init() {}
}

/// The order of a list.
package enum ListingSort: String, CaseIterable, Sendable {
  /// Best match for a search, featured first otherwise.
  case featured
  case priceUp, priceDown, newest, title
}

/// What a list query found, without its rows.
package struct ListingSummary: Hashable, Sendable {
  package var count: Int
  package var facets: [Facet]
  /// What the words were taken for; nil for a list without words.
  package var reading: SearchReading?

  package init(count: Int, facets: [Facet], reading: SearchReading? = nil) {
    self.count = count
    self.facets = facets
    self.reading = reading
  }
}

/// A facet with its values and how many products each would leave (the facet does not count itself out).
package struct Facet: Hashable, Sendable {
  package var kind: FacetKind
  package var name: SafeText
  package var values: [FacetValue]

  package init(kind: FacetKind, name: SafeText, values: [FacetValue]) {
    self.kind = kind
    self.name = name
    self.values = values
  }
}

package enum FacetKind: Hashable, Sendable {
  /// Brand, an option or an attribute.
  case choice
  /// Price bands; a value's `band` is what to put into the query.
  case price
  /// One value: in stock.
  case stock
  /// Values are child categories.
  case category
}

package struct FacetValue: Hashable, Sendable {
  package var name: SafeText
  package var count: Int
  package var isChosen: Bool
  package var swatch: Int?
  package var band: ClosedRange<Int>?

  package init(name: SafeText, count: Int, isChosen: Bool, swatch: Int? = nil, band: ClosedRange<Int>? = nil) {
    self.name = name
    self.count = count
    self.isChosen = isChosen
    self.swatch = swatch
    self.band = band
  }
}

/// A category of the tree with the number of products in and below it.
package struct CategoryNode: Hashable, Sendable {
  /// From the department down.
  package var path: [SafeText]
  package var count: Int

  package init(path: [SafeText], count: Int) {
    self.path = path
    self.count = count
  }

  package var name: SafeText { path.last ?? .empty }
  package var depth: Int { path.count - 1 }
}

/// What the home page shows.
package struct HomeShelves: Hashable, Sendable {
  package var featured: [ProductRow]
  package var new: [ProductRow]
  package var onOffer: [ProductRow]
  /// Departments in the shop's order.
  package var departments: [CategoryNode]
  /// What the guest looked at last, newest first.
  package var recent: [ProductRow]

  package init(
    featured: [ProductRow], new: [ProductRow], onOffer: [ProductRow], departments: [CategoryNode],
    recent: [ProductRow]
  ) {
    self.featured = featured
    self.new = new
    self.onOffer = onOffer
    self.departments = departments
    self.recent = recent
  }
}

/// A product page: the product, what can be bought of it now, and when it would arrive.
package struct ProductPage: Hashable, Sendable {
  package var product: Product
  /// Units that can be bought now, by SKU.
  package var available: [String: Int]
  package var isNew: Bool
  /// Ways to send one unit to `country`, the cheapest first; empty where the shop does not ship.
  package var deliveries: [DeliveryChoice]
  package var country: String
  package var related: [ProductRow]
  /// In-stock products of the same category, for a sold-out one.
  package var alternatives: [ProductRow]
  package var reviews: ProductReviews

  package init(
    product: Product, available: [String: Int], isNew: Bool, deliveries: [DeliveryChoice], country: String,
    related: [ProductRow], alternatives: [ProductRow], reviews: ProductReviews = ProductReviews()
  ) {
    self.product = product
    self.available = available
    self.isNew = isNew
    self.deliveries = deliveries
    self.country = country
    self.related = related
    self.alternatives = alternatives
    self.reviews = reviews
  }

  /// By the cheapest method.
  package var delivery: DeliveryWindow? { deliveries.first?.window }
  package var method: ShippingMethod? { deliveries.first?.method }
}
