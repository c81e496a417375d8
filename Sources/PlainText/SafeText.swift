/// Text that is safe to draw, log, mail or print: the only kind of text that leaves the program.
///
/// Made only by the cleaner (`init(cleaning:)`), which takes away what could act on a terminal or deceive a reader.
/// Literals and interpolations pass the same cleaner, so no text can reach a screen around it.
package struct SafeText: Hashable, Sendable {
  /// The cleaned text; it holds line feeds only when the cleaner was told to keep them.
  package let string: String

  /// Cleans `raw` for one line: line breaks and tabs become single blanks.
  package init(cleaning raw: String) {
    string = TextCleaner.clean(raw, keepingLines: false)
  }

  /// Cleans `raw` and keeps its line feeds (`\r\n` and `\r` become `\n`).
  package init(cleaningLines raw: String) {
    string = TextCleaner.clean(raw, keepingLines: true)
  }

  /// For this module alone, on text that came out of the cleaner.
  init(alreadyClean string: String) {
    self.string = string
  }

  package static let empty = SafeText(alreadyClean: "")

  package var isEmpty: Bool { string.isEmpty }

  /// Width in terminal columns, as ncurses counts them.
  package var width: Int { DisplayWidth.of(string) }

  package static func + (left: SafeText, right: SafeText) -> SafeText {
    SafeText(alreadyClean: left.string + right.string)
  }
}

extension SafeText: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var raw = ""
    /// Whether all parts were clean already; clean texts in a row are clean.
    fileprivate var isClean = true

    package init(literalCapacity: Int, interpolationCount: Int) {
      raw.reserveCapacity(literalCapacity + interpolationCount * 8)
    }

    package mutating func appendLiteral(_ literal: String) { appendInterpolation(literal) }
    package mutating func appendInterpolation(_ text: SafeText) { raw += text.string }
    package mutating func appendInterpolation(_ number: Int) { raw += String(number) }

    package mutating func appendInterpolation(_ text: String) {
      raw += text
      isClean = isClean && TextCleaner.leavesAlone(text, keepingLines: true)
    }
  }

  package init(stringLiteral value: String) { self.init(cleaningLines: value) }

  package init(stringInterpolation: StringInterpolation) {
    let raw = stringInterpolation.raw
    self = stringInterpolation.isClean ? SafeText(alreadyClean: raw) : SafeText(cleaningLines: raw)
  }
}

extension SafeText: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(cleaningLines: try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(string)
  }
}

extension SafeText: Comparable, CustomStringConvertible {
  package static func < (left: SafeText, right: SafeText) -> Bool { left.string < right.string }
  package var description: String { string }
}
