import PlainText

/// The keys of the screen below, out of a front's one key table.
package struct HelpSheet<Context: KeyPlace>: Equatable, Sendable {
  package let contexts: [Context]
  private var list = ListState()

  package init(contexts: [Context]) { self.contexts = contexts }

  private enum Row {
    case heading(SafeText)
    case key(SafeText, SafeText)
  }

  private struct Columns {
    let keys: Int
    let help: Int

    init(_ size: Size) {
      let inside = min(76, size.columns - 2)
      keys = inside < 60 ? 11 : 20
      help = inside - keys - 3
    }
  }

  /// One line each: names and sentences that are too long go on below.
  private func rows<Command>(_ map: KeyMap<Command, Context>, _ columns: Columns) -> [Row] {
    var rows: [Row] = []
    // The screen's own keys first, the shop's next, moving last.
    let moving = contexts.filter(\.isForMoving)
    for context in contexts.filter({ !$0.isForMoving }) + moving {
      let bindings = map.reachable(in: contexts).filter { $0.context == context }
      guard !bindings.isEmpty else { continue }
      rows.append(.heading(SafeText(cleaning: context.title)))
      for binding in bindings {
        let names = SafeText(cleaning: binding.keys.map(\.name).joined(separator: " ")).wrapped(width: columns.keys)
        let help = binding.help.wrapped(width: columns.help)
        for line in 0..<max(names.count, help.count) {
          rows.append(
            .key(line < names.count ? names[line] : .empty, line < help.count ? help[line] : .empty))
        }
      }
    }
    return rows
  }

  package mutating func scroll<Command>(_ motion: Motion, _ map: KeyMap<Command, Context>, _ size: Size) {
    let count = rows(map, Columns(size)).count
    list.scrollText(motion, count: count, height: height(count, size))
  }

  private func height(_ count: Int, _ size: Size) -> Int { min(count, max(1, size.rows - 4)) }

  package func draw<Command>(_ map: KeyMap<Command, Context>, _ painter: inout some Painting) {
    let size = painter.frame.size
    let columns = Columns(size)
    let rows = rows(map, columns)
    let rect = painter.layerBox("Keys", columns: 76, rows: height(rows.count, size))
    let first = max(0, min(list.top, rows.count - rect.rows))
    for (offset, row) in rows.dropFirst(first).prefix(rect.rows).enumerated() {
      let line = rect.row + offset
      switch row {
      case .heading(let title): painter.put(title, rect.column + 1, line, .heading, on: .layer, width: rect.columns - 2)
      case .key(let keys, let help):
        painter.put(keys, rect.column + 1, line, .accent, on: .layer, width: columns.keys)
        painter.put(help, rect.column + columns.keys + 2, line, .layer, on: .layer, width: columns.help)
      }
    }
    if first + rect.rows < rows.count {
      painter.putRight(
        "Down for more ", in: Rect(column: rect.column, row: rect.maxRow, columns: rect.columns, rows: 1), .secondary,
        on: .layer)
    }
    painter.frame.cursor = Point(rect.column + 1, rect.row)
  }
}
