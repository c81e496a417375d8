import ArgumentParser
import PlainText
import ShopCore

extension Places {
  /// Opens a shop that is there, for a command that needs no terminal; where there is none it says how to get one.
  func openShop(_ world: World) throws -> Shop {
    let folder = dataFolder
    guard Places.exists(folder.catalogPath) else {
      Console.complain("There is no shop in \(folder.path) yet. Open it once with: tuckshop\(openingOptions)")
      throw ExitCode(2)
    }
    return try Console.withData(in: folder) {
      try Shop(folder: folder, world: world, gateway: TestGateway(openingLater: folder.gatewayPath))
    }
  }

  /// What a shell needs beside the command to find this shop.
  var openingOptions: SafeText {
    if let data { return " --data \(data)" }
    return shop == Places().shop ? "" : " --shop \(shop)"
  }
}
