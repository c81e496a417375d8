import PlainText
import TerminalKit

/// Draws one row of cells: grounds, then lines and blocks, then text.
struct RowDrawing {
  /// A cell's place on the row, with what it looks like.
  private struct Piece {
    var column: Int
    var width: Int
    var cell: Cell
    var text: RGB
    var ground: RGB

    var isBlank: Bool { cell.glyph == .blank }
    var letters: Attributes { cell.style.attributes.intersection([.bold, .italic]) }
  }

  private let pieces: [Piece]

  init(_ cells: ArraySlice<Cell>, colors: TerminalColors) {
    let cells = Array(cells)
    pieces = cells.indices.compactMap { column in
      let cell = cells[column]
      if cell.glyph.isContinuation { return nil }
      let isWide = column + 1 < cells.count && cells[column + 1].glyph.isContinuation
      let look = colors.look(of: cell.style)
      return Piece(column: column, width: isWide ? 2 : 1, cell: cell, text: look.text, ground: look.ground)
    }
  }

  func svg(_ ink: inout PictureInk) -> String {
    shapes(&ink) + runs(&ink)
  }

  // MARK: Shapes

  // Paths by colour, in the order of first use; grounds come before lines, for a line stands on its ground.
  private func shapes(_ ink: inout PictureInk) -> String {
    var grounds = Paths()
    var lines = Paths()
    var index = 0
    while index < pieces.count {
      let piece = pieces[index]
      let end = pieces[index...].firstIndex { $0.ground != piece.ground } ?? pieces.count
      let width = pieces[index..<end].reduce(0) { $0 + $1.width }
      if piece.ground != ink.colors.background {
        grounds.add(BoxDrawing.rectangle(10 * piece.column, 0, 10 * width, 20), piece.ground)
      }
      index = end
    }
    index = 0
    while index < pieces.count {
      let piece = pieces[index]
      for (attribute, y) in [(Attributes.underline, 18), (.strikethrough, 10)]
      where piece.cell.style.attributes.contains(attribute) && !continues(attribute, at: index) {
        let end = index + length(of: attribute, from: index)
        let width = pieces[index..<end].reduce(0) { $0 + $1.width }
        lines.add(BoxDrawing.rectangle(10 * piece.column, y, 10 * width, 1), piece.text)
      }
      index += addDrawing(at: index, to: &lines)
    }
    return grounds.svg(&ink) + lines.svg(&ink)
  }

  private func has(_ attribute: Attributes, _ index: Int, as first: Piece) -> Bool {
    pieces[index].cell.style.attributes.contains(attribute) && pieces[index].text == first.text
  }

  private func continues(_ attribute: Attributes, at index: Int) -> Bool {
    index > 0 && has(attribute, index - 1, as: pieces[index])
  }

  private func length(of attribute: Attributes, from index: Int) -> Int {
    (index..<pieces.count).prefix { has(attribute, $0, as: pieces[index]) }.count
  }

  // Returns how many pieces it took; one that is not drawn is passed over.
  private func addDrawing(at index: Int, to lines: inout Paths) -> Int {
    let piece = pieces[index]
    guard let scalar = drawn(piece) else { return 1 }
    let x = 10 * piece.column
    let count =
      BoxDrawing.isFullWidth(scalar)
      ? pieces[index...].prefix { $0.cell.glyph == piece.cell.glyph && $0.text == piece.text }.count : 1
    // Underlines are looked at piece by piece, so a piece with one stays by itself.
    if count > 1, piece.cell.style.attributes.isDisjoint(with: [.underline, .strikethrough]),
      let path = BoxDrawing.path(scalar, x: x, times: count)
    {
      let isSame = pieces[index..<index + count].allSatisfy { $0.cell.style.attributes == piece.cell.style.attributes }
      if isSame {
        lines.add(path, piece.text)
        return count
      }
    }
    if let path = BoxDrawing.path(scalar, x: x) { lines.add(path, piece.text) }
    return 1
  }

  private func drawn(_ piece: Piece) -> Unicode.Scalar? {
    guard let value = piece.cell.glyph.single, let scalar = Unicode.Scalar(value),
      BoxDrawing.path(scalar, x: 0) != nil
    else { return nil }
    return scalar
  }

  // MARK: Text

  // A run has one look and one kind of character, so that it can be stretched to its columns whatever the font; blanks
  // go with what stands before them, so that a copy of the text has them.
  private func runs(_ ink: inout PictureInk) -> String {
    var svg = ""
    var run: [Piece] = []
    for piece in pieces {
      let isBlank = piece.isBlank || drawn(piece) != nil
      if let first = run.first, isBlank || joins(piece, first) {
        run.append(piece)
      } else if !isBlank {
        svg += text(run, &ink)
        run = [piece]
      }
    }
    return svg + text(trimmed(run), &ink)
  }

  private func trimmed(_ run: [Piece]) -> [Piece] {
    var run = run
    while let last = run.last, last.isBlank || drawn(last) != nil { run.removeLast() }
    return run
  }

  private func joins(_ piece: Piece, _ first: Piece) -> Bool {
    piece.text == first.text && piece.letters == first.letters && hasWidthOfFont(piece) && hasWidthOfFont(first)
  }

  // Latin letters have the font's own width; others may come from another font.
  private func hasWidthOfFont(_ piece: Piece) -> Bool {
    piece.cell.glyph.single.map { $0 < 0x250 || (0x2010..<0x2027).contains($0) || $0 == 0x20AC } ?? false
  }

  private func text(_ run: [Piece], _ ink: inout PictureInk) -> String {
    guard let first = run.first else { return "" }
    let content = run.map { piece in
      if drawn(piece) != nil { return " " }
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: piece.cell.glyph.scalars)
      return String(scalars)
    }.joined()
    var names = ink.name(of: first.text)
    if first.letters.contains(.bold) { names += " b" }
    if first.letters.contains(.italic) { names += " i" }
    let width = run.reduce(0) { $0 + $1.width } * 10
    let length = run.count > 1 ? " textLength=\"\(width)\"" : ""
    return "<text class=\"\(names)\" x=\"\(10 * first.column)\" y=\"15\"\(length)>\(content.escapedForXML)</text>"
  }
}

/// Shapes gathered by their colour.
private struct Paths {
  private var order: [RGB] = []
  private var paths: [RGB: String] = [:]

  mutating func add(_ path: String, _ color: RGB) {
    if paths[color] == nil { order.append(color) }
    paths[color, default: ""] += path
  }

  func svg(_ ink: inout PictureInk) -> String {
    var svg = ""
    for color in order { svg += "<path class=\"\(ink.name(of: color))\" d=\"\(paths[color] ?? "")\"/>" }
    return svg
  }
}
