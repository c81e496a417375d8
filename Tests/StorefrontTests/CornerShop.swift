import Commerce
import Foundation
import PlainText
import ShopCore
import ShopTestKit
import Synchronization

/// A small shop whose every number a test can name: one of each thing that can go wrong with a product.
enum CornerShop {
  private static let imported = Mutex<URL?>(nil)

  /// A new data folder with the shop in it.
  static func freshFolder() throws -> URL {
    let source = try imported.withLock { imported in
      if let imported { return imported }
      let folder = ScratchFolder.fresh("corner")
      try importAnew(into: folder)
      imported = folder
      return folder
    }
    let folder = ScratchFolder.fresh("test")
    try FileManager.default.copyItem(at: source, to: folder)
    return folder
  }

  /// Imports the catalogue into a folder, changed: what the shop's staff does while guests are about.
  static func importAnew(
    into folder: URL, _ change: (inout [Product]) -> Void = { _ in }, rules: (inout ShopProfile) -> Void = { _ in }
  ) throws {
    var products = products
    var profile = try profile()
    change(&products)
    rules(&profile)
    let builder = try CatalogBuilder(folder: DataFolder(path: folder.path))
    try builder.begin(profile: profile)
    for product in products { try builder.add(product) }
    try builder.finish(
      world: World(now: { HandClock().now }, randomBytes: { [UInt8](repeating: 7, count: $0) }))
  }

  static func euro(_ cents: Int) -> Money { Money(minorUnits: cents, currency: .eur) }

  // MARK: The shop

  private static func profile() throws -> ShopProfile {
    ShopProfile(
      name: "Corner Shop", tagline: "Small things", about: "A shop for tests.", promises: ["Open when it is open"],
      email: "staff@corner.example", currency: .eur, locale: "en-IE", timeZone: .utc, hours: OpeningHours([:]),
      newForDays: 30, cartDays: 60, departments: ["Tea", "Kitchen", "Wear"], facets: ["Brand", "Colour", "Size"],
      policies: [
        ShopPage(id: "shipping", title: "Shipping", body: "We ship."),
        ShopPage(id: "returns", title: "Returns", body: "30 days."),
        ShopPage(id: "privacy", title: "Privacy", body: "None of it is sold."),
        ShopPage(id: "warranty", title: "Warranty", body: "Two years."),
      ],
      faq: [Question(question: "Is it open?", answer: "Yes.")],
      shipping: ShippingRules(
        shipsFrom: "IE", workingDays: [.mon, .tue, .wed, .thu, .fri], cutOffMinute: 14 * 60, holidays: [],
        zones: [
          ShippingZone(
            name: "Ireland", countries: ["IE"],
            methods: [method("post", "Post", 450, freeFrom: 4000, 1...2), method("van", "Van", 850, 1...1)]),
          ShippingZone(
            name: "Abroad", countries: ["GB", "US", "JP"], methods: [method("air", "Airmail", 1200, 5...9)]),
        ]),
      tax: TaxRules(
        pricesIncludeTax: true, rounding: .total, roundingMode: .halfUp, shippingClass: "standard",
        rates: [
          TaxRate(label: "VAT", countries: ["IE"], region: nil, taxClass: "standard", partsPerMillion: 230_000)
        ]),
      promotions: promotions)
  }

  private static func method(
    _ id: String, _ name: SafeText, _ cents: Int, freeFrom: Int? = nil, _ days: ClosedRange<Int>
  ) -> ShippingMethod {
    ShippingMethod(
      id: id, name: name, price: euro(cents), freeFrom: freeFrom.map(euro), transitDays: days, maximumGrams: 20_000)
  }

  private static var promotions: [Promotion] {
    var big = Promotion(code: "BIG", title: "A quarter off", benefit: .percent(partsPerMillion: 250_000))
    big.minimum = euro(20_000)
    var old = Promotion(code: "OLD", title: "Half off", benefit: .percent(partsPerMillion: 500_000))
    old.validUntil = CivilDate("2026-11-01")
    var soon = Promotion(code: "SOON", title: "Half off", benefit: .percent(partsPerMillion: 500_000))
    soon.validFrom = CivilDate("2026-12-01")
    var once = Promotion(code: "ONCE", title: "One off", benefit: .fixed(euro(100)))
    once.usageLimit = 1
    var mine = Promotion(code: "MINE", title: "Two off", benefit: .fixed(euro(200)))
    mine.guestLimit = 1
    return [
      Promotion(code: "TEN", title: "A tenth off", benefit: .percent(partsPerMillion: 100_000)),
      Promotion(code: "CENT", title: "A cent off", benefit: .fixed(euro(1))),
      Promotion(code: "SHIP", title: "Free shipping", benefit: .freeShipping), big, old, soon, once, mine,
    ]
  }

  // MARK: The shelf

  private static func plain(
    _ slug: String, _ title: SafeText, _ category: [SafeText], _ cents: Int, stock: Int, grams: Int = 100
  ) -> Product {
    var product = Product(
      slug: slug, title: title, category: category,
      variants: [
        Variant(sku: slug.uppercased(), optionValues: [], price: euro(cents), stock: stock, weightGrams: grams)
      ])
    product.summary = "A thing called \(title)"
    product.description = "It is described here."
    return product
  }

  static var products: [Product] {
    var green = plain("green-tea", "Green Tea", ["Tea", "Green"], 1200, stock: 20)
    green.addedOn = CivilDate("2026-11-20")
    var sold = plain("copper-kettle", "Copper Kettle", ["Kitchen", "Kettles"], 6000, stock: 0)
    sold.soldOutReason = "The smith is on holiday"
    sold.backOn = CivilDate("2026-12-04")
    sold.related = ["tea"]
    return [
      plain("tea", "Breakfast Tea", ["Tea", "Black"], 1000, stock: 20),
      green,
      plain("lamp", "Last Lamp", ["Kitchen", "Lamps"], 3000, stock: 1),
      plain("spoons", "Few Spoons", ["Kitchen", "Lamps"], 500, stock: 3),
      plain("anvil", "Anvil", ["Kitchen", "Lamps"], 9000, stock: 5, grams: 30_000),
      sold, plain("iron-kettle", "Iron Kettle", ["Kitchen", "Kettles"], 5500, stock: 4),
      plain("towel", "手ぬぐい・雪の結晶柄・長い長い名前の布・北国の冬", ["Kitchen", "Towels"], 900, stock: 7),
      plain("long", longTitle, ["Kitchen", "Towels"], 1900, stock: 7), cup, jacket,
    ]
  }

  static let longTitle: SafeText =
    "The Exceptionally Long and Thoroughly Descriptive Linen Tea Towel of the Northern Weavers' Cooperative, Undyed"

  /// Two options: a combination that is not made, one that is sold out.
  private static var cup: Product {
    var cup = Product(
      slug: "cup", title: "Speckled Cup", category: ["Kitchen", "Cups"],
      variants: [
        Variant(sku: "CUP-BS", optionValues: ["Blue", "Small"], price: euro(800), stock: 5, weightGrams: 200),
        Variant(sku: "CUP-BL", optionValues: ["Blue", "Large"], price: euro(950), stock: 0, weightGrams: 300),
        Variant(sku: "CUP-RS", optionValues: ["Red", "Small"], price: euro(800), stock: 2, weightGrams: 200),
      ])
    cup.brand = "Speck"
    cup.options = [
      ProductOption(
        name: "Colour",
        values: [OptionValue(name: "Blue", swatch: 0x2040c0), OptionValue(name: "Red", swatch: 0xc02020)]),
      ProductOption(name: "Size", values: [OptionValue(name: "Small"), OptionValue(name: "Large")]),
    ]
    cup.description = "A cup."
    cup.soldOutReason = "The kiln is cold"
    cup.backOn = CivilDate("2026-12-11")
    return cup
  }

  /// Three options.
  private static var jacket: Product {
    let sizes: [SafeText] = ["S", "M", "L"]
    let colours: [SafeText] = ["Moss", "Slate"]
    let fits: [SafeText] = ["Regular", "Long"]
    var variants: [Variant] = []
    for size in sizes {
      for colour in colours {
        for fit in fits {
          let stock = variants.count % 4
          variants.append(
            Variant(
              sku: "JK-\(size)-\(colour)-\(fit)", optionValues: [size, colour, fit],
              price: euro(fit == "Long" ? 9900 : 9000), stock: stock, weightGrams: 700))
        }
      }
    }
    var jacket = Product(slug: "jacket", title: "Rain Jacket", category: ["Wear", "Jackets"], variants: variants)
    jacket.brand = "Drizzle"
    jacket.options = [
      ProductOption(name: "Size", values: sizes.map { OptionValue(name: $0) }),
      ProductOption(name: "Colour", values: colours.map { OptionValue(name: $0) }),
      ProductOption(name: "Fit", values: fits.map { OptionValue(name: $0) }),
    ]
    jacket.description = "It keeps rain out."
    jacket.sizeGuide = "| Size | Chest |\n|---|---|\n| S | 92 cm |"
    return jacket
  }
}
