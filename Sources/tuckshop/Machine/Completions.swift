import Commerce
import Glibc
import PlainText
import ShopCore
import Storefront
import TerminalKit

/// What a shell offers behind Tab; nothing where something fails, for a shell can show no message.
enum Completions {
  @Sendable static func shops(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    guard let catalog = Places().catalogFolder, let folder = opendir(catalog) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      if let name, !name.hasPrefix("."), Places.isFolder(catalog + "/" + name) { names.append(name) }
    }
    return begins(names.sorted(), prefix)
  }

  @Sendable static func themes(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    begins(ThemeShelf(folder: places(words).themeFolder, depth: .palette).choices.map(\.id), prefix)
  }

  @Sendable static func countries(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    begins(Country.all.map(\.code).sorted(), prefix.uppercased())
  }

  @Sendable static func cards(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    begins(TestCard.allCases.map(\.rawValue), prefix)
  }

  @Sendable static func settings(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    begins(Settings.Key.allCases.map(\.rawValue), prefix)
  }

  /// SKUs and slugs.
  @Sendable static func products(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    withCatalog(words) { catalog in
      let small = try catalog.productNames(beginningWith: prefix, limit: 50)
      return prefix.uppercased() == prefix
        ? small : small + (try catalog.productNames(beginningWith: prefix.uppercased(), limit: 50))
    }
  }

  @Sendable static func policies(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    withCatalog(words) { catalog in begins(InfoPage.all(catalog.profile).map(\.id), prefix) }
  }

  @Sendable static func deliveries(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    withCatalog(words) { catalog in
      begins(Set(catalog.profile.shipping.zones.flatMap { $0.methods.map(\.id) }).sorted(), prefix)
    }
  }

  private static func begins(_ names: [String], _ prefix: String) -> [String] { names.filter { $0.hasPrefix(prefix) } }

  /// The shop of the line as far as it is typed.
  private static func places(_ words: [String]) -> Places {
    func value(_ option: String) -> String? {
      if let joined = words.last(where: { $0.hasPrefix(option + "=") }) {
        return String(joined.dropFirst(option.count + 1))
      }
      return words.lastIndex(of: option).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
    }
    let settings = Settings(file: Settings.path)
    let shop = value("--shop")
    return Places(
      shop: shop ?? settings.shop, data: value("--data") ?? (shop == nil ? settings.data : nil),
      themes: value("--themes"), usualShop: settings.shop)
  }

  private static func withCatalog(_ words: [String], _ body: (Shop) throws -> [String]) -> [String] {
    let folder = places(words).dataFolder
    guard Places.exists(folder.catalogPath), Places.exists(folder.ledgerPath),
      let shop = try? Shop(folder: folder, world: .machine(), gateway: TestGateway(openingLater: folder.gatewayPath))
    else { return [] }
    defer { shop.close() }
    return (try? body(shop)) ?? []
  }
}
