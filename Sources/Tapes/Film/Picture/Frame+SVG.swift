package import PlainText
package import TerminalKit

extension Frame {
  /// The screen as an SVG document: sharp at any size, without a font, a script or anything from elsewhere.
  ///
  /// Equal frames give equal bytes. The text can be selected; lines and blocks are shapes.
  package func svg(title: SafeText, _ options: PictureOptions = PictureOptions()) -> String {
    let frame = masked(by: options.masks).asSeen
    var ink = PictureInk(options.colors)
    var content = ""
    for row in 0..<frame.size.rows {
      let drawing = RowDrawing(frame.row(row), colors: options.colors).svg(&ink)
      if drawing.isEmpty { continue }
      content += row == 0 ? drawing : "\n<g transform=\"translate(0 \(20 * row))\">\(drawing)</g>"
    }
    if options.showsCursor { content += frame.cursorSVG(&ink) }
    let stage = PictureStage(size: frame.size, title: title, options: options, hasCaption: false)
    return stage.document(content: content, ink: ink)
  }

  /// The cursor, light on dark and dark on light; nothing when it is hidden or outside.
  func cursorSVG(_ ink: inout PictureInk) -> String {
    guard isCursorVisible, let cursor, bounds.contains(cursor) else { return "" }
    let isWide = cursor.column + 1 < size.columns && self[cursor.column + 1, cursor.row].glyph.isContinuation
    let ground = ink.colors.look(of: self[cursor.column, cursor.row].style).ground
    let isDark = 3 * ground.red + 6 * ground.green + ground.blue < 1280
    return BoxDrawing.rectangle(10 * cursor.column, 20 * cursor.row, isWide ? 20 : 10, 20)
      .asPath(ink.name(of: RGB(isDark ? 0xFF_FFFF : 0)) + " k")
  }
}
