import Commerce
import Database
import Foundation
import PlainText
import ShopCore
import Synchronization

/// A shop to buy in: a folder of its own, a clock moved by hand, seeded bytes, and a gateway that can be disturbed.
final class Market: Sendable {
  /// 2026-11-02 12:00 UTC, a Monday.
  static let noon = Instant(seconds: 20_759 * 86_400 + 12 * 3600)

  let folder: DataFolder
  let faults = FaultPlan()
  private let clock = Mutex(Market.noon)
  private let random: Mutex<SplitMix64>

  init(seed: UInt64 = 1, profile: ShopProfile = Market.profile, products: [Product] = Market.products) throws {
    let name = "tuckshop-" + String(UInt64.random(in: .min ... .max), radix: 36)
    folder = DataFolder(path: FileManager.default.temporaryDirectory.path + "/" + name)
    random = Mutex(SplitMix64(state: seed))
    try importing(products, profile: profile)
  }

  deinit {
    // And what a test has put beside it.
    let parent = URL(fileURLWithPath: folder.path).deletingLastPathComponent()
    let name = URL(fileURLWithPath: folder.path).lastPathComponent
    for other in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? [] where other.hasPrefix(name) {
      try? FileManager.default.removeItem(at: parent.appendingPathComponent(other))
    }
  }

  var world: World {
    World(
      now: { self.clock.withLock { $0 } },
      randomBytes: { count in
        self.random.withLock { random in (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
      })
  }

  func pass(seconds: Int) { clock.withLock { $0 = $0.advanced(bySeconds: seconds) } }

  func importing(_ products: [Product], profile: ShopProfile = Market.profile) throws {
    let builder = try CatalogBuilder(folder: folder)
    try builder.begin(profile: profile)
    for product in products { try builder.add(product) }
    try builder.finish(world: world)
  }

  func gateway() throws -> TestGateway {
    let faults = faults
    return try TestGateway(path: folder.gatewayPath) { try faults.strike($0, $1) }
  }

  /// Opens the shop, for somebody on this machine or at an address of the network.
  func open(from address: String? = nil) throws -> Shop {
    var world = world
    world.source = ClientSource(sshConnection: address.map { "\($0) 50000 192.0.2.1 22" }, user: 1000)
    return try Shop(folder: folder, world: world, gateway: try gateway())
  }

  func set(_ moment: Instant) { clock.withLock { $0 = moment } }
}

/// What goes wrong with the gateway, and when.
final class FaultPlan: Sendable {
  /// The program dies there: nothing of it runs any more.
  struct Killed: Error {}

  struct Fault: Sendable {
    var call: GatewayCall
    var moment: GatewayMoment
    /// What happens then, or the error that is thrown.
    var action: @Sendable () throws -> Void
    /// How often it strikes.
    var times = 1
  }

  private let faults = Mutex<[Fault]>([])

  func plan(_ call: GatewayCall, _ moment: GatewayMoment, _ error: any Error & Sendable, times: Int = 1) {
    plan(call, moment, times: times) { throw error }
  }

  func plan(
    _ call: GatewayCall, _ moment: GatewayMoment, times: Int = 1, _ action: @escaping @Sendable () throws -> Void
  ) {
    faults.withLock { $0.append(Fault(call: call, moment: moment, action: action, times: times)) }
  }

  func clear() { faults.withLock { $0 = [] } }

  func strike(_ call: GatewayCall, _ moment: GatewayMoment) throws {
    let action = faults.withLock { faults -> (@Sendable () throws -> Void)? in
      guard let place = faults.firstIndex(where: { $0.call == call && $0.moment == moment && $0.times > 0 }) else {
        return nil
      }
      faults[place].times -= 1
      return faults[place].action
    }
    try action?()
  }
}

/// Steele, Lea and Flood's generator: a seed tells all it will draw.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Market {
  static func euros(_ cents: Int) -> Money { Money(minorUnits: cents, currency: .eur) }

  static let profile: ShopProfile = {
    var profile = SampleShop.profile
    profile.shipping.zones = [
      ShippingZone(
        name: "Ireland", countries: ["IE"],
        methods: [
          ShippingMethod(
            id: "post", name: "Post", price: euros(450), freeFrom: euros(4000), transitDays: 1...2,
            maximumGrams: 5000),
          ShippingMethod(
            id: "courier", name: "Courier", price: euros(900), freeFrom: nil, transitDays: 1...1, maximumGrams: nil),
        ])
    ]
    profile.tax.rates = [
      TaxRate(label: "VAT", countries: ["IE"], region: nil, taxClass: "standard", partsPerMillion: 230_000),
      TaxRate(label: "VAT", countries: ["IE"], region: nil, taxClass: "food", partsPerMillion: 0),
    ]
    profile.promotions = promotions
    return profile
  }()

  private static let promotions: [Promotion] = {
    var welcome = Promotion(code: "WELCOME10", title: "10 % off", benefit: .percent(partsPerMillion: 100_000))
    welcome.minimum = euros(2500)
    welcome.guestLimit = 1
    var once = Promotion(code: "ONCE", title: "5 off, once", benefit: .fixed(euros(500)))
    once.usageLimit = 1
    var thrice = Promotion(code: "THRICE", title: "3 off, thrice", benefit: .fixed(euros(300)))
    thrice.usageLimit = 3
    var old = Promotion(code: "OLD", title: "Old", benefit: .fixed(euros(100)))
    old.validUntil = CivilDate(year: 2026, month: 11, day: 2)
    var soon = Promotion(code: "SOON", title: "Soon", benefit: .fixed(euros(100)))
    soon.validFrom = CivilDate(year: 2026, month: 11, day: 3)
    let free = Promotion(code: "POSTFREE", title: "Free shipping", benefit: .freeShipping)
    let all = Promotion(code: "GIFT", title: "Everything off", benefit: .percent(partsPerMillion: 1_000_000))
    return [welcome, once, thrice, old, soon, free, all]
  }()

  static let products: [Product] = [
    product("beans", "Konga Beans", sku: "BEANS", cents: 1450, stock: 24, grams: 270, taxClass: "food"),
    product("mug", "Enamel Mug", sku: "MUG", cents: 1800, stock: 10, grams: 400),
    product("kettle", "Stagg Kettle", sku: "KETTLE", cents: 18900, stock: 3, grams: 1600),
    product("last", "Last Scale", sku: "LAST", cents: 2000, stock: 1, grams: 500),
    product("gone", "Gone Cup", sku: "GONE", cents: 900, stock: 0, grams: 300),
  ]

  static func product(
    _ slug: String, _ title: SafeText, sku: String, cents: Int, stock: Int, grams: Int, taxClass: String = "standard"
  ) -> Product {
    var product = Product(
      slug: slug, title: title, category: ["Goods"],
      variants: [Variant(sku: sku, optionValues: [], price: euros(cents), stock: stock, weightGrams: grams)])
    product.taxClass = taxClass
    return product
  }

  /// The products with one of them changed or, by nil, taken out.
  static func products(changing slug: String, _ change: (inout Product) -> Bool) -> [Product] {
    products.compactMap { product in
      guard product.slug == slug else { return product }
      var product = product
      return change(&product) ? product : nil
    }
  }
}

extension Market {
  /// Names of the folder's files, logs of the databases included, that contain the text's bytes.
  func filesContaining(_ text: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
      let data = FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data()
      return data.range(of: Data(text.utf8)) != nil
    }.sorted()
  }
}

/// A generator that threads may share.
final class LockedDice: Sendable {
  private let dice: Mutex<SplitMix64>

  init(_ dice: SplitMix64) { self.dice = Mutex(dice) }

  func bytes(_ count: Int) -> [UInt8] {
    dice.withLock { dice in (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.next()) } }
  }
}
