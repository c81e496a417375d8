import CNcurses
import TerminalKit

/// Puts the cells that changed from one frame to the next into ncurses' window, run by run.
final class CellPainter {
  private let mapping: ColorMapping
  private let repertoire: Repertoire
  private var pairs: PairTable
  private let row: UnsafeMutableBufferPointer<cchar_t>
  private var lastStyle = Style.plain
  private var lastLook: (attributes: attr_t, pair: Int32) = (0, 0)

  init(depth: ColorDepth, pairLimit: Int, repertoire: Repertoire) {
    mapping = ColorMapping(depth: depth)
    self.repertoire = repertoire
    pairs = PairTable(limit: pairLimit)
    row = .allocate(capacity: Size.largest.columns)
    row.initialize(repeating: cchar_t())
  }

  deinit { row.deallocate() }

  /// Writes what differs from `old`, which is nil for an empty screen; returns how many cells did.
  func paint(_ frame: Frame, over old: Frame?) -> Int {
    pairs.beginFrame()
    // A style looked up in an earlier frame may have lost its pair since.
    lastStyle = .plain
    lastLook = (0, 0)
    let blank = old == nil ? [Cell](repeating: Cell(), count: frame.size.columns) : []
    var changed = 0
    for row in 0..<frame.size.rows {
      frame.rows[row].withUnsafeBufferPointer { new in
        (old?.rows[row] ?? blank).withUnsafeBufferPointer { shown in
          // Shared with the frame before: the same cells.
          guard new.baseAddress != shown.baseAddress else { return }
          var index = 0
          while let run = Frame.nextChange(in: new, over: shown, from: index, to: frame.size.columns) {
            put(new, run, row: row, frame: frame)
            changed += run.count
            index = run.upperBound
          }
        }
      }
    }
    return changed
  }

  private func put(_ cells: UnsafeBufferPointer<Cell>, _ run: Range<Int>, row number: Int, frame: Frame) {
    var count = 0
    var index = run.lowerBound
    while index < run.upperBound {
      let cell = cells[index]
      let isWide = index + 1 < cells.count && cells[index + 1].glyph.isContinuation
      let look = look(of: cell, in: frame)
      if let single = cell.glyph.single, single >= 0x20, single < 0x7F {
        curses_set_single(&row[count], single, look.attributes, look.pair)
        count += 1
      } else {
        count += set(cell.glyph, columns: isWide ? 2 : 1, at: count, look)
      }
      index += isWide ? 2 : 1
    }
    curses_put(Int32(number), Int32(run.lowerBound), row.baseAddress, Int32(count))
  }

  // Returns the elements it took: a wide character is one, its replacements are two.
  private func set(_ glyph: Glyph, columns: Int, at index: Int, _ look: (attributes: attr_t, pair: Int32)) -> Int {
    let scalars = glyph.scalars
    guard let base = scalars.first, repertoire.holds(base), Int(curses_width(base.value)) == columns else {
      // ncurses must count as many columns as the frame does, or the row would shift.
      let single = columns == 1 ? scalars.first.map(repertoire.replacement) : nil
      let replacement = glyph.isContinuation ? " " : single ?? "?"
      for offset in 0..<columns {
        curses_set_single(&row[index + offset], replacement.value, look.attributes, look.pair)
      }
      return columns
    }
    let marks = scalars.dropFirst().filter { repertoire.holds($0) && curses_width($0.value) == 0 }
    var text = (wchar_t(base.value), wchar_t(0), wchar_t(0), wchar_t(0), wchar_t(0), wchar_t(0))
    withUnsafeMutableBytes(of: &text) { bytes in
      let places = bytes.assumingMemoryBound(to: wchar_t.self)
      for (place, mark) in zip(1..., marks.prefix(4)) { places[place] = wchar_t(mark.value) }
      curses_set_cell(&row[index], places.baseAddress, look.attributes, look.pair)
    }
    return 1
  }

  private func look(of cell: Cell, in frame: Frame) -> (attributes: attr_t, pair: Int32) {
    let style = cell.style
    // A blank shows no foreground: with that of the cell before it no colour has to be sent for it.
    if style == lastStyle || (cell.isOnlyGround && lastStyle.showsOnBlanks(as: style)) { return lastLook }
    let pair = pairs.pair(for: mapping.colors(of: style)) {
      Set(Set(frame.rows.joined().map(\.style)).map(mapping.colors))
    }
    lastStyle = style
    lastLook = (curses_attributes(style.attributes.rawValue), pair)
    return lastLook
  }
}

extension Cell {
  /// Whether it is a blank of which only the background is to be seen.
  fileprivate var isOnlyGround: Bool { glyph == .blank && style.attributes.isDisjoint(with: .onBlanks) }
}

extension Style {
  /// Whether a blank looks the same in this style as in another.
  fileprivate func showsOnBlanks(as other: Style) -> Bool {
    background == other.background && attributes.isDisjoint(with: .onBlanks)
  }
}

extension Attributes {
  /// What can be seen without a glyph.
  fileprivate static let onBlanks: Attributes = [.underline, .reverse, .strikethrough]
}

/// The characters that the terminal can show.
struct Repertoire {
  /// Beyond ASCII there is nothing (`vt100`), Latin letters (the Linux console's fonts), or all that the locale has.
  enum Extent { case ascii, latin, locale }

  let extent: Extent

  func holds(_ scalar: Unicode.Scalar) -> Bool {
    switch extent {
    case .ascii: scalar.isASCII
    case .latin: scalar.value < 0x180
    case .locale: true
    }
  }
}
