// Reads what others keep to themselves; a build for use is not made for that, and there this target is empty.
#if DEBUG || FUZZING

/// What may reach no screen, written down once more, apart from the cleaner.
package enum ForbiddenText {
  /// Controls, bidi controls, invisible characters, tags, private use and noncharacters.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x180B...0x180F, 0x3164, 0xFFA0: true
    case 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x20E3, 0x2800, 0x3000, 0xFEFF: true
    case 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFFF0...0xFFFC, 0xFFFE, 0xFFFF: true
    case 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF, 0xE0000...0x10FFFF: true
    case 0x21..<0x7F, 0x20: false
    default: scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
    }
  }

  /// The first of them in a text, as `U+202E`; nil when there is none.
  package static func first(in text: String, keepingLines: Bool = false) -> String? {
    text.unicodeScalars.first { contains($0) && !(keepingLines && $0 == "\n") }
      .map { "U+" + String($0.value, radix: 16, uppercase: true) }
  }
}
#endif
