/// The character sets that a terminal can switch between: ASCII, and DEC's line drawing (`ESC ( 0`).
struct CharacterSets: Sendable {
  /// Whether G0 and G1 are the line drawing set.
  private var isDrawing = [false, false]
  /// Which of the two is in use: `SI` and `SO`.
  var active = 0

  /// Designates a set: 0 for `ESC (`, 1 for `ESC )`.
  mutating func designate(_ index: Int, as set: UInt8) { isDrawing[index] = set == UInt8(ascii: "0") }

  func mapped(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard isDrawing[active], (0x5F..<0x7F).contains(scalar.value) else { return scalar }
    return Self.drawing[Int(scalar.value) - 0x5F]
  }

  /// From `_` to `~` (terminfo(5), "Line Graphics"; the control pictures are shown by no font alike, so as blanks).
  private static let drawing: [Unicode.Scalar] = [
    " ", "◆", "▒", " ", " ", " ", " ", "°", "±", " ", " ", "┘", "┐", "┌", "└", "┼", "⎺", "⎻", "─", "⎼", "⎽", "├", "┤",
    "┴", "┬", "│", "≤", "≥", "π", "≠", "£", "·",
  ]
}
