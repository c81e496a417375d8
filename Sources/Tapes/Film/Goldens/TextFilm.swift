import PlainText
package import TerminalKit

extension Film {
  /// The film as text, in the golden format of vhs (`.txt`, `.ascii`): each shot's rows without the blanks at their ends,
  /// then a line of 80 `─`.
  package var text: String {
    var text = ""
    for shot in shots {
      for line in shot.frame.text { text += line + "\n" }
      text += Self.separator + "\n"
    }
    return text
  }

  /// What stands between two screens.
  package static let separator = String(repeating: "─", count: 80)
}

extension Frame {
  /// The screen as text with a border and the place of the cursor: the form of a golden, and of messages.
  package var framed: String {
    let border = "+" + String(repeating: "-", count: size.columns) + "+"
    let rows = text.map { "|" + $0 + String(repeating: " ", count: max(0, size.columns - DisplayWidth.of($0))) + "|" }
    let place = cursor.map { "cursor at column \($0.column), row \($0.row)" } ?? "no cursor"
    return ([border] + rows + [border, place]).joined(separator: "\n")
  }
}
