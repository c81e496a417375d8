package import TerminalKit

extension Frame {
  /// How the screen looks, without its text: for each row its runs of one look, then what each name stands for.
  ///
  ///     size 40x12, cursor at column 0, row 3
  ///      0 | 0-39 bar
  ///      3 | 0-24 selection, 25-27 offer/selection, 28-39 selection
  ///     bar = #93b0b8 on #162a33
  ///
  /// A colour that changes is seen in the last part, one that goes elsewhere in the first. A blank counts to the run
  /// before when nobody can tell them apart.
  package func styleGolden(_ names: StyleNames = .none) -> String {
    var used: [String: Style] = [:]
    var lines = [sizeLine]
    let digits = String(max(0, size.rows - 1)).utf8.count
    for row in 0..<size.rows {
      let runs = styleRuns(row).map { run -> String in
        let name = names[run.style] ?? run.style.described
        if names[run.style] != nil { used[name] = run.style }
        return "\(run.columns.lowerBound)-\(run.columns.upperBound - 1) \(name)"
      }
      let number = String(row)
      lines.append(
        String(repeating: " ", count: digits - number.utf8.count) + number + " | " + runs.joined(separator: ", "))
    }
    lines += used.keys.sorted().map { "\($0) = \(used[$0]?.described ?? "")" }
    return lines.joined(separator: "\n") + "\n"
  }

  private var sizeLine: String {
    let place = cursor.map { "cursor at column \($0.column), row \($0.row)" } ?? "no cursor"
    return "size \(size.columns)x\(size.rows), \(place)\(isCursorVisible ? "" : ", hidden")"
  }

  private func styleRuns(_ number: Int) -> [(columns: Range<Int>, style: Style)] {
    var runs: [(columns: Range<Int>, style: Style)] = []
    // A run of blanks before the first letter may still become part of that letter's run.
    var isOpen = false
    for (column, cell) in row(number).enumerated() {
      let isBlank = cell.glyph == .blank
      if let last = runs.last {
        let joins =
          cell.style == last.style || cell.glyph.isContinuation
          || (isBlank && cell.style.looksAsBlank(like: last.style))
          || (isOpen && last.style.looksAsBlank(like: cell.style))
        if joins {
          let style = isOpen && !isBlank ? cell.style : last.style
          runs[runs.count - 1] = (last.columns.lowerBound..<column + 1, style)
          isOpen = isOpen && isBlank
          continue
        }
      }
      runs.append((column..<column + 1, cell.style))
      isOpen = isBlank
    }
    return runs
  }
}

extension Style {
  /// Whether a blank looks the same in both.
  fileprivate func looksAsBlank(like other: Style) -> Bool {
    let visible: Attributes = [.underline, .reverse, .strikethrough]
    let lines = attributes.intersection(visible)
    guard background == other.background, lines == other.attributes.intersection(visible) else { return false }
    return lines.isEmpty || foreground == other.foreground
  }
}
