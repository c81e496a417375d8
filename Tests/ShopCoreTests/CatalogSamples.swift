import Commerce
import Database
import Foundation
import PlainText
import ShopCore

/// A small shop in a folder of its own; the folder goes when the test ends.
final class SampleShop: Sendable {
  static let today = CivilDate(dayNumber: 20_759)  // 2026-11-02, a Monday
  static let noon = Instant(seconds: 20_759 * 86_400 + 12 * 3600)

  let folder: DataFolder
  let world = World(now: { SampleShop.noon }, randomBytes: { Array(repeating: 7, count: $0) })

  init() {
    let name = "tuckshop-" + String(UInt64.random(in: .min ... .max), radix: 36)
    folder = DataFolder(path: FileManager.default.temporaryDirectory.path + "/" + name)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder.path) }

  @discardableResult
  func importing(
    _ products: [Product] = SampleShop.products, profile: ShopProfile = SampleShop.profile
  ) throws -> SampleShop {
    let builder = try CatalogBuilder(folder: folder)
    try builder.begin(profile: profile)
    for product in products { try builder.add(product) }
    try builder.finish(world: world)
    return self
  }

  func open() throws -> Shop { try Shop(folder: folder, world: world, gateway: ClosedGateway()) }

  /// Sets what is on hand as sales would.
  func setOnHand(_ units: Int, of sku: String, in shop: Shop) throws {
    try shop.ledger.write { try $0.execute("UPDATE stock SET on_hand = \(units) WHERE sku = \(sku)") }
  }

  func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }
}

/// These tests pay nothing.
private struct ClosedGateway: PaymentGateway {
  func token(for card: CardDetails) throws -> CardToken { throw GatewayFailure.unavailable }
  func createIntent(amount: Money, order: String, key: String) throws -> PaymentIntent {
    throw GatewayFailure.unavailable
  }
  func confirm(intent: String, with token: CardToken) throws -> PaymentIntent { throw GatewayFailure.unavailable }
  func intent(_ id: String) throws -> PaymentIntent { throw GatewayFailure.unavailable }
  func cancel(intent: String) throws -> PaymentIntent { throw GatewayFailure.unavailable }
  func refund(intent: String, amount: Money, key: String) throws { throw GatewayFailure.unavailable }
}

extension SampleShop {
  static let profile = ShopProfile(
    name: "Harbour Lane Coffee", tagline: "Coffee", about: "A shop.", promises: [], email: "hello@harbourlane.example",
    currency: .eur, locale: "en-IE", timeZone: .utc, hours: OpeningHours([:]), newForDays: 60, cartDays: 60,
    departments: ["Coffee", "Brewing"], facets: ["Brand", "Bag", "Colour", "Origin"], policies: [], faq: [],
    shipping: ShippingRules(
      shipsFrom: "IE", workingDays: [.mon, .tue, .wed, .thu, .fri], cutOffMinute: 14 * 60, holidays: [],
      zones: [
        ShippingZone(
          name: "Ireland", countries: ["IE"],
          methods: [
            ShippingMethod(
              id: "courier", name: "Courier", price: euros(900), freeFrom: nil, transitDays: 1...1, maximumGrams: nil),
            ShippingMethod(
              id: "post", name: "Post", price: euros(450), freeFrom: nil, transitDays: 1...2, maximumGrams: 2000),
          ])
      ]),
    tax: TaxRules(
      pricesIncludeTax: true, rounding: .total, roundingMode: .halfUp, shippingClass: "standard", rates: []),
    promotions: [])

  static func euros(_ cents: Int) -> Money { Money(minorUnits: cents, currency: .eur) }

  static let products: [Product] = coffees + wares

  private static let coffees: [Product] = {
    var konga = product(
      "konga", "Konga Yirgacheffe", "Harbour Lane", ["Coffee", "Single origin"], origin: "Ethiopia",
      bags: [
        Variant(sku: "KON-250-MO", optionValues: ["250 g"], price: euros(1450), stock: 24, weightGrams: 270),
        Variant(sku: "KON-1K", optionValues: ["1 kg"], price: euros(4900), stock: 0, weightGrams: 1050),
      ])
    konga.variants[0].compareAtPrice = euros(1600)
    konga.variants[0].barcode = "5391234500017"
    konga.attributes.append(ProductAttribute(name: "Model number", value: "HL-KON-26"))
    konga.isFeatured = true
    konga.addedOn = today.advanced(byDays: -10)
    konga.summary = "Washed and floral"
    konga.description = "For the pour over."
    konga.related = ["v60", "gone", "filters"]
    konga.handlingDays = 1
    let huila = product(
      "huila", "Huila Pink Bourbon", "Harbour Lane", ["Coffee", "Single origin"], origin: "Colombia",
      bags: [
        Variant(sku: "HUI-250", optionValues: ["250 g"], price: euros(1250), stock: 5, weightGrams: 270)
      ])
    var house = product(
      "house-blend", "House Blend", "Harbour Lane", ["Coffee", "Blends"], origin: "Brazil",
      bags: [
        Variant(sku: "HB-250", optionValues: ["250 g"], price: euros(950), stock: 100, weightGrams: 270),
        Variant(sku: "HB-1K", optionValues: ["1 kg"], price: euros(3400), stock: 40, weightGrams: 1050),
      ])
    house.variants[0].compareAtPrice = euros(1100)
    house.addedOn = today.advanced(byDays: -60)
    let decaf = product(
      "decaf", "Décaf Égalité", "Maison Müller", ["Coffee", "Blends"], origin: "Brazil",
      bags: [
        Variant(sku: "DEC-250", optionValues: ["250 g"], price: euros(1150), stock: 0, weightGrams: 270)
      ])
    return [konga, huila, house, decaf]
  }()

  private static let wares: [Product] = {
    var v60 = product("v60", "V60 Dripper", "Hario", ["Brewing", "Drippers"], cents: 2400, colours: ["Red", "White"])
    v60.isFeatured = true
    v60.variants[1].stock = 0
    var scale = product(
      "scale", "Brew Scale", "Fellow", ["Brewing", "Scales"], cents: 14900, colours: ["Black", "Moss"])
    scale.addedOn = today
    var mug = product("mug", "Enamel Mug", "Harbour Lane", ["Merchandise"], cents: 1800, colours: ["Red", "Moss"])
    mug.description = "Holds a coffee."
    return [
      v60, scale, mug,
      product("aeropress", "AeroPress Go", "AeroPress", ["Brewing", "Presses"], cents: 3900, colours: ["Grey"]),
      product("filters", "Paper Filters", "Hario", ["Brewing", "Drippers"], cents: 650, colours: ["White"]),
      product("kettle", "Stagg Kettle", "Fellow", ["Brewing", "Kettles"], cents: 18900, colours: ["Black"]),
    ]
  }()

  private static func product(
    _ slug: String, _ title: SafeText, _ brand: SafeText, _ category: [SafeText], origin: SafeText, bags: [Variant]
  ) -> Product {
    var product = Product(slug: slug, title: title, category: category, variants: bags)
    product.brand = brand
    product.options = [ProductOption(name: "Bag", values: [OptionValue(name: "250 g"), OptionValue(name: "1 kg")])]
    product.attributes = [ProductAttribute(name: "Origin", value: origin)]
    return product
  }

  static func product(
    _ slug: String, _ title: SafeText, _ brand: SafeText, _ category: [SafeText], cents: Int, colours: [SafeText]
  ) -> Product {
    let swatches: [SafeText: Int] = ["Red": 0xB0_3A2E, "Moss": 0x5B_6B3A]
    let variants = colours.map {
      Variant(
        sku: slug.uppercased() + "-" + $0.string.uppercased(), optionValues: [$0], price: euros(cents), stock: 3,
        weightGrams: 400)
    }
    var product = Product(slug: slug, title: title, category: category, variants: variants)
    product.brand = brand
    product.options = [
      ProductOption(name: "Colour", values: colours.map { OptionValue(name: $0, swatch: swatches[$0]) })
    ]
    return product
  }
}
