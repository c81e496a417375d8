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

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var placeOptions: PlaceOptions

    func run() throws {
      struct ThemeJSON: Encodable {
        let id: String
        let title: SafeText
      }
      struct Themes: Encodable { let themes: [ThemeJSON] }

      try answer.give {
        let choices = ThemeShelf(folder: placeOptions.places.themeFolder, depth: .palette).choices
        return Answer(Themes(themes: choices.map { ThemeJSON(id: $0.id, title: $0.title) })) { _ in
          choices.map { .of(SafeText(cleaning: $0.id)) }
        }
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Load every theme and print the role nearest to the contrast it needs (WCAG 2.2, 1.4.3 and 1.4.11).")

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var placeOptions: PlaceOptions

    func run() throws {
      try answer.give {
        guard let path = placeOptions.places.themeFolder, Places.isFolder(path) else {
          throw CommandFault(.noShop, "There is no theme folder here; name one with --themes DIR.")
        }
        let check = ThemeCheck(ThemeFolder(path))
        var answer = Answer(check) { _ in check.themes.map(\.line) }
        if check.faultCount > 0 {
          let words = check.faults.isEmpty ? "" : "\n" + check.faults.map(\.string).joined(separator: "\n")
          answer.fault = CommandFault(.failed, "\(check.faultCount) of the themes need a look.\(words)")
        }
        return answer
      }
    }
  }
}

/// Every theme's poorest contrast in each depth of colour.
private struct ThemeCheck: Encodable {
  struct Entry: Encodable {
    let id: String
    /// `256` or `direct`.
    let depth: String
    /// The pair of colours with the least to spare: `secondary on bar`.
    let pair: SafeText
    /// Hundredths of the contrast ratio: 450 is 4.5 to 1.
    let ratioHundredths: Int
    let requiredHundredths: Int
    let passes: Bool

    var line: StyledLine {
      let tenths = ratioHundredths / 10
      let verdict: SafeText = passes ? "passes" : "FAILS"
      return StyledLine([
        StyledSpan("\(id), \(depth) colours: \(tenths / 10).\(tenths % 10) for \(pair), "),
        StyledSpan(verdict, passes ? .success : .error),
      ])
    }
  }

  private(set) var themes: [Entry] = []
  /// Files that are no themes.
  private(set) var faults: [SafeText] = []

  var faultCount: Int { faults.count + themes.count { !$0.passes } }

  init(_ folder: ThemeFolder) {
    for name in folder.list() {
      do {
        let scheme = try folder.load(name.id)
        for depth in [ColorDepth.palette, .direct] {
          for entry in ContrastReport(scheme.theme(for: depth), scheme: scheme).worst(1) {
            themes.append(
              Entry(
                id: name.id, depth: "\(depth.rawValue)", pair: entry.name, ratioHundredths: Int(entry.ratio * 100),
                requiredHundredths: Int(entry.required * 100), passes: entry.passes))
          }
        }
      } catch {
        faults.append(SafeText(cleaning: "\(error)"))
      }
    }
  }
}
