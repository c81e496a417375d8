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

    @OptionGroup var places: Places

    func run() throws {
      for choice in ThemeShelf(folder: places.themeFolder, depth: .palette).choices {
        Console.say("\(choice.id)")
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Load every theme and print the lowest contrasts of the roles as they are shown.")

    @OptionGroup var places: Places

    func run() throws {
      guard let path = places.themeFolder else {
        Console.complain("There is no theme folder here; name one with --themes DIR.")
        throw ExitCode(2)
      }
      let folder = ThemeFolder(path)
      var faults = 0
      for entry in folder.list() {
        do {
          let scheme = try folder.load(entry.id)
          for depth in [ColorDepth.palette, .direct] {
            let worst = ContrastReport(scheme.theme(for: depth), scheme: scheme).entries.min { $0.ratio < $1.ratio }
            guard let worst else { continue }
            let hundredths = Int(worst.ratio * 100)
            Console.say(
              "\(entry.id) at \(depth.rawValue) colours: lowest \(hundredths / 100).\(hundredths % 100 / 10) (\(worst.name))")
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
