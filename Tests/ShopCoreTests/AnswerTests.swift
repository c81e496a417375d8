import Commerce
import Database
import PlainText
import ShopCore
import Testing

/// Answers and ready replies out of the shop's own texts and facts.
@Suite struct AnswerTests {
  private static let profile: ShopProfile = {
    var profile = Market.talkative
    profile.policies = [
      ShopPage(id: "returns", title: "Returns", body: "Send it back within 30 days.\n\n**Refunds** take a week."),
      ShopPage(id: "shipping", title: "Shipping", body: "Parcels leave from Monday to Friday."),
      ShopPage(id: "privacy", title: "Privacy", body: "We keep little."),
    ]
    profile.faq = [Question(question: "Can I put a note in a gift?", answer: "Yes, up to forty words.")]
    profile.chat?.canned = [
      CannedResponse(code: "hello", text: "Hello {first_name}, {agent} of {shop} here."),
      CannedResponse(code: "price", text: "The {product} is {price} and comes {arrival}."),
      CannedResponse(code: "order", text: "Order {order} comes {arrival}."),
    ]
    return profile
  }()

  private static let products = Market.products(changing: "gone") { gone in
    gone.soldOutReason = "The kiln is cold"
    gone.backOn = CivilDate(year: 2026, month: 12, day: 7)
    gone.attributes = [ProductAttribute(name: "Material", value: "Stoneware")]
    return true
  }

  private static func open() throws -> Shop { try Market(profile: profile, products: products).open() }

  static let questions: [(question: String, slug: String?, source: String, passage: String)] = [
    ("How do I return something?", nil, "Policy: Returns", "Send it back within 30 days."),
    ("when is my refund here", nil, "Policy: Returns", "**Refunds** take a week."),
    ("a gift note?", nil, "Question: Can I put a note in a gift?", "Yes, up to forty words."),
    (
      "what does shipping cost", nil, "Shipping: Ireland",
      "Post: €4.50, free from €40.00, 1–2 working days\nCourier: €9.00, 1 working day"
    ), ("when are you open?", nil, "Opening hours", "Mon–Tue 9:00–17:00"),
    ("what is it made of?", "gone", "Details of Gone Cup", "Material: Stoneware"),
    (
      "is the gone cup in stock", nil, "Details of Gone Cup",
      "Stock: sold out; The kiln is cold; back on Mon 7 Dec 2026"
    ),
    ("how much is this", "mug", "Details of Enamel Mug", "Price: €18.00"),
    ("how much is the kettle", nil, "Details of Stagg Kettle", "Price: €189.00"),
    ("when would it arrive?", "mug", "Details of Enamel Mug", "Arrives: Tue 3 – Wed 4 Nov (Post, IE)"),
  ]

  @Test(arguments: questions)
  func `a question finds a passage or a fact of the shop`(
    question: String, slug: String?, source: String, passage: String
  ) throws {
    let shop = try AnswerTests.open()
    let guest = try Caller(shop).guest
    let answer = try #require(try shop.answers(to: question, guest: guest, slug: slug).first)
    #expect(answer.source.string == source)
    #expect(answer.passage.string == passage)
  }

  @Test(arguments: ["hello", "can I talk to a person?", "…", "", "do you sell surfboards", "thanks!"])
  func `what only people can answer has no answer`(question: String) throws {
    let shop = try AnswerTests.open()
    #expect(try shop.answers(to: question, guest: Caller(shop).guest, slug: "mug").isEmpty)
  }

  // Could go wrong: another guest's order shows; a kept fact outlives a purchase.
  @Test func `where an order stands is told to its guest alone, and stock is told anew`() throws {
    let market = try Market(profile: AnswerTests.profile, products: AnswerTests.products)
    let shop = try market.open()
    let ada = try Shopper(shop)
    let eve = try Caller(shop)
    func stock() throws -> String? {
      try shop.answers(to: "in stock?", guest: eve.guest, slug: "last").first?.passage.string
    }
    #expect(try stock() == "Stock: in stock")
    try ada.put("LAST")
    _ = try ada.place()
    let number = try #require(try shop.orders(of: ada.guest).first).number
    let told = try shop.answers(to: "where is my order?", guest: ada.guest, slug: nil).first
    #expect(told?.orderNumber == number)
    #expect(
      told?.passage.string == "Order \(number) is placed and not packed yet; arrives Tue 3 – Wed 4 Nov.")
    #expect(
      try shop.answers(to: "where is my order?", guest: eve.guest, slug: nil).allSatisfy { $0.orderNumber == nil })
    market.pass(seconds: 10)
    #expect(try stock()?.hasPrefix("Stock: sold out") == true)
  }

  @Test func `a new catalogue is answered from at once`() throws {
    let market = try Market(profile: AnswerTests.profile, products: AnswerTests.products)
    let shop = try market.open()
    let guest = try Caller(shop).guest
    #expect(try shop.answers(to: "returns", guest: guest, slug: nil).first?.passage == "Send it back within 30 days.")
    var profile = AnswerTests.profile
    profile.policies[0].body = "Send it back within 60 days."
    try market.importing(AnswerTests.products, profile: profile)
    #expect(try shop.answers(to: "returns", guest: guest, slug: nil).first?.passage == "Send it back within 60 days.")
  }

  static let titles: [(text: String, sources: [String])] = [
    ("ret", ["Policy: Returns"]), ("gift", ["Question: Can I put a note in a gift?"]),
    ("", ["Policy: Returns", "Policy: Shipping", "Policy: Privacy", "Question: Can I put a note in a gift?"]),
    ("refunds", ["Policy: Returns", "Policy: Returns"]), ("kayaks", []),
  ]

  @Test(arguments: titles)
  func `staff find policies and questions by a part of their title`(text: String, sources: [String]) throws {
    #expect(try AnswerTests.open().passages(matching: text).map(\.source.string) == sources)
  }

  @Test func `a sold-out product has a ready reply, with what else there is`() throws {
    let shop = try AnswerTests.open()
    #expect(
      try shop.soldOutReply(slug: "gone") == """
        Gone Cup is sold out just now. The kiln is cold. We expect it back on Mon 7 Dec 2026.

        In stock meanwhile:
        - Konga Beans, €14.50
        - Enamel Mug, €18.00
        - Last Scale, €20.00
        """)
    #expect(try shop.soldOutReply(slug: "mug") == nil)
    #expect(try shop.soldOutReply(slug: "nothing") == nil)
  }

  @Test func `a canned response speaks of its thread's guest`() throws {
    let shop = try AnswerTests.open()
    let ann = try Clerk("Ann", shop)
    let ada = try Shopper(shop)
    func reply(_ code: String) throws -> String? {
      let thread = try #require(try shop.chat(of: ada.guest).thread).id
      return try shop.cannedReply(code, thread: thread, staff: ann.id)?.string
    }
    _ = try shop.say("Hello", clientID: "message-1", guest: ada.guest, place: nil)
    #expect(try reply("hello") == "Hello, Ann of Harbour Lane Coffee here.")
    #expect(try reply("price") == "The [product] is [price] and comes [arrival].")
    #expect(try reply("order") == "Order [order] comes [arrival].")
    #expect(try reply("nothing") == nil)
    try ada.put("KETTLE")
    _ = try ada.place()
    let number = try #require(try shop.orders(of: ada.guest).first).number
    let place = ChatPlace(.product, title: "Enamel Mug", slug: "mug", sku: "MUG")
    _ = try shop.say("And this?", clientID: "message-2", guest: ada.guest, place: place)
    #expect(try reply("hello") == "Hello Ada, Ann of Harbour Lane Coffee here.")
    #expect(try reply("price") == "The Enamel Mug is €18.00 and comes Tue 3 – Wed 4 Nov.")
    #expect(try reply("order") == "Order \(number) comes Tue 3 – Wed 4 Nov.")
    #expect(throws: ChatFault.unknownThread) { try shop.cannedReply("hello", thread: 999, staff: ann.id) }
    #expect(throws: ChatFault.unknownStaff) { try shop.cannedReply("hello", thread: 1, staff: 999) }
  }
}
