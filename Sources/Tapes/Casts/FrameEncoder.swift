package import TerminalKit

/// Writes what a terminal has to be sent so that it shows one frame after another; as few bytes as is simple.
package struct FrameEncoder {
  private var shown: Frame?
  /// What the terminal has at this moment; nil when it is not known.
  private var style: Style?
  private var place: Point?
  private var isCursorVisible = true
  private var output = ""

  package init() {}

  /// The bytes from the frame before to this one; the first, and one of another size, is drawn whole.
  package mutating func encode(_ frame: Frame) -> String {
    output = ""
    if shown?.size != frame.size {
      output = "\u{1B}[m\u{1B}[H\u{1B}[2J"
      style = .plain
      place = Point(0, 0)
      shown = nil
    }
    let old = shown ?? Frame(size: frame.size)
    for row in 0..<frame.size.rows { encode(row: row, of: frame, over: old) }
    if frame.isCursorVisible != isCursorVisible { output += frame.isCursorVisible ? "\u{1B}[?25h" : "\u{1B}[?25l" }
    isCursorVisible = frame.isCursorVisible
    if let cursor = frame.cursor, frame.bounds.contains(cursor) { move(to: cursor) }
    shown = frame
    return output
  }

  private mutating func encode(row: Int, of frame: Frame, over old: Frame) {
    let columns = frame.size.columns
    let new = frame.rows[row]
    let past = old.rows[row]
    // Where nothing but plain blanks follow, the rest of the row is erased at once.
    let blanksFrom = (new.lastIndex { $0 != Cell() } ?? -1) + 1
    let erases = past[blanksFrom...].filter { $0 != Cell() }.count > 4
    var column = 0
    while let run = change(new, past, from: column, to: erases ? blanksFrom : columns) {
      move(to: Point(run.lowerBound, row))
      for index in run where !new[index].glyph.isContinuation { write(new[index]) }
      // Behind the last column a terminal's wrap is pending; every move from there begins with one that ends it.
      place = Point(run.upperBound, row)
      column = run.upperBound
    }
    if erases {
      move(to: Point(blanksFrom, row))
      take(.plain)
      output += "\u{1B}[K"
    }
  }

  private func change(_ new: [Cell], _ old: [Cell], from start: Int, to end: Int) -> Range<Int>? {
    new.withUnsafeBufferPointer { new in
      old.withUnsafeBufferPointer { old in Frame.nextChange(in: new, over: old, from: start, to: end) }
    }
  }

  private mutating func write(_ cell: Cell) {
    take(cell.style)
    output.unicodeScalars.append(contentsOf: cell.glyph.scalars)
  }

  // MARK: The cursor

  private mutating func move(to target: Point) {
    guard place != target else { return }
    defer { place = target }
    let whole = target == Point(0, 0) ? "\u{1B}[H" : "\u{1B}[\(target.row + 1);\(target.column + 1)H"
    guard let place else { return output += whole }
    let step = target.column - place.column
    if place.row == target.row, step > 0 {
      output += step == 1 ? "\u{1B}[C" : "\u{1B}[\(step)C"
    } else if target.row == place.row + 1, target.column == 0 {
      output += "\r\n"
    } else if place.row == target.row, target.column == 0 {
      output += "\r"
    } else {
      output += whole
    }
  }

  // MARK: The style

  private mutating func take(_ wanted: Style) {
    guard style != wanted else { return }
    let anew = [""] + codes(from: .plain, to: wanted)
    let keeps = style.map { wanted.attributes.isSuperset(of: $0.attributes) } ?? false
    let further = keeps ? codes(from: style ?? .plain, to: wanted) : anew
    let shorter = [further, anew].map { $0.joined(separator: ";") }.min { $0.utf8.count < $1.utf8.count }
    output += "\u{1B}[" + (shorter ?? "") + "m"
    style = wanted
  }

  private func codes(from old: Style, to new: Style) -> [String] {
    let numbers: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"), (.strikethrough, "9"),
    ]
    var codes = numbers.filter { new.attributes.contains($0.0) && !old.attributes.contains($0.0) }.map(\.1)
    if new.foreground != old.foreground { codes.append(code(of: new.foreground, base: 30)) }
    if new.background != old.background { codes.append(code(of: new.background, base: 40)) }
    return codes
  }

  private func code(of color: Color, base: Int) -> String {
    if let value = color.rgbValue { return "\(base + 8);2;\(value >> 16);\(value >> 8 & 0xFF);\(value & 0xFF)" }
    guard let index = color.paletteIndex else { return "\(base + 9)" }
    return index < 8 ? "\(base + index)" : index < 16 ? "\(base + 52 + index)" : "\(base + 8);5;\(index)"
  }
}
