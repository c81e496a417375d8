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
    let data = folder.path + "/shop"
    let count = try CatalogImport.run(from: source, into: DataFolder(path: data), world: world)
    return BenchProgram(
      name: "tuckshop", path: try folder.copy(program: program, to: "tuckshop"),
      arguments: ["--shop", source, "--data", data] + (places.themeFolder.map { ["--themes", $0] } ?? []),
      environment: surroundings(home: folder.path + "/home"),
      opening: ["Departments", "Enter"], toList: "b", list: ["1 of \(count) products"], leave: "q")
  }

  /// Titles of the shop's products, so that all programs show the same words; as many as asked for.
  static func titles(_ places: Places, count: Int) -> [String] {
    let products = places.shopFolder.map { CatalogFolder(path: $0).read().products } ?? []
    guard !products.isEmpty else { return [] }
    return (0..<count).map { products[$0 % products.count].title.string }
  }
}
