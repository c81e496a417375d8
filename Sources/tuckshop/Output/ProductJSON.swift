import Commerce
import PlainText
import ShopCore

/// An amount: whole minor units, never a fraction.
struct MoneyJSON: Encodable {
  /// In minor units: 1250 is €12.50.
  let amount: Int
  /// ISO 4217.
  let currency: String
  /// Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
  let exponent: Int
  /// As the shop writes it.
  let text: SafeText
}

/// Values as the commands print them, in the shop's own writing of amounts.
struct Shapes {
  let profile: ShopProfile

  func money(_ amount: Money) -> MoneyJSON {
    MoneyJSON(
      amount: amount.minorUnits, currency: amount.currency.code, exponent: amount.currency.exponent,
      text: amount.formatted(locale: profile.locale))
  }

  func row(_ row: ProductRow) -> ProductRowJSON {
    ProductRowJSON(
      slug: row.slug, title: row.title, brand: row.brand, summary: row.summary, price: money(row.price),
      hasPriceRange: row.hasPriceRange, available: row.available, isNew: row.isNew,
      compareAtPrice: row.compareAtPrice.map(money))
  }

  func delivery(_ choice: DeliveryChoice) -> DeliveryJSON {
    DeliveryJSON(
      id: choice.method.id, name: choice.method.name, price: money(choice.price),
      earliest: choice.window.earliest.iso, latest: choice.window.latest.iso,
      freeFrom: choice.method.freeFrom.map(money))
  }

  func product(_ page: ProductPage) -> ProductJSON {
    let product = page.product
    return ProductJSON(
      slug: product.slug, title: product.title, brand: product.brand, category: product.category,
      summary: product.summary, description: product.description, tags: product.tags, isNew: page.isNew,
      options: product.options.map { option in
        ProductJSON.Option(
          name: option.name,
          values: option.values.map { ProductJSON.Choice(name: $0.name, swatch: $0.swatch.map(Self.hex)) })
      },
      variants: product.variants.map { variant in
        ProductJSON.Variant(
          sku: variant.sku, options: variant.optionValues, price: money(variant.price),
          available: page.available[variant.sku, default: 0], weightGrams: variant.weightGrams,
          attributes: variant.attributes.map(ProductJSON.Fact.init), compareAtPrice: variant.compareAtPrice.map(money),
          barcode: variant.barcode)
      },
      attributes: product.attributes.map(ProductJSON.Fact.init),
      pictures: product.pictures.map { ProductJSON.Picture(alternativeText: $0.alternativeText, file: $0.file) },
      country: page.country, deliveries: page.deliveries.map(delivery), handlingDays: product.handlingDays,
      related: page.related.map(row), alternatives: page.alternatives.map(row),
      reviews: ReviewsJSON(page.reviews), sizeGuide: product.sizeGuide,
      soldOutReason: product.soldOutReason, backOn: product.backOn?.iso)
  }

  private static func hex(_ swatch: Int) -> String {
    let digits = String(swatch & 0xFF_FFFF, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }
}

/// A product in a list.
struct ProductRowJSON: Encodable {
  let slug: String
  let title: SafeText
  let brand: SafeText
  let summary: SafeText
  /// The lowest of its variants.
  let price: MoneyJSON
  let hasPriceRange: Bool
  let available: Int
  let isNew: Bool
  @Nullable var compareAtPrice: MoneyJSON?
}

/// A way to ship.
struct DeliveryJSON: Encodable {
  let id: String
  let name: SafeText
  let price: MoneyJSON
  /// Days as `2026-11-24`, both included.
  let earliest: String
  let latest: String
  @Nullable var freeFrom: MoneyJSON?
}

/// A product page.
struct ProductJSON: Encodable {
  struct Choice: Encodable {
    let name: SafeText
    /// `#RRGGBB`.
    @Nullable var swatch: String?
  }

  struct Option: Encodable {
    let name: SafeText
    let values: [Choice]
  }

  struct Fact: Encodable {
    let name: SafeText
    let value: SafeText

    init(_ attribute: ProductAttribute) {
      name = attribute.name
      value = attribute.value
    }
  }

  struct Variant: Encodable {
    let sku: String
    /// One value for each of the product's options, in their order.
    let options: [SafeText]
    let price: MoneyJSON
    let available: Int
    let weightGrams: Int
    let attributes: [Fact]
    @Nullable var compareAtPrice: MoneyJSON?
    @Nullable var barcode: String?
  }

  struct Picture: Encodable {
    let alternativeText: SafeText
    @Nullable var file: String?
  }

  let slug: String
  let title: SafeText
  let brand: SafeText
  let category: [SafeText]
  let summary: SafeText
  /// Markdown.
  let description: SafeText
  let tags: [SafeText]
  let isNew: Bool
  let options: [Option]
  let variants: [Variant]
  let attributes: [Fact]
  let pictures: [Picture]
  /// For which `deliveries` are told.
  let country: String
  let deliveries: [DeliveryJSON]
  let handlingDays: Int
  let related: [ProductRowJSON]
  let alternatives: [ProductRowJSON]
  let reviews: ReviewsJSON
  /// Markdown.
  @Nullable var sizeGuide: SafeText?
  @Nullable var soldOutReason: SafeText?
  @Nullable var backOn: String?
}
