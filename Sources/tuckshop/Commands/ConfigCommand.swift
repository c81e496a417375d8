import ArgumentParser
import PlainText
import TerminalKit

/// Where everything comes from, and what is set once for all commands.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show where everything comes from, and set what need not be said every time.",
    discussion: """
      Settings: \(Settings.Key.allCases.map { "\($0.rawValue) (\($0.help))" }.joined(separator: "; ")). An option comes \
      before the environment (TUCKSHOP_SHOP, TUCKSHOP_COUNTRY and so on), that before the file, that before what is \
      built in. A theme chosen on the screen comes before the file's.
      """,
    subcommands: [Show.self, Get.self, Set.self, Path.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show folders, settings and versions, and where each comes from (the default).")

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var places: PlaceOptions

    func run() throws {
      try answer.give {
        let settings = Settings.read()
        let facts = try ConfigFacts(places.places(settings), settings)
        return Answer(facts) { facts.lines(width: $0) }
      }
    }
  }

  struct Get: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print one setting; ends with 3 where it is not set.")

    @Argument(help: "Which: \(Settings.names).", completion: .custom(Completions.settings))
    var key: SettingKey

    @OptionGroup var answer: AnswerOptions

    func run() throws {
      try answer.give {
        let settings = Settings.read()
        guard let value = settings.values[key.value] else {
          throw CommandFault(.notFound, "\(key.value.rawValue) is not set.")
        }
        return Answer(SettingJSON(key.value, value)) { _ in [.of(SafeText(cleaning: value.text))] }
      }
    }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write one setting into the file; without a value it is taken out.")

    @Argument(help: "Which: \(Settings.names).", completion: .custom(Completions.settings))
    var key: SettingKey

    @Argument(help: "The value.")
    var value: String?

    @OptionGroup var answer: AnswerOptions

    func run() throws {
      try answer.give {
        try write(try checked())
        let settings = Settings(file: Settings.path)
        return Answer(SettingJSON(key.value, settings.values[key.value])) { _ in
          [.of("Written to \(Settings.path).", .success)]
        }
      }
    }

    private func checked() throws -> String? {
      guard let value else { return nil }
      do {
        return try Settings.checked(value, for: key.value)
      } catch {
        throw CommandFault(.invalidInput, "\(error.words). Nothing was written.")
      }
    }

    private func write(_ value: String?) throws {
      let link = Settings.path
      let path = Places.resolved(link) ?? link
      let before = Places.exists(path) ? FileText.read(path) : ""
      guard let before else { throw CommandFault(.failed, "\(path) cannot be read; nothing was written.") }
      let text = SettingsFile.setting(key.value, to: value, in: before)
      if case .failure(let fault) = SettingsFile.entries(in: text, of: path) {
        throw CommandFault(.failed, "\(fault.sentence) Mend that first; nothing was written.")
      }
      PrivateFile.makeFolder(Places.configFolder)
      do {
        try PrivateFile.write(text, to: path)
      } catch {
        throw CommandFault(.failed, "The settings could not be written: \(error.description)")
      }
    }
  }

  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print where the settings are kept.")

    @OptionGroup var answer: AnswerOptions

    func run() throws {
      struct PathJSON: Encodable { let path: String }

      try answer.give { Answer(PathJSON(path: Settings.path)) { _ in [.of(SafeText(cleaning: Settings.path))] } }
    }
  }
}

/// A setting as an argument.
struct SettingKey: ExpressibleByArgument {
  let value: Settings.Key

  init?(argument: String) {
    guard let key = Settings.Key(rawValue: argument) else { return nil }
    value = key
  }

  static var allValueStrings: [String] { Settings.Key.allCases.map(\.rawValue) }
}

/// A setting and where it comes from.
struct SettingJSON: Encodable {
  let key: String
  /// `environment`, `file`, `builtIn`.
  let origin: String
  @Nullable var value: String?
  /// The variable, or the line of the file.
  @Nullable var variable: String?
  @Nullable var line: Int?

  init(_ key: Settings.Key, _ value: Settings.Value?) {
    self.key = key.rawValue
    self.value = value?.text
    switch value?.origin {
    case .environment(let name):
      origin = "environment"
      variable = name
    case .file(let number):
      origin = "file"
      line = number
    case nil: origin = "builtIn"
    }
  }
}
