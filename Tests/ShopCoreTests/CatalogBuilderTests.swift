import Commerce
import Database
import Foundation
import PlainText
import ShopCore
import Testing

struct CatalogBuilderTests {
  @Test func `a shop without a catalogue does not open`() throws {
    let sample = SampleShop()
    try sample.folder.create()
    #expect(throws: ShopOpeningFailure.noCatalog) { try sample.open() }
  }

  @Test func `an import replaces the catalogue under a shop that is open`() throws {
    let sample = try SampleShop().importing()
    let shop = try sample.open()
    let old = shop.catalog.database
    #expect(try shop.rows(ListingQuery(), offset: 0, limit: 100).count == 10)
    var renamed = SampleShop.profile
    renamed.name = "Another name"
    try sample.importing(Array(SampleShop.products.prefix(3)), profile: renamed)
    // Whoever reads the old file ends on it; the next question goes to the new one.
    #expect(try old.read { try $0.int("SELECT count(*) FROM product") } == 10)
    #expect(try shop.rows(ListingQuery(), offset: 0, limit: 100).count == 3)
    #expect(shop.profile.name == "Another name")
    #expect(try shop.product(slug: "mug", country: "IE") == nil)
  }

  @Test func `a new catalogue that cannot be read leaves an open shop with the one it has`() throws {
    let sample = try SampleShop().importing()
    let shop = try sample.open()
    try Data("not a catalogue".utf8).write(to: URL(filePath: sample.folder.catalogPath), options: .atomic)
    #expect(try shop.rows(ListingQuery(), offset: 0, limit: 100).count == 10)
    #expect(try shop.categories().count == 9)
    try sample.importing(Array(SampleShop.products.prefix(3)))
    #expect(try shop.rows(ListingQuery(), offset: 0, limit: 100).count == 3)
  }

  @Test(arguments: ["not finished", "abandoned", "failed"])
  func `a build that does not end well leaves the old catalogue and nothing else`(end: String) throws {
    let sample = try SampleShop().importing()
    let before = try Data(contentsOf: URL(filePath: sample.folder.catalogPath))
    let builder = try CatalogBuilder(folder: sample.folder)
    try builder.begin(profile: SampleShop.profile)
    try builder.add(SampleShop.products[0])
    if end == "failed" {
      try builder.add(SampleShop.products[0])
      #expect(
        throws: CatalogBuildFailure.doubled([
          CatalogDouble(name: .slug, text: "konga", lines: []), CatalogDouble(name: .sku, text: "KON-1K", lines: []),
          CatalogDouble(name: .sku, text: "KON-250-MO", lines: []),
        ])
      ) { try builder.finish(world: sample.world) }
    }
    #expect(try Data(contentsOf: URL(filePath: sample.folder.catalogPath)) == before)
    if end != "not finished" {
      builder.abandon()
      let files = try FileManager.default.contentsOfDirectory(atPath: sample.folder.path).sorted()
      #expect(files == ["catalog.db", "catalog.lock", "ledger.db", "ledger.lock", "presence.lock"])
    }
  }

  @Test func `what an interrupted build left behind is removed by the next`() throws {
    let sample = try SampleShop().importing()
    try Data("half a catalogue".utf8).write(to: URL(filePath: sample.folder.catalogPath + ".new"))
    let shop = try sample.open()
    #expect(try shop.rows(ListingQuery(), offset: 0, limit: 100).count == 10)
    try sample.importing(Array(SampleShop.products.prefix(2)))
    #expect(try shop.rows(ListingQuery(), offset: 0, limit: 100).count == 2)
    #expect(!FileManager.default.fileExists(atPath: sample.folder.catalogPath + ".new"))
  }

  @Test func `two imports into one folder do not run at once`() throws {
    let sample = SampleShop()
    let first = try CatalogBuilder(folder: sample.folder)
    try first.begin(profile: SampleShop.profile)
    let second = try CatalogBuilder(folder: sample.folder)
    #expect(throws: CatalogBuildFailure.alreadyRunning) { try second.begin(profile: SampleShop.profile) }
    second.abandon()
    for product in SampleShop.products { try first.add(product) }
    #expect(try first.finish(world: sample.world) == 10)
    try second.begin(profile: SampleShop.profile)
  }

  @Test func `a SKU belongs to one product`() throws {
    let sample = SampleShop()
    let builder = try CatalogBuilder(folder: sample.folder)
    try builder.begin(profile: SampleShop.profile)
    var twin = SampleShop.products[1]
    twin.slug = "twin"
    try builder.add(SampleShop.products[1])
    try builder.add(twin)
    #expect(throws: CatalogBuildFailure.doubled([CatalogDouble(name: .sku, text: "HUI-250", lines: [])])) {
      try builder.finish(world: sample.world)
    }
  }

  @Test func `an import brings its stock into the ledger, and what did not change stays as sales left it`() throws {
    let sample = try SampleShop().importing()
    let shop = try sample.open()
    try sample.setOnHand(3, of: "HB-250", in: shop)
    try sample.setOnHand(3, of: "HUI-250", in: shop)
    var products = SampleShop.products
    products[1].variants[0].stock = 8
    try sample.importing(products)
    #expect(try shop.product(slug: "house-blend", country: "IE")?.available == ["HB-250": 3, "HB-1K": 40])
    #expect(try shop.product(slug: "huila", country: "IE")?.available == ["HUI-250": 8])
  }

  @Test func `an empty catalogue is a catalogue`() throws {
    let shop = try SampleShop().importing([]).open()
    #expect(try shop.rows(ListingQuery(), offset: 0, limit: 10).isEmpty)
    #expect(try shop.summary(ListingQuery()) == ListingSummary(count: 0, facets: []))
    #expect(try shop.categories().isEmpty)
    #expect(try shop.home(guest: nil).featured.isEmpty)
  }

  @Test func `more products than one transaction takes are all there`() throws {
    let products = (0..<1000).map {
      SampleShop.product("p-\($0)", "Thing \($0)", "Maker \($0 % 7)", ["Things"], cents: 100 + $0, colours: ["Blue"])
    }
    let shop = try SampleShop().importing(products).open()
    let summary = try shop.summary(ListingQuery())
    #expect(summary.count == 1000)
    let brands = summary.facets.first { $0.name == "Brand" }?.values.map(\.count)
    #expect(brands == [143, 143, 143, 143, 143, 143, 142])
    #expect(try shop.catalog.items(skus: products.flatMap { $0.variants.map(\.sku) }).count == 1000)
  }

  @Test func `nobody else may read the shop's files`() throws {
    let sample = try SampleShop().importing()
    let shop = try sample.open()
    try sample.setOnHand(1, of: "HUI-250", in: shop)
    #expect(try sample.mode(of: sample.folder.path) == 0o700)
    let files = try FileManager.default.contentsOfDirectory(atPath: sample.folder.path).sorted()
    #expect(
      files == [
        "catalog.db", "catalog.lock", "ledger.db", "ledger.db-shm", "ledger.db-wal", "ledger.lock", "presence.lock",
      ])
    for file in files { #expect(try sample.mode(of: sample.folder.path + "/" + file) == 0o600) }
  }

  @Test(arguments: [
    ("PRAGMA user_version = 99", DatabaseFailure.Kind.newer(found: 99)),
    ("PRAGMA user_version = 0", .older(found: 0)),
    ("PRAGMA application_id = 1", .foreign),
  ])
  func `a catalogue of another program is not read`(change: String, kind: DatabaseFailure.Kind) throws {
    let sample = try SampleShop().importing()
    let file = try Database(
      path: sample.folder.catalogPath, access: .build, migrations: [Migration(version: 6, sql: "")],
      applicationID: 0x7473_4361)
    try file.write { try $0.execute("\(raw: change)") }
    file.close()
    let failure = #expect(throws: DatabaseFailure.self) { try sample.open() }
    #expect(failure?.kind == kind)
  }
}
