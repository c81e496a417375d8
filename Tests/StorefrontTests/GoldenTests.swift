import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// Every screen as it stands, at the three sizes, against a file.
@Suite struct GoldenTests {
  struct Scene: CustomTestStringConvertible, Sendable {
    let name: String
    var shop = SampleShop.coffee
    let steps: @Sendable (ShopDriver) -> Void
    var testDescription: String { name }
  }

  static let scenes: [Scene] = [
    Scene(name: "home") { _ in },
    Scene(name: "home-outfitter", shop: .outfitter) { _ in },
    Scene(name: "home-returning") { driver in
      driver.press("b", "Enter", "a", "~")
    },
    Scene(name: "browse") { $0.press("b") },
    Scene(name: "browse-filters", shop: .outfitter) { $0.press("b", "f", "Down", "Down") },
    Scene(name: "search") { $0.press("/").type("decaf") },
    Scene(name: "search-empty") { $0.press("/").type("zzzz") },
    Scene(name: "search-filters", shop: .outfitter) { $0.press("/").type("black wool socks under 30") },
    Scene(name: "search-filters-list", shop: .outfitter) {
      $0.press("/").type("black wool socks under 30").press("Enter")
    },
    Scene(name: "search-past") { driver in
      driver.press("/").type("decaf").press("Enter", "Esc", "/").type("kettle").press("Enter", "Enter", "~", "/")
    },
    Scene(name: "search-completion") { $0.press("/").type("kitc") },
    Scene(name: "search-corrected") { $0.press("/").type("ketlte wheelbarrow ") },
    Scene(name: "search-pages") { $0.press("/").type("returns") },
    Scene(name: "search-order") { $0.press("/").type("TS-7K3F-9Q2M") },
    Scene(name: "search-reasons") { $0.press("/").type("decaf").press("Enter", "e") },
    Scene(name: "product") { $0.press("/").type("slipway").press("Enter", "Enter") },
    Scene(name: "product-matrix", shop: .outfitter) { $0.press("b", "Enter") },
    Scene(name: "product-sold-out") { $0.press("/").type("gesha").press("Enter", "Enter") },
    Scene(name: "product-details") { $0.press("/").type("slipway").press("Enter", "Enter", "2") },
    Scene(name: "cart-empty") { $0.press("c") },
    Scene(name: "cart") { $0.fillCart().press("c") },
    Scene(name: "cart-explained") { $0.fillCart().press("c", "e") },
    Scene(name: "cart-coupon-refused") { $0.fillCart().press("c", "p").type("NOPE").press("Enter") },
    Scene(name: "carts") { $0.fillCart().press("C") },
    Scene(name: "resume-code") { $0.fillCart().press("c", "w") },
    Scene(name: "checkout-address") { $0.fillCart().press("c", "o") },
    Scene(name: "checkout-address-faults") { $0.fillCart().press("c", "o").type("ada").press("Up", "End", "Enter") },
    Scene(name: "checkout-delivery") { $0.fillCart().press("c", "o").fillAddress() },
    Scene(name: "checkout-payment") { $0.fillCart().press("c", "o").fillAddress().press("Enter") },
    Scene(name: "checkout-review") { $0.toReview() },
    Scene(name: "checkout-declined") { $0.toReview(card: "4000000000000002").press("Enter") },
    Scene(name: "checkout-bank") { $0.toReview(card: "4000002500003155").press("Enter") },
    Scene(name: "order-placed") { $0.toReview().press("Enter") },
    Scene(name: "orders") { $0.toReview().press("Enter", "o") },
    Scene(name: "order-refused") { driver in
      driver.press("o").type("TS-0000-0000").press("Enter").type("ada@example.test").press("Enter")
    },
    Scene(name: "order-review") { driver in
      driver.toReview().press("Enter").ship().press("Esc", "o", "Down", "Down", "Down", "Enter", "w", "Down").type("4")
    },
    Scene(name: "product-reviews") { driver in
      driver.toReview().press("Enter").ship().praise().press("/").type("slipway").press("Enter", "Enter", "5")
    },
    Scene(name: "policies") { $0.press("i", "Down", "Enter") },
    Scene(name: "chat") { $0.advance(seconds: 1).press("/").type("slipway").press("Enter", "Enter", "F2") },
    Scene(name: "chat-asked") { driver in
      driver.advance(seconds: 1).fillCart().press("c", "o").press("F2").type("When does it come?").press("Enter")
    },
    Scene(name: "help") { $0.press("?") },
    Scene(name: "palette") { $0.press(":").type("sh") },
    Scene(name: "country") { $0.press("n").type("ger") },
    Scene(name: "theme") { $0.press("t") },
  ]

  static let cases = scenes.flatMap { scene in Golden.sizes.map { (scene, $0) } }

  @Test(arguments: cases)
  func `a screen looks as it was agreed`(_ scene: Scene, _ size: Size) throws {
    let driver = try ShopDriver(scene.shop, size: size)
    defer { driver.close() }
    scene.steps(driver)
    try Golden.check(driver, scene.name, size)
  }

  @Test func `no golden is left over from a scene that is gone`() throws {
    #expect(try Golden.leftovers(of: Self.scenes.map(\.name)) == [])
  }
}

extension ShopDriver {
  @discardableResult
  func fillCart() -> ShopDriver {
    press("/").type("slipway").press("Enter", "Enter", "a")
    return press("/").type("harbour mug").press("Enter", "Enter", "a")
  }

  @discardableResult
  func fillAddress() -> ShopDriver {
    type("ada@example.test").press("Enter").type("Ada Byrne").press("Enter")
    return type("1 Quay Street").press("Enter").type("Dungarvan").press("Enter", "Enter")
  }

  @discardableResult
  func toReview(card: String = "4242424242424242") -> ShopDriver {
    fillCart().press("c", "o").fillAddress().press("Enter").type(card + "1234123").press("Enter")
  }

  /// Staff hand the guest's parcels to the carrier.
  @discardableResult
  fileprivate func ship() -> ShopDriver {
    for order in (try? shop.orders(of: state.shared.guest)) ?? [] {
      _ = try? shop.move(order: order.number, .ship(tracking: ""), by: "")
    }
    return self
  }

  /// The guest says something to the espresso, and the shop to that.
  @discardableResult
  fileprivate func praise() -> ShopDriver {
    for order in (try? shop.orders(of: state.shared.guest)) ?? [] {
      let draft = ReviewDraft(
        product: "slipway-espresso", stars: 4, name: "Ada",
        text: "Round, and no bitterness. The grind for the moka pot could be a touch finer.")
      guard let review = try? shop.review(draft, order: order.number, email: order.email) else { continue }
      _ = try? shop.replyToReview(review.id, "Thank you. Tell us with the next bag, and we grind it so.")
    }
    return self
  }
}
