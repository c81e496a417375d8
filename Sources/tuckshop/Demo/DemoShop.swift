import Commerce
import PlainText
import ShopCore
import Tapes

/// A shop in which a lot is going on: what a demo begins with.
struct DemoShop {
  private let shop: Shop
  private let clock: TapeClock

  /// Fills a shop that nobody has visited yet; the same every time.
  static func fill(_ folder: DataFolder) throws {
    // The Thursday before the demo's Monday.
    let clock = TapeClock(at: TapeMoment(seconds: 1_772_098_200))
    let dice = Dice(seed: 2026)
    let gateway = TestGateway(openingLater: folder.gatewayPath)
    defer { gateway.close() }
    let shop = try Shop(
      folder: folder, world: World(now: { clock.now }, randomBytes: { dice.bytes($0) }), gateway: gateway)
    defer { shop.close() }
    let demo = DemoShop(shop: shop, clock: clock)
    try demo.placeOrders()
    try demo.talk()
    try demo.leaveCarts()
    try demo.emptyShelves()
  }

  // MARK: Orders

  /// Who buys what, with which card: most are paid, one is declined, one waits for its bank.
  private static let buyers: [(name: String, city: String, skus: [String], card: String)] = [
    ("Niamh Kelly", "Galway", ["KTB-250-WB"], "4242424242424242"),
    ("Tom Brandt", "Cork", ["KTB-250-WB", "KTB-500-WB"], "4242424242424242"),
    ("Sorcha Walsh", "Sligo", ["KTB-500-WB"], "4242424242424242"),
    ("Jan de Wit", "Limerick", ["KTB-250-WB"], "4000000000000002"),
    ("Aisling Roche", "Waterford", ["KTB-250-WB"], "4000002500003155"),
    ("Per Lund", "Kilkenny", ["KTB-500-WB"], "4242424242424242"),
  ]

  private func placeOrders() throws {
    for (number, buyer) in Self.buyers.enumerated() {
      clock.advance(by: Milliseconds(5_400_000))
      let visit = try shop.enter(token: nil)
      for sku in buyer.skus { _ = try shop.add(sku: sku, quantity: 1, to: visit.cartID, country: "IE") }
      let draft = Self.draft(buyer.name, buyer.city, number)
      let view = try shop.checkout(cartID: visit.cartID, draft: draft)
      guard let number = CardNumber(buyer.card) else { continue }
      let prices = view.cart.lines.map { ($0.line.sku, $0.unitPrice) }
      _ = try shop.placeOrder(
        PlaceOrder(
          cartID: visit.cartID, guestID: visit.guestID, draft: draft,
          card: CardDetails(number: number, expiry: CardExpiry(month: 12, year: 2034), code: "123"),
          key: "demo-\(buyer.name)", shownTotal: view.totals.total,
          shownPrices: Dictionary(prices) { first, _ in first }))
    }
  }

  private static func draft(_ name: String, _ city: String, _ number: Int) -> CheckoutDraft {
    var draft = CheckoutDraft(country: "IE")
    draft.fullName = name
    draft.email = (name.lowercased().split(separator: " ").first.map(String.init) ?? "guest") + "@example.com"
    draft.address = PostalAddress(country: "IE", street: "\(number + 3) Mill Road", city: city)
    return draft
  }

  // MARK: Conversations

  /// Two questions that are answered, and two that wait for somebody.
  private func talk() throws {
    let staff = try shop.openDesk(as: "Aoife", bell: nil)
    let talks: [(question: String, page: SafeText, answer: SafeText?)] = [
      (
        "Does the ceramic press come with a spare filter?", "Fjellbro stoneware press", "It does: one spare in the box."
      ),
      ("Is the decaf water processed?", "Lantern Decaf", "Yes, with nothing but water and charcoal."),
      ("Which grinder is quiet enough for a flat?", "Grinders", nil),
      ("My parcel shows no movement since Tuesday.", "Orders", nil),
    ]
    for (number, talk) in talks.enumerated() {
      clock.advance(by: Milliseconds(1_500_000))
      let visit = try shop.enter(token: nil)
      _ = try shop.say(
        talk.question, clientID: "demo-question-\(number)", guest: visit.guestID,
        place: ChatPlace(.home, title: talk.page))
      guard let answer = talk.answer else { continue }
      clock.advance(by: Milliseconds(120_000))
      guard let thread = try shop.inbox(.unassigned, staff: staff.id).rows.first?.thread.id else { continue }
      _ = try shop.claim(thread, staff: staff.id)
      try shop.reply(
        .text(answer), isPrivate: false, clientID: "demo-answer-\(number)", thread: thread, staff: staff.id)
    }
    try shop.closeDesk(staff: staff.id, bell: nil)
  }

  // MARK: Carts and shelves

  private func leaveCarts() throws {
    for quantity in 1...3 {
      let visit = try shop.enter(token: nil)
      _ = try shop.add(sku: "KTB-250-WB", quantity: quantity, to: visit.cartID, country: "IE")
    }
  }

  private func emptyShelves() throws {
    for (sku, count) in [("KTB-1K-WB", 0), ("KTB-500-WB", 3)] {
      _ = try shop.takeStock(of: sku, counted: count)
    }
  }
}
