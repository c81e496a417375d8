import ArgumentParser
import Database
import Glibc
import PlainText
import ShopCore
import TerminalKit

/// Folders, settings and versions: what one needs to know before one asks why.
struct ConfigFacts: Encodable {
  struct Folder: Encodable {
    let name: String
    let exists: Bool
    @Nullable var path: String?

    init(_ name: String, _ path: String?) {
      self.name = name
      exists = path.map(Places.exists) ?? false
      self.path = path
    }
  }

  struct Variable: Encodable {
    let name: String
    @Nullable var value: String?
  }

  struct SQLite: Encodable {
    let version: String
    let compileOptions: [String]
  }

  let version: String
  let shop: String
  let folders: [Folder]
  let settings: [SettingJSON]
  /// What is wrong with the settings.
  let faults: [SafeText]
  let variables: [Variable]
  let sqlite: SQLite

  init(_ places: Places, _ settings: Settings) throws {
    version = Tuckshop.configuration.version
    shop = places.shop
    folders = [
      Folder("program", Places.programPath()), Folder("settings", Settings.path),
      Folder("data", places.dataFolder.path), Folder("guest", places.stateFolder), Folder("cache", places.cacheFolder),
      Folder("catalogues", places.catalogFolder), Folder("shop", places.shopFolder),
      Folder("themes", places.themeFolder), Folder("sockets", places.bellFolder),
    ]
    self.settings = Settings.Key.allCases.map { SettingJSON($0, settings.values[$0]) }
    faults = settings.faults.map(\.sentence)
    variables = [
      "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TUCKSHOP_CATALOG",
      "TUCKSHOP_THEMES", "TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "PAGER",
    ].map { Variable(name: $0, value: Places.environment($0)) }
    let engine = try StorageEngine()
    sqlite = SQLite(version: engine.version, compileOptions: engine.compileOptions)
  }

  func lines(width: Int) -> [StyledLine] {
    func table(_ title: SafeText, _ rows: [[SafeText]]) -> [StyledLine] {
      var table = TextTable([.init(role: .secondary), .init(), .init(role: .secondary)])
      table.rows = rows
      return [.of(title, .heading)] + table.lines(width: width) + [.empty]
    }
    var lines: [StyledLine] = [.of("tuckshop \(version)", .heading), .empty]
    lines += table(
      "Places",
      [["shop", SafeText(cleaning: shop), ""]]
        + folders.map { folder in
          [
            SafeText(cleaning: folder.name), SafeText(cleaning: folder.path ?? "none"),
            folder.exists || folder.path == nil ? "" : "not there yet",
          ]
        })
    lines += table(
      "Settings",
      settings.map { setting in
        let origin: SafeText =
          setting.variable.map { "from $\($0)" } ?? setting.line.map { "from line \($0) of the file" } ?? ""
        return [SafeText(cleaning: setting.key), SafeText(cleaning: setting.value ?? "not set"), origin]
      })
    lines += table(
      "Environment",
      variables.map { [SafeText(cleaning: $0.name), SafeText(cleaning: $0.value ?? "not set"), ""] })
    lines += [.of("SQLite \(sqlite.version)", .heading)]
    return lines
      + StyledLine.wrapped(
        sqlite.compileOptions.map { SafeText(cleaning: $0) }.joined(separator: " "), .secondary, width: width)
  }
}
