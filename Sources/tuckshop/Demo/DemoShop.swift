import Commerce
import PlainText
import ShopCore
import Tapes

/// A shop in which a lot is going on: what a demo begins with.
struct DemoShop {
  private let shop: Shop
  private let clock: TapeClock
  private let staff = "Aoife"

  /// When a demo's Thursday begins, which is four days before its Monday: 2026-02-26T09:30Z.
  static let usualStart = TapeMoment(seconds: 1_772_098_200)
  private static let days = 4

  /// Fills a shop that nobody has visited yet; the same every time.
  ///
  /// - Parameters:
  ///   - start: When it opens its doors; what happens in it takes four days.
  ///   - hasOpenPayments: Two orders are still being paid for, which comes to its end within minutes.
  /// - Returns: The orders that can be looked up, the newest first.
  @discardableResult
  static func fill(
    _ folder: DataFolder, from start: TapeMoment = usualStart, hasOpenPayments: Bool = true
  ) throws -> [Order] {
    let clock = TapeClock(at: start)
    let dice = Dice(seed: 2026)
    let gateway = TestGateway(openingLater: folder.gatewayPath)
    defer { gateway.close() }
    let shop = try Shop(
      folder: folder, world: World(now: { clock.now }, randomBytes: { dice.bytes($0) }), gateway: gateway)
    defer { shop.close() }
    let demo = DemoShop(shop: shop, clock: clock)
    try demo.placeOrders()
    try demo.fulfil()
    try demo.review()
    // The morning on which the demo begins, with half an hour to go.
    clock.set(to: TapeMoment(seconds: start.seconds + days * 86_400 - 1800))
    try demo.talk()
    try demo.leaveCarts()
    try demo.emptyShelves()
    if hasOpenPayments {
      clock.set(to: TapeMoment(seconds: start.seconds + days * 86_400 - 30))
      try demo.placeLastOrders()
    }
    return try shop.paidOrders(limit: 100)
  }

  /// The moment at which a demo of now begins to be filled, so that it is as old as the usual one.
  static func start(before moment: Instant) -> TapeMoment { TapeMoment(seconds: moment.seconds - days * 86_400) }

  // MARK: Orders

  private struct Buyer {
    let name: String
    let city: String
    let skus: [String]
    var card = TestCard.success
    /// What became of the order, in this order.
    var moves: [OrderMove] = []
  }

  /// Who buys what: each state that an order can have is there.
  private static let buyers: [Buyer] = [
    Buyer(
      name: "Niamh Kelly", city: "Galway", skus: ["KTB-250-WB"],
      moves: [.ship(tracking: "IE 2026 0311"), .deliver]),
    Buyer(
      name: "Tom Brandt", city: "Cork", skus: ["KTB-250-WB", "MIR-500-WB"],
      moves: [
        .ship(tracking: "IE 2026 0327"), .deliver, .takeBack(isSellable: true, reason: "Too dark for me"), .refund,
      ]),
    Buyer(
      name: "Sorcha Walsh", city: "Sligo", skus: ["TWP-2-WH"],
      moves: [.ship(tracking: "IE 2026 0330"), .takeBack(isSellable: false, reason: "Nobody was at home")]),
    Buyer(name: "Jan de Wit", city: "Limerick", skus: ["KTB-250-WB"], card: .declined),
    Buyer(
      name: "Orla Byrne", city: "Tralee", skus: ["DAN-250-FI"],
      moves: [.cancel(reason: "Ordered twice by mistake")]),
    Buyer(
      name: "Per Lund", city: "Kilkenny", skus: ["MIR-1K-WB", "TWP-1-WH"], moves: [.ship(tracking: "IE 2026 0342")]),
    Buyer(name: "Ines Faria", city: "Ennis", skus: ["BOA-250-WB"], moves: [.pack]),
    Buyer(name: "Kofi Mensah", city: "Athlone", skus: ["LOM-250-WB"]),
  ]

  /// On the demo's morning: one waits for its bank, one for the bank's answer.
  private static let lastBuyers: [Buyer] = [
    Buyer(name: "Aisling Roche", city: "Waterford", skus: ["KTB-250-WB"], card: .authentication),
    Buyer(name: "Hugh Daly", city: "Carlow", skus: ["MIR-250-WB"], card: .lateAnswer),
  ]

  private func placeOrders() throws {
    for (number, buyer) in Self.buyers.enumerated() {
      clock.advance(by: Milliseconds(3_600_000))
      try place(buyer, number)
    }
  }

  private func placeLastOrders() throws {
    for (number, buyer) in Self.lastBuyers.enumerated() {
      clock.advance(by: Milliseconds(5_000))
      try place(buyer, number + Self.buyers.count)
    }
  }

  private func place(_ buyer: Buyer, _ place: Int) throws {
    let visit = try shop.enter(token: nil)
    for sku in buyer.skus { _ = try shop.add(sku: sku, quantity: 1, to: visit.cartID, country: "IE") }
    let draft = Self.draft(buyer, place)
    let view = try shop.checkout(cartID: visit.cartID, draft: draft)
    guard let number = buyer.card.numbers.first else { return }
    let prices = view.cart.lines.map { ($0.line.sku, $0.unitPrice) }
    _ = try shop.placeOrder(
      PlaceOrder(
        cartID: visit.cartID, guestID: visit.guestID, draft: draft,
        card: CardDetails(number: number, expiry: CardExpiry(month: 12, year: 2034), code: [1, 2, 3]),
        key: "demo-\(buyer.name)", shownTotal: view.totals.total,
        shownPrices: Dictionary(prices) { first, _ in first }))
  }

  private static func draft(_ buyer: Buyer, _ number: Int) -> CheckoutDraft {
    var draft = CheckoutDraft(country: "IE")
    draft.fullName = buyer.name
    draft.email = email(of: buyer)
    draft.address = PostalAddress(country: "IE", street: "\(number + 3) Mill Road", city: buyer.city)
    return draft
  }

  /// What every e-mail of the demo ends with.
  static let mailDomain = "@example.com"

  private static func email(of buyer: Buyer) -> String {
    (buyer.name.lowercased().split(separator: " ").first.map(String.init) ?? "guest") + mailDomain
  }

  /// Each order's next move in turn, a few hours after the one before.
  private func fulfil() throws {
    let numbers = Dictionary(try shop.paidOrders(limit: 100).map { ($0.email, $0.number) }) { first, _ in first }
    let most = Self.buyers.map(\.moves.count).max() ?? 0
    for turn in 0..<most {
      clock.advance(by: Milliseconds(10 * 3_600_000))
      for buyer in Self.buyers where turn < buyer.moves.count {
        guard let number = numbers[Self.email(of: buyer)] else { continue }
        clock.advance(by: Milliseconds(600_000))
        _ = try shop.move(order: number, buyer.moves[turn], by: SafeText(cleaning: staff))
      }
    }
  }

  // MARK: Reviews

  private struct Opinion {
    let buyer: String
    let slug: String
    let stars: Int
    var text = ""
    var reply = ""
  }

  /// What those say whose parcels came: one with an answer, one of stars alone, one that somebody has to read first.
  private static let opinions: [Opinion] = [
    Opinion(
      buyer: "Niamh Kelly", slug: "kitchen-table", stars: 5,
      text: "Every morning since it came. Round, and it forgives a hurried hand."),
    Opinion(
      buyer: "Tom Brandt", slug: "kitchen-table", stars: 2, text: "Darker than I like it.",
      reply: "Thank you for saying so. El Mirlo is lighter, and the first bag of it is on us: write to us."),
    Opinion(buyer: "Tom Brandt", slug: "el-mirlo", stars: 5),
    Opinion(
      buyer: "Per Lund", slug: "tidewell-cone-papers", stars: 4,
      text: "Pictures of it are at www.example.com/per, if anybody wants to see it in use."),
  ]

  private func review() throws {
    let orders = try shop.paidOrders(limit: 100)
    for opinion in Self.opinions {
      guard let order = orders.first(where: { $0.fullName == opinion.buyer }) else { continue }
      clock.advance(by: Milliseconds(600_000))
      let name = opinion.buyer.split(separator: " ").first.map(String.init) ?? ""
      let written = try shop.review(
        ReviewDraft(product: opinion.slug, stars: opinion.stars, name: name, text: opinion.text), order: order.number,
        email: order.email)
      if !opinion.reply.isEmpty { _ = try shop.replyToReview(written.id, opinion.reply) }
    }
  }

  // MARK: Conversations

  private struct Talk {
    let question: String
    let page: SafeText
    var answer: SafeText?
    var isDone = false
  }

  /// Two questions that are settled, one that is answered and open, and two that wait for somebody.
  private static let talks: [Talk] = [
    Talk(
      question: "Does the ceramic press come with a spare filter?", page: "Fjellbro stoneware press",
      answer: "It does: one spare in the box.", isDone: true),
    Talk(
      question: "Is the decaf water processed?", page: "Lantern Decaf",
      answer: "Yes, with nothing but water and charcoal.", isDone: true),
    Talk(
      question: "Do you grind for a moka pot?", page: "Kitchen Table Blend",
      answer: "We do. Which of the moka pots is it?"),
    Talk(question: "Which grinder is quiet enough for a flat?", page: "Grinders"),
    Talk(question: "My parcel shows no movement since Tuesday.", page: "Orders"),
  ]

  private func talk() throws {
    let desk = try shop.openDesk(as: staff, bell: nil)
    for (number, talk) in Self.talks.enumerated() {
      clock.advance(by: Milliseconds(120_000))
      let visit = try shop.enter(token: nil)
      _ = try shop.say(
        talk.question, clientID: "demo-question-\(number)", guest: visit.guestID,
        place: ChatPlace(.home, title: talk.page))
      guard let answer = talk.answer else { continue }
      clock.advance(by: Milliseconds(120_000))
      guard let thread = try shop.inbox(.unassigned, staff: desk.id).rows.first?.thread.id else { continue }
      _ = try shop.claim(thread, staff: desk.id)
      try shop.reply(
        .text(answer), isPrivate: false, clientID: "demo-answer-\(number)", thread: thread, staff: desk.id)
      if talk.isDone { try shop.resolve(thread, staff: desk.id) }
    }
    try shop.closeDesk(staff: desk.id, bell: nil)
  }

  // MARK: Carts and shelves

  private func leaveCarts() throws {
    for quantity in 1...3 {
      let visit = try shop.enter(token: nil)
      _ = try shop.add(sku: "KTB-250-WB", quantity: quantity, to: visit.cartID, country: "IE")
    }
  }

  private func emptyShelves() throws {
    for (sku, count) in [("KTB-1K-WB", 0), ("KTB-500-WB", 3), ("TWP-1-NA", 2)] {
      _ = try shop.takeStock(of: sku, counted: count)
    }
  }
}
