import TerminalKit
import ThemeFiles

/// The schemes that come with the shop.
enum ShippedThemes {
  static let folder = ThemeFolder(
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/") + "/Themes")

  static let ids = [
    "contrast-dark", "contrast-light", "counter", "daylight", "ember", "glacier", "graphite", "harbour-dark", "linen",
    "moss",
    "orchid-night", "sepia", "signal-dark", "signal-light",
  ]
}
