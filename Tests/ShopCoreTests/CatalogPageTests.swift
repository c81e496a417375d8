import Commerce
import Database
import PlainText
import ShopCore
import Testing

struct CatalogPageTests {
  @Test func `the home page has its shelves`() throws {
    let sample = try SampleShop().importing()
    let shop = try sample.open()
    let guest = try shop.ledger.write { writer in
      try writer.execute(
        "INSERT INTO guest (token_hash, created_at, seen_at) VALUES (zeroblob(32), 0, 0)")
      let guest = writer.lastInsertedID
      for slug in ["mug", "gone", "konga"] {
        try writer.execute("INSERT INTO viewed (guest_id, slug) VALUES (\(guest), \(slug))")
      }
      return guest
    }
    let home = try shop.home(guest: guest)
    #expect(home.featured.map(\.slug) == ["konga", "v60"])
    #expect(home.new.map(\.slug) == ["scale", "konga"])
    #expect(home.onOffer.map(\.slug) == ["konga", "house-blend"])
    #expect(home.recent.map(\.slug) == ["konga", "mug"])
    #expect(
      home.departments == [
        CategoryNode(path: ["Coffee"], count: 4), CategoryNode(path: ["Brewing"], count: 5),
        CategoryNode(path: ["Merchandise"], count: 1),
      ])
    #expect(try shop.home(guest: nil).recent.isEmpty)
  }

  @Test func `the tree is told depth first, departments in the shop's order`() throws {
    let nodes = try SampleShop().importing().open().categories()
    #expect(
      nodes.map { "\($0.path.map(\.string).joined(separator: "/")) \($0.count)" } == [
        "Coffee 4", "Coffee/Blends 2", "Coffee/Single origin 2", "Brewing 5", "Brewing/Drippers 2", "Brewing/Kettles 1",
        "Brewing/Presses 1", "Brewing/Scales 1", "Merchandise 1",
      ])
  }

  @Test func `a product page has stock, delivery and related products`() throws {
    let shop = try SampleShop().importing().open()
    let page = try #require(try shop.product(slug: "konga", country: "IE"))
    #expect(page.product == SampleShop.products[0])
    #expect(page.available == ["KON-250-MO": 24, "KON-1K": 0])
    #expect(page.isNew)
    #expect(page.method?.id == "post")
    // Ordered on Monday before the cut-off, one day of handling, one to two days on the way.
    #expect(
      page.delivery
        == DeliveryWindow(
          earliest: SampleShop.today.advanced(byDays: 2), latest: SampleShop.today.advanced(byDays: 3)))
    #expect(page.related.map(\.slug) == ["v60", "filters"])
    #expect(try shop.product(slug: "gone", country: "IE") == nil)
  }

  @Test func `a shop that does not ship to a country says so`() throws {
    let page = try SampleShop().importing().open().product(slug: "konga", country: "JP")
    #expect(page != nil && page?.method == nil && page?.delivery == nil && page?.country == "JP")
  }

  @Test(arguments: [
    // Its own category first, then the one above by price; itself and what is sold out are left out.
    ("konga", "huila house-blend"), ("decaf", "house-blend huila konga"), ("v60", "filters aeropress scale kettle"),
    ("mug", ""), ("scale", ""),
  ])
  func `a sold-out product is answered with neighbours in stock`(slug: String, alternatives: String) throws {
    let page = try SampleShop().importing().open().product(slug: slug, country: "IE")
    #expect(page?.alternatives.map(\.slug).joined(separator: " ") == alternatives)
  }

  @Test func `what a cart needs of a SKU is read without the whole product`() throws {
    let shop = try SampleShop().importing().open()
    let items = try shop.catalog.items(skus: ["KON-250-MO", "NONE", "DEC-250"])
    #expect(items.keys.sorted() == ["DEC-250", "KON-250-MO"])
    let item = try #require(items["KON-250-MO"])
    #expect(item.slug == "konga" && item.title == "Konga Yirgacheffe" && item.variant == "250 g")
    #expect(item.price == SampleShop.euros(1450) && item.compareAtPrice == SampleShop.euros(1600))
    #expect(item.weightGrams == 270 && item.handlingDays == 1 && item.taxClass == "standard")
    #expect(item.declaredStock == 24)
  }
}
