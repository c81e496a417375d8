import ArgumentParser
import PlainText
import Storefront
import TerminalKit
import ThemeFiles

/// Listing and checking themes.
struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "List the themes, or check the contrast of their colours.",
    subcommands: [List.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The themes that can be chosen.")

    @OptionGroup var placeOptions: PlaceOptions

    func run() throws {
      for choice in ThemeShelf(folder: placeOptions.places.themeFolder, depth: .palette).choices {
        Console.say("\(choice.id)")
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Load every theme and print the role nearest to the contrast it needs (WCAG 2.2, 1.4.3 and 1.4.11).")

    @OptionGroup var placeOptions: PlaceOptions

    func run() throws {
      guard let path = placeOptions.places.themeFolder, Places.isFolder(path) else {
        Console.complain("There is no theme folder here; name one with --themes DIR.")
        throw ExitCode(2)
      }
      let folder = ThemeFolder(path)
      var faults = 0
      for name in folder.list() {
        do {
          let scheme = try folder.load(name.id)
          for depth in [ColorDepth.palette, .direct] {
            for entry in ContrastReport(scheme.theme(for: depth), scheme: scheme).worst(1) {
              let tenths = Int(entry.ratio * 10)
              let verdict: SafeText = entry.passes ? "passes" : "FAILS"
              if !entry.passes { faults += 1 }
              Console.say(
                "\(name.id), \(depth.rawValue) colours: \(tenths / 10).\(tenths % 10) for \(entry.name), \(verdict)")
            }
          }
        } catch {
          faults += 1
          Console.complain(SafeText(cleaning: "\(error)"))
        }
      }
      if faults > 0 { throw ExitCode(1) }
    }
  }
}
