// A plain build has no Testing module: then this target is empty.
#if canImport(Testing)
import CatalogFiles
package import Foundation
import ShopCore
import Synchronization
import Testing

/// The shops that come with the program, imported once for all tests.
package enum SampleShop: String, CaseIterable {
  case coffee, outfitter

  private static let imported = Mutex<[SampleShop: URL]>([:])

  package static var checkout: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// A new data folder with the shop's catalogue and opening stock.
  package func freshFolder() throws -> URL {
    let source = try SampleShop.imported.withLock { imported in
      if let folder = imported[self] { return folder }
      let folder = ScratchFolder.fresh("sample")
      let reading = CatalogFolder(path: SampleShop.checkout.appendingPathComponent("Catalog/\(rawValue)").path).read()
      let profile = try #require(reading.profile, "the sample shop \(rawValue) has faults: \(reading.faults)")
      let builder = try CatalogBuilder(folder: DataFolder(path: folder.path))
      try builder.begin(profile: profile)
      for product in reading.products { try builder.add(product) }
      try builder.finish(
        world: World(now: { HandClock().now }, randomBytes: { [UInt8](repeating: 7, count: $0) }))
      imported[self] = folder
      return folder
    }
    let folder = ScratchFolder.fresh("test")
    try FileManager.default.copyItem(at: source, to: folder)
    return folder
  }
}
#endif
