import CatalogFiles
import Commerce
import PlainText
import ShopCore

extension BenchProgram {
  /// This program, in a shop of its own that was visited once before.
  ///
  /// It runs from a copy, because the pages of its file that this process has in memory too would not count as its own.
  static func shop(_ places: Places, world: World, in folder: BenchFolder) throws -> BenchProgram {
    guard let program = Places.programPath() else { throw BenchFailure.cannotPrepare("There is no /proc here.") }
    guard let source = places.shopFolder else {
      throw BenchFailure.cannotPrepare("There is no shop called \(places.shop). Name one with --shop.")
    }
    // By its environment, so that the shop in it starts as most do, without arguments.
    var environment = surroundings(home: folder.path + "/home")
    environment["TUCKSHOP_CATALOG"] = Places.parent(source)
    environment["TUCKSHOP_THEMES"] = places.themeFolder
    let data = DataFolder(path: "\(folder.path)/home/data/tuckshop/\(places.shopName)")
    let count = try CatalogImport.run(from: source, into: data, world: world)
    return BenchProgram(
      name: "tuckshop", path: try folder.copy(program: program, to: "tuckshop"),
      arguments: places.shop == Places().shop ? [] : ["--shop", source], environment: environment,
      opening: ["Departments", "Enter"], toList: "b", list: ["of \(count) products"], leave: "q")
  }

  /// Titles of the shop's products, so that all programs show the same words; as many as asked for.
  static func titles(_ places: Places, count: Int) -> [String] {
    let products = places.shopFolder.map { CatalogFolder(path: $0).read().products } ?? []
    guard !products.isEmpty else { return [] }
    return (0..<count).map { products[$0 % products.count].title.string }
  }
}
