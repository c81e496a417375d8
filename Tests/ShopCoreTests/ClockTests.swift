import Commerce
import PlainText
import ShopCore
import Testing

/// Clocks that jump in the middle of a purchase, and the days on which calendars go wrong.
@Suite struct ClockTests {
  /// Moments in Dublin, whose clocks go an hour forward on 28 March 2027 at 01:00 UTC and back on 31 October 2027.
  static let moments: [(name: String, seconds: Int)] = [
    ("the last second of a year", 1_798_761_599), ("a leap day", 1_835_438_340),
    ("the end of a leap February", 1_835_481_599), ("before the clocks go forward", 1_806_195_590),
    ("before the clocks go back", 1_824_944_390), ("the hour that comes twice", 1_824_942_600),
    ("the last second of 32 bits", 2_147_483_647), ("beyond 32 bits", 2_208_988_800),
  ]
  static let jumps = [0, 3600, -3600, -7200, 86_400]

  @Test(arguments: moments, jumps)
  func `whenever a purchase is made and however the clock jumps, the order is there and the books are right`(
    moment: (name: String, seconds: Int), jump: Int
  ) throws {
    let market = try Market()
    market.set(Instant(seconds: moment.seconds))
    let shop = try market.open()
    defer { shop.close() }
    let (ada, bob) = (try Shopper(shop), try Shopper(shop))
    try ada.put("MUG")
    let today = shop.profile.timeZone.local(shop.world.now()).date
    let window = try #require(try shop.cart(ada.cart, country: "IE").delivery)
    #expect(window.earliest > today && window.latest >= window.earliest, "\(moment.name)")
    let waiting = try ada.place(card: "4000002500003155")
    try bob.put("LAST")
    let request = try bob.review(key: "bob")
    market.pass(seconds: jump)

    // The other's review was made before the jump.
    let order = try shop.placeOrder(request).order
    #expect(order != nil)
    #expect(try shop.audit().filter { $0.cure != .reconcile && $0.cure != .release } == [])
    try shop.reconcile()
    try market.gateway().authenticate(link: try #require(waiting.link), approve: true)
    let attempt = try #require(waiting.attempt)
    let placed = try shop.continuePayment(attempt: attempt).order
    // A quarter of an hour later the payment was called off before the bank was answered.
    #expect((placed != nil) == (jump < 900), "\(moment.name), \(jump)")
    market.pass(seconds: 16 * 60 + max(0, -jump))
    try shop.reconcile()
    #expect(try shop.audit() == [])
    let books = try Books(market, in: shop)
    #expect(books.reserved == 0 && books.onHand.values.allSatisfy { $0 >= 0 })
    #expect(books.charges == (placed == nil ? 1 : 2) && books.orders["placed"] == books.charges)
    #expect(try shop.orders(of: bob.guest).count == 1)
    #expect(try !shop.carts(of: ada.guest).isEmpty)
  }

  @Test(arguments: [(15 * 60 - 1, 0), (15 * 60, 1), (-3600, 0), (3600, 1)])
  func `units come back to others when their time is over by the clock of whoever asks`(
    seconds: Int, added: Int
  ) throws {
    let market = try Market()
    let shop = try market.open()
    defer { shop.close() }
    let (ada, bob) = (try Shopper(shop), try Shopper(shop))
    try ada.put("LAST")
    _ = try ada.place(card: "4000002500003155")
    market.pass(seconds: seconds)
    #expect(try bob.put("LAST").added == added)
  }

  @Test(arguments: [(2026, 12, 31, false), (2027, 1, 1, true), (2028, 2, 29, true), (2026, 1, 1, false)])
  func `a card is good to the end of its month`(year: Int, month: Int, day: Int, isExpired: Bool) throws {
    let today = try #require(CivilDate(year: year, month: month, day: day))
    #expect(CardExpiry(month: 12, year: 2026).isExpired(on: today) == isExpired)
    #expect(!CardExpiry(month: 2, year: 2028).isExpired(on: today))
  }

  @Test func `a cart is kept for its days and no longer, whatever the clock did in between`() throws {
    let market = try Market()
    let shop = try market.open()
    defer { shop.close() }
    let ada = try Shopper(shop)
    try ada.put("MUG")
    market.pass(seconds: -86_400)
    try ada.put("BEANS")
    market.pass(seconds: shop.profile.cartDays * 86_400 - 1)
    #expect(try shop.cart(ada.cart, country: "IE").lines.count == 2)
    #expect(try shop.enter(token: ada.token).cartID == ada.cart)
    market.pass(seconds: 2)
    #expect(try shop.enter(token: ada.token).cartID != ada.cart)
  }
}
