package import PlainText

/// Why a theme cannot be had: where, what, and in words what to do about it.
package struct ThemeFault: Error, Equatable, Sendable {
  package enum Problem: Equatable, Sendable {
    case noSuchTheme
    case unreadable
    case tooLarge(limit: Int)
    case notText
    case notYAML(String)
    case alias
    case notScheme
    case missing(key: String)
    case notColor(key: String, value: String)
    case notValue(key: String, value: String, expected: String)
    case unknownSystem(String)
  }

  /// The path as it was given.
  package let file: String
  /// From 1; nil where the fault is of the file as a whole.
  package let line: Int?
  package let problem: Problem

  package init(file: String, line: Int? = nil, _ problem: Problem) {
    self.file = file
    self.line = line
    self.problem = problem
  }
}

extension ThemeFault: CustomStringConvertible {
  /// One line for a person: `Themes/x.yaml:7: base0A is not a colour …`.
  package var message: SafeText {
    let place: SafeText = line.map { "\(file):\($0)" } ?? "\(file)"
    return SafeText(cleaning: "\(place): \(words)")
  }

  package var description: String { message.string }

  private var words: String {
    switch problem {
    case .noSuchTheme: "there is no theme of that name. \"tuckshop theme list\" shows those there are."
    case .unreadable: "the file cannot be read. Is it there, and may you read it?"
    case .tooLarge(let limit): "the file is larger than \(limit) bytes. A scheme needs less than 2,000."
    case .notText: "the file is not UTF-8 text. Save it as UTF-8."
    case .notYAML(let why): "this is not YAML: \(Self.short(why)). Check indents and quotes."
    case .alias: "anchors and aliases are not read here. Write the values out."
    case .notScheme: "this is no colour scheme. It needs the keys name and palette, with base00 to base0F."
    case .missing(let key): "\(key) is missing. A scheme needs all of base00 to base0F."
    case .notColor(let key, let value):
      "\(key) is not a colour: \"\(Self.short(value))\". Write six hexadecimal digits in quotes, such as \"1d2021\"."
    case .notValue(let key, let value, let expected): "\(key) is \"\(Self.short(value))\". Write \(expected)."
    case .unknownSystem(let system): "the system \"\(Self.short(system))\" is not known. Use base16 or base24."
    }
  }

  private static func short(_ text: String) -> String { SafeText(cleaning: text).clipped(toWidth: 40).string }
}
