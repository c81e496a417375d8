package import PlainText
package import TerminalKit

/// What is not to be seen in a film or a picture, because it is somebody's own.
package enum Mask: Equatable, Sendable {
  /// A part of the screen.
  case area(Rect)
  /// A text wherever it stands on one row.
  case text(String)
  /// A text where it stands between blanks, commas or the row's ends: one so short would hide half of every word.
  case word(String)
  /// Texts wherever they stand, whole or cut.
  case cut(CutTexts)
  /// Every number of 12 to 19 digits that passes the check of ISO/IEC 7812-1, blanks and hyphens inside allowed.
  case cardNumbers
}

extension Frame {
  /// The same screen with a dot for each character that is hidden; its length stays to be seen.
  package func masked(by masks: [Mask]) -> Frame {
    guard !masks.isEmpty else { return self }
    var hidden = Array(repeating: false, count: cells.count)
    for case .area(let rect) in masks {
      for row in max(0, rect.row)..<max(0, rect.row, min(rect.maxRow, size.rows)) {
        for column in max(0, rect.column)..<max(0, rect.column, min(rect.maxColumn, size.columns)) {
          hidden[row * size.columns + column] = true
        }
      }
    }
    for row in 0..<size.rows {
      let (scalars, columns) = readable(row)
      for mask in masks {
        for range in mask.ranges(in: scalars) {
          for place in range { hidden[row * size.columns + columns[place]] = true }
        }
      }
    }
    return hiding(hidden)
  }

  // The characters of a row, and the column of each.
  private func readable(_ number: Int) -> (scalars: [Unicode.Scalar], columns: [Int]) {
    var scalars: [Unicode.Scalar] = []
    var columns: [Int] = []
    scalars.reserveCapacity(size.columns)
    columns.reserveCapacity(size.columns)
    for column in 0..<size.columns {
      let glyph = self[column, number].glyph
      // The common case without an array.
      if let single = glyph.single {
        guard single != 0, let scalar = Unicode.Scalar(single) else { continue }
        scalars.append(scalar)
        columns.append(column)
        continue
      }
      for scalar in glyph.scalars {
        scalars.append(scalar)
        columns.append(column)
      }
    }
    return (scalars, columns)
  }

  private func hiding(_ hidden: [Bool]) -> Frame {
    guard hidden.contains(true) else {
      return Frame(size: size, cells: cells, cursor: cursor, isCursorVisible: isCursorVisible)
    }
    var masked = cells
    for index in masked.indices where hidden[index] && masked[index].glyph != .blank {
      if masked[index].glyph.isContinuation, index > 0, !hidden[index - 1] { masked[index - 1].glyph = .blank }
      masked[index].glyph = Mask.dot
      if (index + 1) % size.columns != 0, masked[index + 1].glyph.isContinuation { masked[index + 1].glyph = Mask.dot }
    }
    return Frame(size: size, cells: masked, cursor: cursor, isCursorVisible: isCursorVisible)
  }
}

extension [Mask] {
  /// A text with a dot for each character that is hidden.
  package func hiding(_ text: SafeText) -> SafeText {
    var scalars = Array<Unicode.Scalar>(text.string.unicodeScalars)
    for mask in self {
      for place in mask.ranges(in: scalars).joined() where scalars[place] != " " { scalars[place] = "•" }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return SafeText(cleaning: String(result))
  }
}

extension Mask {
  static let dot = Glyph("•")

  /// Where a row shows what is hidden.
  func ranges(in row: [Unicode.Scalar]) -> [Range<Int>] {
    switch self {
    case .area: []
    case .text(let text): Self.places(of: Array(text.unicodeScalars), in: row)
    case .word(let text):
      Self.places(of: Array(text.unicodeScalars), in: row).filter {
        ($0.lowerBound == 0 || Self.isBreak(row[$0.lowerBound - 1]))
          && ($0.upperBound == row.count || Self.isBreak(row[$0.upperBound]))
      }
    case .cut(let texts): texts.ranges(in: row)
    case .cardNumbers: Self.cardNumbers(in: row)
    }
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool { [" ", ","].contains(scalar) }

  static func places(of text: [Unicode.Scalar], in row: [Unicode.Scalar]) -> [Range<Int>] {
    guard let first = text.first, text.count <= row.count else { return [] }
    return (0...row.count - text.count).filter { row[$0] == first && row[$0..<$0 + text.count].elementsEqual(text) }
      .map { $0..<$0 + text.count }
  }

  private static func cardNumbers(in row: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start < row.count {
      guard digit(row[start]) != nil else {
        start += 1
        continue
      }
      var digits: [Int] = []
      var end = start
      var place = start
      while place < row.count {
        if let value = digit(row[place]) {
          digits.append(value)
          end = place + 1
        } else if !(row[place] == " " || row[place] == "-") || place > end {
          break
        }
        place += 1
      }
      if (12...19).contains(digits.count), passesCheck(digits) { found.append(start..<end) }
      start = max(end, start + 1)
    }
    return found
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    (0x30..<0x3A).contains(scalar.value) ? Int(scalar.value) - 0x30 : nil
  }

  private static func passesCheck(_ digits: [Int]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, next in
      let value = next.offset % 2 == 1 ? next.element * 2 : next.element
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }
}
