/// What the cleaner does with one code point.
///
/// The lists follow UTR #36 and UTS #39 (bidi controls, invisible characters), and what terminals disagree on: flags,
/// skin tones, joined emoji, variation selectors.
enum CleaningRule: Equatable {
  /// A visible character of its own.
  case keep
  /// Sits on the character before; up to ``marksPerBase`` are kept.
  case mark
  case blank
  case lineBreak
  case drop
  /// Something stood here that cannot be shown as it is.
  case replace(Unicode.Scalar)

  /// ncurses holds five code points a cell, and more than that has broken terminals (xterm, CVE-2021-27135).
  static let marksPerBase = 4

  /// U+FFFD: for code points that the C library of a host may not know, so that nobody can tell their width.
  static let unknown = CleaningRule.replace("\u{FFFD}")

  /// The newest Unicode version whose characters are let through: that of glibc 2.36.
  private static let newestUnicode = 14

  init(for scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x20..<0x7F: self = .keep
    case 0x09: self = .blank
    case 0x0A, 0x0D: self = .lineBreak
    case 0..<0xA0: self = .drop
    case 0xA0: self = .blank
    case 0xAD: self = .drop
    case 0xA1..<0x300: self = .keep
    default: self = Self.beyondLatin(scalar, value)
    }
  }

  private static func beyondLatin(_ scalar: Unicode.Scalar, _ value: UInt32) -> CleaningRule {
    if isInvisible(value) { return .drop }
    switch value {
    case 0x1160...0x11FF, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: return .mark
    case 0x2800: return .blank
    // Marks that take two columns beside their base: terminals do not agree on which.
    case 0x302E...0x302F, 0x16FF0...0x16FF1: return .drop
    // glibc and `EastAsianWidth.txt` disagree on the hexagrams and circled tens; U+FDFD overflows its cell everywhere.
    case 0x3248...0x324F, 0x4DC0...0x4DFF, 0xFDFD: return unknown
    case 0x3041..<0x3097, 0x4E00..<0x9FFD, 0xAC00..<0xD7A4: return .keep
    case 0x1F1E6...0x1F1FF:
      return Unicode.Scalar(value - 0x1F1E6 + 0x41).map(CleaningRule.replace) ?? .drop
    default: return byCategory(scalar)
    }
  }

  /// Marks and letters that draw nothing, or only make another character look different.
  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x034F, 0x17B4...0x17B5, 0x180B...0x180F: true
    case 0x115F...0x1160, 0x3164, 0xFFA0: true
    case 0x20E3: true
    case 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF: true
    case 0xFFF0...0xFFFC: true
    case 0xE0000...0xE0FFF: true
    default: false
    }
  }

  private static func byCategory(_ scalar: Unicode.Scalar) -> CleaningRule {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return isKnown(properties) ? .mark : .drop
    case .spaceSeparator: return .blank
    case .lineSeparator, .paragraphSeparator: return .lineBreak
    case .format: return isVisibleFormat(scalar.value) ? .keep : .drop
    case .control, .privateUse, .surrogate: return .drop
    case .unassigned: return properties.isNoncharacterCodePoint ? .drop : unknown
    default: return isKnown(properties) ? .keep : unknown
    }
  }

  private static func isKnown(_ properties: Unicode.Scalar.Properties) -> Bool {
    (properties.age?.major ?? .max) <= newestUnicode
  }

  /// Number signs and verse marks: format characters by category that nevertheless draw something.
  private static func isVisibleFormat(_ value: UInt32) -> Bool {
    switch value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: true
    default: false
    }
  }
}
