import Commerce
import Glibc
import PlainText

/// What a person set once, so that it need not be said with every command: environment before file before built-in.
struct Settings {
  enum Key: String, CaseIterable {
    case shop, data, theme, color, mouse, country

    /// `TUCKSHOP_SHOP` and so on.
    var variable: String { "TUCKSHOP_" + rawValue.uppercased() }

    var help: String {
      switch self {
      case .shop: "the shop that opens: a name in the catalogue folder, or a folder"
      case .data: "where the shop keeps its data"
      case .theme: "the colours of a shopper who has not chosen any on the screen"
      case .color: "how many colours: none, 8, 16, 256 or direct"
      case .mouse: "yes or no: take clicks and the wheel"
      case .country: "two letters: where a shopper lives who has not chosen a country"
      }
    }
  }

  /// Where a value comes from.
  enum Origin: Equatable {
    case environment(variable: String)
    case file(line: Int)
  }

  struct Value: Equatable {
    var text: String
    var origin: Origin
  }

  private(set) var values: [Key: Value] = [:]
  /// What is wrong with the file or with a variable; those values do not count.
  private(set) var faults: [SettingsFault] = []

  /// Without anything set.
  init() {}

  /// Reads environment and file, and says what is wrong with them.
  ///
  /// Without a file that is one failed `open`: every start of the program does it.
  static func read() -> Settings {
    let settings = Settings(file: path)
    for fault in settings.faults { Console.complain(fault.sentence) }
    return settings
  }

  /// The same without saying anything.
  init(file path: String) {
    switch SettingsFile.read(path) {
    case .none: break
    case .some(.failure(let fault)): faults.append(fault)
    case .some(.success(let entries)):
      for entry in entries {
        guard let key = Key(rawValue: entry.key) else {
          faults.append(SettingsFault(path, entry.line, nil, "\(entry.key) is no setting; there are \(Settings.names)"))
          continue
        }
        take(entry.value, for: key, from: .file(line: entry.line), path)
      }
    }
    for key in Key.allCases {
      guard let text = Places.environment(key.variable) else { continue }
      take(text, for: key, from: .environment(variable: key.variable), key.variable)
    }
  }

  private mutating func take(_ text: String, for key: Key, from origin: Origin, _ place: String) {
    do {
      values[key] = Value(text: try Settings.checked(text, for: key), origin: origin)
    } catch {
      var line: Int?
      if case .file(let number) = origin { line = number }
      faults.append(SettingsFault(place, line, key, error.words))
    }
  }

  /// `$XDG_CONFIG_HOME/tuckshop/config.yaml`.
  static var path: String { Places.configFolder + "/config.yaml" }

  static var names: String { Key.allCases.map(\.rawValue).joined(separator: ", ") }

  /// It is not certain in which shop this is, because what was set cannot be read.
  var isPlaceUncertain: Bool { faults.contains { $0.key == nil || $0.key == .shop || $0.key == .data } }

  // MARK: Values

  /// The shop to open where none is named.
  var shop: String { values[.shop]?.text ?? "coffee" }
  var data: String? { values[.data]?.text }
  var country: String? { values[.country]?.text }
  var color: ColorChoice? { values[.color].flatMap { ColorChoice(rawValue: $0.text) } }
  var takesMouse: Bool { values[.mouse]?.text != "no" }
  /// The theme comes before the one chosen at the last visit only where the environment asks for it.
  var environmentTheme: String? { values[.theme].flatMap { if case .environment = $0.origin { $0.text } else { nil } } }
  var fileTheme: String? { values[.theme].flatMap { if case .file = $0.origin { $0.text } else { nil } } }

  struct Malformed: Error { let words: String }

  /// A value in its usual form.
  static func checked(_ text: String, for key: Key) throws(Malformed) -> String {
    let text = text.split(separator: " ").joined(separator: " ")
    guard !text.isEmpty else { throw Malformed(words: "\(key.rawValue) is empty") }
    guard text.utf8.count <= 1024, SafeText(cleaning: text).string == text else {
      throw Malformed(words: "\(key.rawValue) takes one line of plain text")
    }
    switch key {
    case .shop, .theme: return text
    case .data:
      let path = text.hasPrefix("~/") ? (Places.environment("HOME") ?? "") + text.dropFirst() : text
      guard path.hasPrefix("/") else { throw Malformed(words: "data takes a whole path, such as /srv/shop or ~/shop") }
      return path
    case .color:
      guard ColorChoice(rawValue: text) != nil else {
        throw Malformed(words: "color takes \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return text
    case .mouse:
      switch text.lowercased() {
      case "yes", "true", "on", "1": return "yes"
      case "no", "false", "off", "0": return "no"
      default: throw Malformed(words: "mouse takes yes or no")
      }
    case .country:
      guard let country = Country.named(text) else {
        throw Malformed(words: "country takes two letters, such as IE")
      }
      return country.code
    }
  }
}

extension Places {
  /// The place where nothing was said with the command.
  init(_ settings: Settings) {
    self.init(shop: settings.shop, data: settings.data, usualShop: settings.shop)
  }
}

/// What is wrong with what was set: where, and in words.
struct SettingsFault: Error {
  /// A file's path, or a variable's name.
  let place: String
  let line: Int?
  /// Nil: the file as a whole, or a key that there is not.
  let key: Settings.Key?
  let words: String

  init(_ place: String, _ line: Int?, _ key: Settings.Key?, _ words: String) {
    self.place = place
    self.line = line
    self.key = key
    self.words = words
  }

  var sentence: SafeText {
    let position = line.map { "\(place):\($0)" } ?? place
    return SafeText(cleaning: "\(position): \(words). It is left out; see tuckshop config.")
  }
}
