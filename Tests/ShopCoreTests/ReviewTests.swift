import Commerce
import PlainText
import ShopCore
import Testing

// Could go wrong: somebody reviews what they never bought, or never got; one order is heard twice; a card or an address
// stands on the page; what staff has hidden comes back; a number or an address can be guessed.
@Suite struct ReviewTests {
  /// A shop in which beans and a mug were bought, and the parcel has left.
  private func shipped(_ market: Market) throws -> (shop: Shop, number: String, ada: Shopper) {
    let ada = try Shopper(try market.open())
    try ada.put("BEANS")
    try ada.put("MUG")
    let number = try #require(try ada.place().order?.number)
    _ = try ada.shop.move(order: number, .ship(tracking: ""), by: "")
    return (ada.shop, number, ada)
  }

  private func page(_ slug: String, in shop: Shop) throws -> ProductReviews {
    try #require(try shop.product(slug: slug, country: "IE")).reviews
  }

  @Test func `what came can be reviewed once, changed, and stands on the product's page`() throws {
    let market = try Market()
    let (shop, number, ada) = try shipped(market)
    #expect(try page("beans", in: shop) == ProductReviews())
    let first = ReviewDraft(product: "beans", stars: 4, name: " Ada ", text: "Round.\nNot bitter.")
    let written = try shop.review(first, order: number.lowercased(), email: ada.email.uppercased())
    #expect(written.state == .shown && written.name == "Ada" && written.writtenAt == market.world.now())
    market.pass(seconds: 60)
    _ = try shop.review(ReviewDraft(product: "beans", stars: 2), order: number, email: ada.email)
    let reviews = try page("beans", in: shop)
    #expect(reviews.counts == [0, 1, 0, 0, 0] && reviews.newest.map(\.text) == [""])
    #expect(reviews.newest.map(\.id) == [written.id])
    #expect(try page("mug", in: shop).count == 0)
    #expect(try shop.reviews(ofOrder: number, email: ada.email).map(\.stars) == [2])
    #expect(try shop.reviews(ofOrder: number, email: "eve@example.test").isEmpty)
    #expect(try shop.audit() == [])
  }

  @Test func `nobody reviews what is not theirs, or not there yet`() throws {
    let market = try Market()
    let (shop, number, ada) = try shipped(market)
    func refusal(_ slug: String, _ number: String, _ email: String) -> ReviewFault? {
      do {
        _ = try shop.review(ReviewDraft(product: slug, stars: 5), order: number, email: email)
        return nil
      } catch { return error as? ReviewFault }
    }
    #expect(refusal("kettle", number, ada.email) == .notBought)
    #expect(refusal("beans", number, "eve@example.test") == .unknownOrder)
    #expect(refusal("beans", "TS-0000-0000", ada.email) == .unknownOrder)
    try ada.put("KETTLE")
    let later = try #require(try ada.place(key: "later").order?.number)
    for move in [nil, OrderMove.pack, .cancel(reason: "")] {
      if let move { _ = try shop.move(order: later, move, by: "") }
      #expect(refusal("kettle", later, ada.email) == .notReceived)
    }
    #expect(try shop.reviews(of: nil, state: nil, limit: 10).isEmpty)
  }

  /// Drafts that are not taken as they stand: with what they throw.
  static let faults: [(draft: ReviewDraft, fault: ReviewFault)] = [
    (ReviewDraft(product: "beans", stars: 0), .stars),
    (ReviewDraft(product: "beans", stars: 6), .stars),
    (ReviewDraft(product: "beans", stars: 5, name: String(repeating: "x", count: 41)), .tooLong(limit: 40)),
    (ReviewDraft(product: "beans", stars: 5, text: String(repeating: "x", count: 1001)), .tooLong(limit: 1000)),
    (
      ReviewDraft(product: "beans", stars: 5, text: "x" + String(repeating: "\u{301}", count: 90_000)),
      .tooLong(limit: 1000)
    ),
  ]

  @Test(arguments: faults)
  func `what is no review is refused and leaves nothing`(_ draft: ReviewDraft, _ fault: ReviewFault) throws {
    let (shop, number, ada) = try shipped(try Market())
    #expect(throws: fault) { try shop.review(draft, order: number, email: ada.email) }
    #expect(try shop.reviews(of: nil, state: nil, limit: 10).isEmpty)
  }

  @Test func `cards and escapes stay out, addresses wait, and what is hidden stays so`() throws {
    let market = try Market()
    let (shop, number, ada) = try shipped(market)
    func write(_ text: String, name: String = "") throws -> Review {
      try shop.review(
        ReviewDraft(product: "beans", stars: 5, name: name, text: text), order: number, email: ada.email)
    }
    let card = try write("I paid with 4242 4242 4242 4242\u{1B}[31m", name: "\u{202E}Ada")
    #expect(!card.text.string.contains("4242 4242 4242") && !card.text.string.contains("\u{1B}"))
    #expect(card.name == "Ada" && card.state == .shown)
    for text in [
      "See HTTPS://cheap.example", "www.cheap.example", "mail me: a@b.example", "it is at t.me/cheap",
      "Cheap.example, no less",
    ] {
      #expect(try write(text).state == .waiting)
      // Written again without it, somebody still looks first.
      #expect(try write("Good").state == .waiting)
      #expect(try page("beans", in: shop).count == 0)
      #expect(try shop.setReview(card.id, .shown).state == .shown)
      #expect(try page("beans", in: shop).count == 1)
    }
    #expect(try write("Good. 3.5 bags, e.g. for me... Really.").state == .shown)
    #expect(try shop.replyToReview(card.id, " Thank you ").reply == "Thank you")
    _ = try shop.setReview(card.id, .hidden)
    #expect(try write("Good after all").state == .hidden)
    #expect(try page("beans", in: shop).count == 0)
    let kept = try shop.reviews(of: "beans", state: .hidden, limit: 10)
    #expect(kept.map(\.text) == ["Good after all"] && kept.map(\.reply) == ["Thank you"])
    #expect(throws: ReviewFault.unknownReview) { try shop.setReview(99, .shown) }
    #expect(throws: ReviewFault.unknownReview) { try shop.replyToReview(99, "x") }
    #expect(throws: ReviewFault.tooLong(limit: 1000)) {
      try shop.replyToReview(card.id, String(repeating: "x", count: 1001))
    }
  }

  @Test func `the mean is rounded half up and said in words`() {
    #expect(ProductReviews().label == nil)
    #expect(ProductReviews(counts: [0, 0, 0, 0, 1]).label == "5.0 of 5 from 1 review")
    // 3.25 and 3.24.
    #expect(ProductReviews(counts: [0, 1, 1, 2, 0]).meanTenths == 33)
    #expect(ProductReviews(counts: [0, 0, 19, 6, 0]).meanTenths == 32)
  }

  // Could go wrong: what is bought and praised is not shown before what is not; hidden reviews count.
  @Test func `what was sold and praised comes first once the catalogue is imported again`() throws {
    let market = try Market()
    var profile = Market.profile
    func first(_ weights: RankingWeights) throws -> String? {
      var rules = SearchRules()
      rules.weights = weights
      profile.search = rules
      try market.importing(Market.products, profile: profile)
      let shop = try market.open()
      defer { shop.close() }
      var query = ListingQuery()
      query.words = "goods"
      return try shop.rows(query, offset: 0, limit: 1).first?.slug
    }
    var (sold, praised) = (RankingWeights(), RankingWeights())
    (sold.rating, praised.popularity) = (0, 0)
    // By title, of those in stock.
    #expect(try first(sold) == "mug")
    #expect(try first(praised) == "mug")
    let ada = try Shopper(try market.open())
    try ada.put("KETTLE")
    let number = try #require(try ada.place().order?.number)
    #expect(try first(sold) == "kettle")
    #expect(try first(praised) == "mug")
    _ = try ada.shop.move(order: number, .ship(tracking: ""), by: "")
    let review = try ada.shop.review(
      ReviewDraft(product: "kettle", stars: 5), order: number, email: ada.email)
    #expect(try first(praised) == "kettle")
    _ = try ada.shop.setReview(review.id, .hidden)
    #expect(try first(praised) == "mug")
  }
}
