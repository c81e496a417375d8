/// Puts a backslash before what would otherwise be a sign of Markdown.
enum MarkdownEscape {
  private static let special: Set<Unicode.Scalar> = ["\\", "`", "*", "_", "[", "<", "&", "|"]

  /// For text inside a line.
  static func inline(_ text: String, inCell: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: special.contains) else { return text }
    let scalars = Array(text.unicodeScalars)
    var escaped = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      let before = index > 0 ? scalars[index - 1] : " "
      let isSign =
        switch scalar {
        case "\\", "`", "[": true
        case "*": !(before == " " && next == " ")
        case "_": !(isWord(before) && isWord(next))
        case "<": next.properties.isAlphabetic || next == "/" || next == "!" || next == "?"
        case "&": isWord(next) || next == "#"
        case "|": inCell
        default: false
        }
      if isSign { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// For a line that begins a paragraph or stands in one.
  static func lineStart(_ line: String) -> String {
    guard let first = line.unicodeScalars.first else { return line }
    let second = line.unicodeScalars.dropFirst().first ?? " "
    switch first {
    case "#", ">", "|", "=", "~": return "\\" + line
    case "-", "+": return second == " " || second == "-" ? "\\" + line : line
    case "0"..."9":
      let digits = line.unicodeScalars.prefix { ("0"..."9").contains($0) }
      let rest = line.unicodeScalars.dropFirst(digits.count)
      guard let dot = rest.first, dot == "." || dot == ")", rest.dropFirst().first ?? " " == " " else { return line }
      return String(digits) + "\\" + String(rest)
    default: return line
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }
}
