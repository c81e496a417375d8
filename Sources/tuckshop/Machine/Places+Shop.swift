import ArgumentParser
import PlainText
import ShopCore

extension Places {
  /// Opens a shop that is there, for a command that needs no terminal; where there is none it says how to get one.
  ///
  /// - Parameter hasScreen: What opens it has a screen that must not wait.
  func openShop(_ world: World, hasScreen: Bool = false) throws -> Shop {
    let folder = dataFolder
    guard Places.exists(folder.catalogPath) else {
      Console.complain("There is no shop in \(folder.path) yet. Open it once with: tuckshop\(openingOptions)")
      throw ExitCode(2)
    }
    return try Console.withData(in: folder) {
      let shop = try opening(in: folder, world) {
        try Shop(folder: folder, world: world, gateway: TestGateway(openingLater: folder.gatewayPath))
      }
      // A screen does it once it stands.
      if !hasScreen { try? shop.reconcileIfDue() }
      return shop
    }
  }

  /// Opens a shop's files; where they are of an older version, once more when they have been built anew.
  func opening<T>(in folder: DataFolder, _ world: World, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch {
      // Looked at only after a failure: the usual start opens each file once.
      guard CatalogUpgrade.isDue(in: folder) else { throw error }
      try upgradeCatalog(world)
      return try body()
    }
  }

  /// What a shell needs beside the command to find this shop.
  var openingOptions: SafeText {
    if let data { return " --data \(data)" }
    return shop == usualShop ? "" : " --shop \(shop)"
  }
}
