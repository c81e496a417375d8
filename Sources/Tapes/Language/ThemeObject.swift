/// The JSON object of a theme: names to texts, nothing nested, since a tape's JSON ends at its first `}`.
enum ThemeObject {
  /// Its entries, or nil where it is no such object.
  static func entries(of text: String) -> [String: String]? {
    var rest = Array(text.unicodeScalars)[...]
    guard take("{", from: &rest) else { return nil }
    var entries: [String: String] = [:]
    if take("}", from: &rest) { return isBlank(rest) ? entries : nil }
    repeat {
      guard let name = string(from: &rest), take(":", from: &rest), let value = string(from: &rest) else { return nil }
      entries[name] = value
    } while take(",", from: &rest)
    return take("}", from: &rest) && isBlank(rest) ? entries : nil
  }

  private static func isBlank(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    rest.allSatisfy { [" ", "\t", "\r", "\n"].contains($0) }
  }

  private static func take(_ sign: Unicode.Scalar, from rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
    rest = rest.drop { [" ", "\t", "\r", "\n"].contains($0) }
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
  }

  private static func string(from rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    guard take("\"", from: &rest) else { return nil }
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return String(text)
      case "\\":
        guard let escaped = escape(from: &rest) else { return nil }
        text.append(escaped)
      case _ where scalar.value < 0x20: return nil
      default: text.append(scalar)
      }
    }
    return nil
  }

  // Halves of surrogate pairs become replacement characters: no colour needs one.
  private static func escape(from rest: inout ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    switch rest.popFirst() {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "u":
      let digits = rest.prefix(4)
      guard digits.count == 4, let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16) else {
        return nil
      }
      rest.removeFirst(4)
      return Unicode.Scalar(value) ?? "\u{FFFD}"
    default: return nil
    }
  }
}
