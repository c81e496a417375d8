import PlainText

extension MarkdownTable {
  /// A header with more cells is text: short rows are filled up to it, and that must not cost memory.
  private static let mostColumns = 32

  /// The table whose header is at a line, and the line after it.
  static func read(at index: Int, in lines: [Substring]) -> (table: MarkdownTable, next: Int)? {
    guard let (header, alignments) = head(at: index, in: lines) else { return nil }
    var table = MarkdownTable(header: header.map(MarkdownInline.spans), alignments: alignments, rows: [])
    var next = index + 2
    while next < lines.count, !lines[next].isBlank, lines[next].utf8.contains(UInt8(ascii: "|")) {
      var row = cells(lines[next]).prefix(header.count).map(MarkdownInline.spans)
      row += Array(repeating: [], count: header.count - row.count)
      table.rows.append(row)
      next += 1
    }
    return (table, next)
  }

  static func starts(at index: Int, in lines: [Substring]) -> Bool { head(at: index, in: lines) != nil }

  private static func head(at index: Int, in lines: [Substring]) -> (header: [String], alignments: [TextAlignment])? {
    guard index + 1 < lines.count, lines[index].utf8.contains(UInt8(ascii: "|")),
      let alignments = alignments(lines[index + 1])
    else { return nil }
    let header = cells(lines[index])
    return header.count == alignments.count && header.count <= mostColumns ? (header, alignments) : nil
  }

  /// The line below the header, such as `| :-- | :-: | --: |`.
  private static func alignments(_ line: Substring) -> [TextAlignment]? {
    guard line.utf8.contains(UInt8(ascii: "|")), line.utf8.allSatisfy({ " |:-".utf8.contains($0) }) else { return nil }
    var alignments: [TextAlignment] = []
    for cell in cells(line) {
      let dashes = cell.utf8.filter { $0 == UInt8(ascii: "-") }.count
      guard dashes > 0 else { return nil }
      switch (cell.utf8.first == UInt8(ascii: ":"), cell.utf8.last == UInt8(ascii: ":")) {
      case (true, true): alignments.append(.center)
      case (false, true): alignments.append(.right)
      default: alignments.append(.left)
      }
    }
    return alignments
  }

  /// The cells of a row, without the outer bars; `\|` is a bar inside a cell.
  private static func cells(_ line: Substring) -> [String] {
    var cells: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in line.trimmedStart.trimmedEnd.utf8 {
      if byte == UInt8(ascii: "|") {
        if isEscaped {
          cells[cells.count - 1][cells[cells.count - 1].count - 1] = byte
        } else {
          cells.append([])
        }
      } else {
        cells[cells.count - 1].append(byte)
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    var texts = cells.map { String(String(decoding: $0, as: UTF8.self)[...].trimmedStart.trimmedEnd) }
    if texts.count > 1, texts.first?.isEmpty == true { texts.removeFirst() }
    if texts.count > 1, texts.last?.isEmpty == true { texts.removeLast() }
    return texts
  }
}
