import PlainText
import Storefront
import TerminalKit
import ThemeFiles

/// The themes that can be had here: the built-in one, monochrome, and the files of the theme folder.
struct ThemeShelf: Sendable {
  private let files: ThemeFolder?
  private let depth: ColorDepth
  let choices: [ThemeChoice]

  init(folder: String?, depth: ColorDepth) {
    files = folder.map { ThemeFolder($0) }
    self.depth = depth
    let standard = BuiltInTheme.standard
    var choices = [ThemeChoice(id: standard.id, title: standard.title)]
    for entry in files?.list() ?? [] where entry.id != standard.id {
      choices.append(ThemeChoice(id: entry.id, title: ThemeShelf.title(of: entry.id)))
    }
    choices.append(ThemeChoice(id: Theme.monochrome.id, title: Theme.monochrome.title))
    self.choices = choices
  }

  /// Reads a theme for this terminal; without colour every theme is monochrome under its own name.
  func load(_ id: String) throws -> Theme {
    if id == Theme.monochrome.id { return .monochrome }
    if id == BuiltInTheme.standard.id { return BuiltInTheme.standard.theme(for: depth) }
    guard let files else { return BuiltInTheme.standard.theme(for: depth) }
    return try files.load(id).theme(for: depth)
  }

  /// The first of some wishes that can be read, else the built-in theme.
  func first(of wishes: [String?]) -> Theme {
    for wish in wishes.compactMap({ $0.map(ThemeShelf.id) }) where choices.contains(where: { $0.id == wish }) {
      if let theme = try? load(wish) { return theme }
    }
    return BuiltInTheme.standard.theme(for: depth)
  }

  /// What to say about a theme that was asked for by name and is not here, and where those that are can be seen.
  func complaint(about wish: String?, help: SafeText = "t shows those there are") -> Toast? {
    guard let wish, !choices.contains(where: { $0.id == ThemeShelf.id(of: wish) }) else { return nil }
    return Toast(.warning, "There is no theme called \(wish); \(help)")
  }

  // A theme may be named as the chooser shows it: "Harbour dark".
  private static func id(of wish: String) -> String {
    wish.lowercased().split(separator: " ").joined(separator: "-")
  }

  // "harbour-dark" reads as "Harbour dark": files are not opened for a list of names.
  private static func title(of id: String) -> SafeText {
    let words = id.split(separator: "-").joined(separator: " ")
    return SafeText(cleaning: words.prefix(1).uppercased() + words.dropFirst())
  }
}
