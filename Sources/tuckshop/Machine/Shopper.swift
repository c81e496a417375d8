import Commerce
import PlainText
import ShopCore

/// A shopper without a screen: the shop, and on demand the guest that the screen would be here.
final class Shopper {
  let places: Places
  let shop: Shop
  let gateway: TestGateway
  private let settings: Settings
  private let isNamed: Bool
  private var visit: GuestVisit?

  /// - Throws: ``CommandFault/Code/noShop``, or what the storage says.
  init(_ options: PlaceOptions, world: World) throws {
    settings = Settings.read()
    places = options.places(settings)
    isNamed = options.shop != nil || options.data != nil
    let folder = places.dataFolder
    guard Places.exists(folder.catalogPath) else {
      let command = places.openingOptions
      throw CommandFault(.noShop, "There is no shop in \(folder.path) yet. Open it once with: tuckshop\(command)")
    }
    let gateway = TestGateway(openingLater: folder.gatewayPath)
    shop = try places.opening(in: folder, world) { try Shop(folder: folder, world: world, gateway: gateway) }
    self.gateway = gateway
  }

  /// It is not certain that this is the shop that is meant.
  var isPlaceUncertain: Bool { settings.isPlaceUncertain && !isNamed }

  var profile: ShopProfile { shop.profile }

  func price(_ amount: Money) -> SafeText { amount.formatted(locale: profile.locale) }

  /// An amount, or that it is free.
  func charge(_ amount: Money) -> SafeText { amount.isZero ? "free" : price(amount) }

  /// The guest of this terminal; a new one where nobody has been here.
  ///
  /// Payments that an earlier process left open are settled first, as they are when the screen opens.
  func guest() throws -> GuestVisit {
    if let visit { return visit }
    let visit = try places.enter(shop, country: settings.country)
    try? shop.reconcileIfDue()
    self.visit = visit
    return visit
  }

  /// The country to price for: the one asked for, else the guest's, else that of the settings, else the shop's own.
  ///
  /// Looking alone makes no guest.
  func country(_ asked: String?) throws -> String {
    if let asked {
      guard let country = Country.named(asked) else {
        throw CommandFault(
          .notFound, "\(asked) is no country we know. Give its two-letter code, such as \(profile.shipping.shipsFrom).")
      }
      return country.code
    }
    if places.hasGuest { return try guest().country }
    return settings.country ?? profile.shipping.shipsFrom
  }

  /// How to come back to this shop from a shell.
  var command: SafeText { "tuckshop\(places.openingOptions)" }
}

extension PlaceOptions {
  /// Does a command's work in the shop, and gives its answer.
  func shopping(_ world: WorldOptions, _ answer: AnswerOptions, _ work: (Shopper) throws -> Answer) throws {
    try answer.give {
      let shopper = try Shopper(self, world: world.world)
      defer { shopper.shop.close() }
      return try work(shopper)
    }
  }
}
