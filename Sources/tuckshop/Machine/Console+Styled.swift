import PlainText
import TerminalKit

extension Console {
  /// Writes a line in its roles, or plainly.
  static func say(_ line: StyledLine, isColored: Bool) {
    guard isColored else { return say(line.text) }
    say(marked: text(of: line, isColored: true))
  }

  /// A line as it goes to a terminal: the only place where control sequences are put around text.
  static func text(of line: StyledLine, isColored: Bool) -> String {
    guard isColored else { return line.text.string }
    return line.spans.map { span in
      let codes = codes(of: span)
      return codes.isEmpty ? span.text.string : "\u{1B}[\(codes)m\(span.text.string)\u{1B}[0m"
    }.joined()
  }

  // Attributes and the eight colours that every terminal's owner has set to be legible (ECMA-48, SGR).
  private static func codes(of span: StyledSpan) -> String {
    var codes: [String] = []
    switch span.role {
    case .heading: codes.append("1")
    case .secondary, .border, .disabled: codes.append("2")
    case .success: codes.append("32")
    case .warning: codes.append("33")
    case .error: codes.append("31")
    case .offer: codes.append("35")
    default: break
    }
    for (attribute, code) in [(Attributes.bold, "1"), (.italic, "3"), (.underline, "4")]
    where span.attributes.contains(attribute) {
      codes.append(code)
    }
    return codes.joined(separator: ";")
  }
}
