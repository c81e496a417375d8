package import TerminalKit

extension Frame {
  /// The same screen with everything taken out that nobody can see: the foreground and the weight of blanks.
  ///
  /// Two frames that look alike are equal in this form, whichever way they were drawn.
  package var asSeen: Frame {
    var seen = cells
    for index in seen.indices where seen[index].glyph == .blank {
      var style = seen[index].style
      style.attributes.formIntersection([.underline, .reverse, .strikethrough])
      // Nothing of the foreground shows on a blank without a line, and with reverse it is the ground.
      if style.attributes.isEmpty { style.foreground = .standard }
      seen[index].style = style
    }
    return Frame(size: size, cells: seen, cursor: cursor, isCursorVisible: isCursorVisible)
  }

  /// The cells of a row.
  func row(_ number: Int) -> ArraySlice<Cell> { rows[number][...] }

  /// The same screen in the top left corner of a larger one.
  func extended(to larger: Size) -> Frame {
    guard larger != size else { return self }
    var frame = Frame(size: larger)
    frame.place(self)
    frame.isCursorVisible = isCursorVisible
    return frame
  }
}
