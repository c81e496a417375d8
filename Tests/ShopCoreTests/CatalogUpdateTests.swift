import Commerce
import Database
import Foundation
import PlainText
import ShopCore
import Testing

struct CatalogUpdateTests {
  /// Enough products that a few changes go into a copy.
  private static let many: [Product] = (0..<120).map { number in
    var product = SampleShop.product(
      "p-\(number)", "Thing \(number)", "Maker \(number % 7)", ["Shelf \(number % 5)", "Part \(number % 3)"],
      cents: 100 + number * 7, colours: number.isMultiple(of: 2) ? ["Red", "Moss"] : ["Black"])
    product.description = "Words of thing \(number) and its uses."
    return product
  }

  private static func changed() -> [Product] {
    var products = many
    products.remove(at: 11)
    products[3].title = "Renamed kettle"
    products[4].category = ["Fresh", "Part 9"]
    products[5].brand = "Only here"
    products[6].variants[0].price = SampleShop.euros(5)
    // A SKU moves from one product to another.
    let sku = products[20].variants[0].sku
    products[20].variants[0].sku = "MOVED"
    products[21].variants[0].sku = sku
    products.append(
      SampleShop.product("new", "New thing", "Maker 1", ["Shelf 1", "Part 1"], cents: 4200, colours: ["White"]))
    return products
  }

  @Test func `a few changes in a copy give the shop that a whole build gives`() throws {
    let copied = try Self.shop(Self.many)
    let changes = try copied.update(Self.changed().map { CatalogEntry(product: $0) }, rest: .goes)
    #expect(changes.added == 1 && changes.changed == 6 && changes.unchanged == 113 && changes.removed == 1)
    #expect(changes.removedSlugs == ["p-11"])
    let (one, other) = (try copied.open(), try Self.shop(Self.changed()).open())
    for query in Self.queries {
      #expect(try one.summary(query) == other.summary(query), "\(query)")
      #expect(
        try one.rows(query, offset: 0, limit: 200) == other.rows(query, offset: 0, limit: 200), "\(query)")
    }
    #expect(try one.categories() == other.categories())
    for product in Self.changed() {
      #expect(try one.product(slug: product.slug, country: "IE")?.product == product)
    }
    #expect(try one.product(slug: "p-11", country: "IE") == nil)
  }

  private static let queries: [ListingQuery] = {
    var searches = ["", "thing", "kettle", "words of thing 11", "moved", "only here"].map { text in
      var query = ListingQuery()
      query.words = text
      return query
    }
    var category = ListingQuery()
    category.category = ["Shelf 1"]
    searches.append(category)
    return searches
  }()

  @Test func `the same products again write nothing`() throws {
    let sample = try Self.shop(Self.many)
    let before = try sample.catalogIdentity()
    let changes = try sample.update(Self.many.map { CatalogEntry(product: $0) }, rest: .goes)
    #expect(changes.isEmpty && changes.unchanged == 120 && changes.listed == 120)
    #expect(try sample.catalogIdentity() == before)
  }

  @Test func `a ledger that was lost gets its stock from an import without changes`() throws {
    let sample = try Self.shop(Self.many)
    for name in ["ledger.db", "ledger.db-wal", "ledger.db-shm"] {
      try? FileManager.default.removeItem(atPath: sample.folder.path + "/" + name)
    }
    try sample.update(Self.many.map { CatalogEntry(product: $0) }, rest: .goes)
    #expect(try sample.open().product(slug: "p-3", country: "IE")?.available == ["P-3-BLACK": 3])
  }

  @Test(arguments: [CatalogUpdate.Rest.stays, .goes])
  func `products that are not in the file stay or go`(rest: CatalogUpdate.Rest) throws {
    let sample = try Self.shop(Self.many)
    let changes = try sample.update([CatalogEntry(product: SampleShop.products[0])], rest: rest)
    #expect(changes.listed == (rest == .stays ? 121 : 1))
    #expect(try sample.open().product(slug: "p-7", country: "IE") != nil || rest == .goes)
  }

  @Test func `sales outlive an import that does not speak of the stock`() throws {
    let sample = try Self.shop(Self.many)
    try sample.setOnHand(1, of: "P-3-BLACK", in: try sample.open())
    try sample.update(Self.changed().map { CatalogEntry(product: $0) }, rest: .goes)
    #expect(try sample.open().product(slug: "p-3", country: "IE")?.available == ["P-3-BLACK": 1])
  }

  @Test func `what is not listed is kept, and comes back`() throws {
    let sample = try Self.shop(Self.many)
    let entries = Self.many.prefix(2).map {
      CatalogEntry(product: $0, isListed: false, carried: [["Title": "x\u{1B}"]])
    }
    try sample.update(entries, rest: .stays)
    let shop = try sample.open()
    #expect(try shop.product(slug: "p-0", country: "IE") == nil)
    #expect(try shop.summary(ListingQuery()).count == 118)
    var kept: [CatalogEntry] = []
    try shop.catalog.forEachEntry { if !$0.isListed { kept.append($0) } }
    #expect(kept == entries)
    try sample.update([CatalogEntry(product: Self.many[0])], rest: .stays)
    #expect(try shop.product(slug: "p-0", country: "IE")?.product == Self.many[0])
  }

  @Test(arguments: [CatalogUpdate.Rest.stays, .goes])
  func `a trial changes nothing`(rest: CatalogUpdate.Rest) throws {
    let sample = try Self.shop(Self.many)
    let before = try sample.catalogIdentity()
    let changes = try sample.update(
      Self.changed().map { CatalogEntry(product: $0) }, rest: rest, isTrial: true)
    #expect(changes.added == 1 && changes.changed == 6)
    #expect(try sample.catalogIdentity() == before)
    let files = try FileManager.default.contentsOfDirectory(atPath: sample.folder.path)
    #expect(!files.contains("catalog.db.new"))
  }

  @Test(arguments: [false, true])
  func `names that belong to two products are told with their lines`(isFirst: Bool) throws {
    let sample = isFirst ? SampleShop() : try Self.shop(Self.many)
    var twin = SampleShop.products[1]
    twin.slug = "twin"
    let entries = [SampleShop.products[1], twin].map { CatalogEntry(product: $0) }
    #expect(throws: CatalogBuildFailure.doubled([CatalogDouble(name: .sku, text: "HUI-250", lines: [1, 2])])) {
      try sample.update(entries, rest: .stays)
    }
    let same = [SampleShop.products[1], SampleShop.products[1]].map { CatalogEntry(product: $0) }
    let failure = #expect(throws: CatalogBuildFailure.self) { try sample.update(same, rest: .stays) }
    guard case .doubled(let doubles) = failure else { return }
    #expect(doubles.first == CatalogDouble(name: .slug, text: "huila", lines: [1, 2]))
  }

  @Test func `a failed reading leaves the shop as it was`() throws {
    let sample = try Self.shop(Self.many)
    let before = try sample.catalogIdentity()
    struct Stopped: Error {}
    #expect(throws: Stopped.self) {
      try CatalogUpdate(folder: sample.folder, rest: .goes).run(profile: SampleShop.profile, world: sample.world) {
        try $0.take(CatalogEntry(product: SampleShop.products[0]), line: 1)
        throw Stopped()
      }
    }
    #expect(try sample.catalogIdentity() == before)
  }

  @Test func `a catalogue of an older version is built anew from what it holds`() throws {
    let sample = try Self.shop(Self.many)
    let file = try Database(
      path: sample.folder.catalogPath, access: .build, migrations: [Migration(version: 6, sql: "")],
      applicationID: 0x7473_4361)
    try file.write { writer in
      try writer.executeScript(
        "DROP TABLE product_source; DROP TABLE unlisted_product; ALTER TABLE meta DROP COLUMN columns")
      try writer.execute("PRAGMA user_version = 1")
    }
    file.close()
    #expect(CatalogUpgrade.isDue(in: sample.folder))
    try CatalogUpgrade.run(in: sample.folder, world: sample.world)
    #expect(!CatalogUpgrade.isDue(in: sample.folder))
    let shop = try sample.open()
    #expect(shop.profile == SampleShop.profile)
    #expect(try shop.product(slug: "p-5", country: "IE")?.product == Self.many[5])
    #expect(try shop.summary(ListingQuery()).count == 120)
  }

  private static func shop(_ products: [Product]) throws -> SampleShop { try SampleShop().importing(products) }
}

extension SampleShop {
  @discardableResult
  fileprivate func update(
    _ entries: [CatalogEntry], rest: CatalogUpdate.Rest, isTrial: Bool = false
  ) throws -> CatalogChanges {
    try CatalogUpdate(folder: folder, rest: rest, isTrial: isTrial).run(profile: SampleShop.profile, world: world) {
      door in
      for (index, entry) in entries.enumerated() { try door.take(entry, line: index + 1) }
    }
  }

  fileprivate func catalogIdentity() throws -> Int {
    try FileManager.default.attributesOfItem(atPath: folder.catalogPath)[.systemFileNumber] as? Int ?? 0
  }
}
