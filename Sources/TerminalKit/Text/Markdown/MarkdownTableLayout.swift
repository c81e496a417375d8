import PlainText

/// Sets a table in columns as wide as their words, or row by row where the page is too narrow for that.
struct MarkdownTableLayout {
  private static let gap = 2

  let header: [[StyledSpan]]
  let alignments: [TextAlignment]
  let rows: [[[StyledSpan]]]
  let symbols: Symbols

  func lines(width: Int) -> [StyledLine] {
    let natural = header.indices.map { column in
      max(1, ([header] + rows).map { Self.width($0[column]) }.max() ?? 1)
    }
    if let columns = columns(natural, width: width) { return inColumns(columns, isWrapped: columns != natural) }
    return stacked(width: width)
  }

  /// The widths of the columns: natural ones if they fit, else the widest cut down as far as their longest words allow.
  private func columns(_ natural: [Int], width: Int) -> [Int]? {
    let room = width - Self.gap * (natural.count - 1)
    if natural.reduce(0, +) <= room { return natural }
    guard room >= natural.count else { return nil }
    var left = room
    var cap = 0
    for (index, column) in natural.sorted().enumerated() {
      cap = left / (natural.count - index)
      if column > cap { break }
      left -= column
    }
    let columns = natural.map { min($0, cap) }
    for (column, width) in columns.enumerated() where width < natural[column] {
      if ([header] + rows).contains(where: { Self.longestWord($0[column]) > width }) { return nil }
    }
    return columns
  }

  private func inColumns(_ columns: [Int], isWrapped: Bool) -> [StyledLine] {
    var lines = row(header, columns)
    lines.append(
      StyledLine(
        columns.enumerated().flatMap { index, width in
          [StyledSpan(.repeating(symbols.horizontal, width), .border)]
            + (index + 1 < columns.count ? [StyledSpan(.repeating(" ", Self.gap))] : [])
        }))
    for (index, cells) in rows.enumerated() {
      if isWrapped, index > 0 { lines.append(StyledLine()) }
      lines += row(cells, columns)
    }
    return lines
  }

  private func row(_ cells: [[StyledSpan]], _ columns: [Int]) -> [StyledLine] {
    let wrapped = zip(cells, columns).map { StyledLine.wrapped($0, width: $1) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { row in
      var line = StyledLine()
      for (column, cell) in wrapped.enumerated() {
        let part = row < cell.count ? cell[row] : StyledLine()
        let room = max(0, columns[column] - part.width)
        let before =
          switch alignments[column] {
          case .left: 0
          case .center: room / 2
          case .right: room
          }
        let isLast = column + 1 == columns.count
        let after = isLast ? 0 : room - before + Self.gap
        line.spans += Self.blanks(before) + part.spans + Self.blanks(after)
      }
      return line
    }
  }

  /// "Size: M", the other cells of the row below it and set in.
  private func stacked(width: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    for (index, cells) in rows.enumerated() {
      if index > 0 { lines.append(StyledLine()) }
      for (column, cell) in cells.enumerated() where column == 0 || !cell.isEmpty {
        let name = header[column].isEmpty ? [] : header[column] + [StyledSpan(": ", .heading)]
        let wrapped = StyledLine.wrapped(name + cell, width: column == 0 ? width : max(2, width - 2))
        lines += column == 0 ? wrapped : wrapped.map { StyledLine(Self.blanks(2)) + $0 }
      }
    }
    return lines
  }

  private static func blanks(_ count: Int) -> [StyledSpan] {
    count > 0 ? [StyledSpan(.repeating(" ", count))] : []
  }

  private static func width(_ cell: [StyledSpan]) -> Int { StyledLine(cell).width }

  private static func longestWord(_ cell: [StyledSpan]) -> Int {
    let words = StyledLine(cell).text.string.utf8.split(separator: 0x20)
    return words.map { DisplayWidth.of(String(Substring($0))) }.max() ?? 0
  }
}
