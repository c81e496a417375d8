import Glibc
import ShopCore

/// Which shop, and where its files are.
struct Places {
  /// A name in the catalogue folder, or a path to a shop's folder.
  var shop = "coffee"
  var data: String?
  var themes: String?
  /// The shop that opens where none is named.
  var usualShop = "coffee"

  /// The shop's own short name: the last part of its path.
  var shopName: String { shop.split(separator: "/").last.map(String.init) ?? "shop" }

  var dataFolder: DataFolder {
    DataFolder(path: data ?? Places.home("XDG_DATA_HOME", ".local/share") + "/tuckshop/" + shopName)
  }

  /// What a guest keeps: the token of their carts.
  var stateFolder: String {
    if let data { return data + "/guest" }
    return Places.home("XDG_STATE_HOME", ".local/state") + "/tuckshop/" + shopName
  }

  static var configFolder: String { home("XDG_CONFIG_HOME", ".config") + "/tuckshop" }

  var cacheFolder: String { Places.home("XDG_CACHE_HOME", ".cache") + "/tuckshop" }

  /// Where the sockets are by which sessions ring each other: short, and this account's alone.
  var bellFolder: String {
    let runtime = Places.environment("XDG_RUNTIME_DIR").flatMap { $0.hasPrefix("/") && Places.isFolder($0) ? $0 : nil }
    return runtime.map { $0 + "/tuckshop" } ?? "/tmp/tuckshop-\(getuid())"
  }

  /// The folder of the shop's files, or nil where there is none.
  var shopFolder: String? {
    if shop.contains("/"), Places.isFolder(shop) { return shop }
    return catalogFolder.map { $0 + "/" + shop }.flatMap {
      Places.isFolder($0) ? $0 : nil
    } ?? (Places.isFolder(shop) ? shop : nil)
  }

  /// Where the sample shops are.
  var catalogFolder: String? { Places.find("Catalog", variable: "TUCKSHOP_CATALOG") }

  var themeFolder: String? { themes ?? Places.find("Themes", variable: "TUCKSHOP_THEMES") }

  /// A folder of the installation: by an environment variable, beside the program, or in the checkout it was built in.
  private static func find(_ name: String, variable: String) -> String? {
    if let path = environment(variable) { return isFolder(path) ? path : nil }
    guard let program = programPath() else { return nil }
    var folder = parent(program)
    let shared = parent(folder) + "/share/tuckshop/" + name
    if isFolder(shared) { return shared }
    // .build/<triple>/debug/tuckshop stands four folders below the checkout.
    for _ in 0..<5 {
      if isFolder(folder + "/" + name), exists(folder + "/Package.swift") { return folder + "/" + name }
      folder = parent(folder)
    }
    return nil
  }

  static func programPath() -> String? {
    guard let resolved = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func parent(_ path: String) -> String {
    path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
  }

  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  // The XDG base directories count only when they are absolute (XDG Base Directory Specification 0.8).
  private static func home(_ variable: String, _ fallback: String) -> String {
    if let path = environment(variable), path.hasPrefix("/") { return path }
    return (environment("HOME") ?? "/tmp") + "/" + fallback
  }

  /// The folder the program was started in.
  static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  /// A path as a person reads it: `~` for what is below their home.
  static func atHome(_ path: String) -> String {
    guard let home = environment("HOME"), path == home || path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

extension Places {
  /// The file behind a path, or nil where there is none.
  static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
