import PlainText
import ShopCore

extension Places {
  /// Builds the shop's catalogue anew where an older version of the program wrote it; carts and orders stay.
  func upgradeCatalog(_ world: World) throws { try Places.upgradeCatalog(in: dataFolder, world) }

  static func upgradeCatalog(in folder: DataFolder, _ world: World) throws {
    guard exists(folder.catalogPath), CatalogUpgrade.isDue(in: folder) else { return }
    Console.complain("The catalogue is of an older version; it is built anew.")
    try CatalogUpgrade.run(in: folder, world: world)
  }
}
