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
    if options.showsCursor { content += frame.cursorSVG }
    let stage = PictureStage(size: frame.size, title: title, options: options, hasCaption: false)
    return stage.document(content: content, ink: ink)
  }

  /// The cursor; nothing when it is hidden or outside.
  var cursorSVG: String {
    guard isCursorVisible, let cursor, bounds.contains(cursor) else { return "" }
    let isWide = cursor.column + 1 < size.columns && self[cursor.column + 1, cursor.row].glyph.isContinuation
    return PictureStage.cursor(cursor, isWide: isWide)
  }
}
