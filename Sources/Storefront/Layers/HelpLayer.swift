import PlainText
import TerminalKit

/// The keys of the screen below, out of the one key table.
package struct HelpLayer: Equatable, Sendable {
  package let contexts: [KeyContext]
  var list = ListState()

  enum Row: Equatable {
    case heading(SafeText)
    case key(SafeText, SafeText)
  }

  private struct Columns {
    let keys: Int
    let help: Int
  }

  private func columns(_ size: Size) -> Columns {
    let inside = min(76, size.columns - 2)
    let keys = inside < 60 ? 11 : 20
    return Columns(keys: keys, help: inside - keys - 3)
  }

  /// One line each: names and sentences that are too long go on below.
  func rows(_ size: Size) -> [Row] {
    let columns = columns(size)
    var rows: [Row] = []
    // The screen's own keys first, the shop's next, moving last.
    let moving = contexts.filter { [.list, .page].contains($0) }
    for context in contexts.filter({ !moving.contains($0) }) + moving {
      let bindings = KeyTable.map.reachable(in: contexts).filter { $0.context == context }
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

  mutating func handle(_ command: Command, _ shared: Shared) -> Layer.Outcome {
    if let motion = command.motion {
      list.scrollText(motion, count: rows(shared.size).count, height: height(shared.size))
      return .stay(.none)
    }
    return command == .cancel || command == .open ? .close(.none) : .stay(.none)
  }

  private func height(_ size: Size) -> Int { min(rows(size).count, max(1, size.rows - 4)) }

  func draw(_ painter: inout Painter) {
    let size = painter.shared.size
    let rows = rows(size)
    let columns = columns(size)
    let rect = painter.layerBox("Keys", columns: 76, rows: height(size))
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

extension Layer {
  /// A cart's resume code, to be noted down.
  static func resumeCode(_ code: SafeText, _ shared: Shared) -> Layer {
    .message(MessageLayer(title: "Resume code", lines: Words.resumeCode(code, shared)))
  }
}

/// A few lines to read, and nothing to decide.
package struct MessageLayer: Equatable, Sendable {
  let title: SafeText
  let lines: [SafeText]

  func draw(_ painter: inout Painter) {
    let width = min(64, painter.frame.size.columns - 4)
    let wrapped = lines.flatMap { $0.wrapped(width: width - 2) }
    let rect = painter.layerBox(title, columns: width, rows: wrapped.count)
    for (offset, line) in wrapped.prefix(rect.rows).enumerated() {
      painter.put(
        line, rect.column + 1, rect.row + offset, offset == 0 ? .heading : .layer, on: .layer, width: rect.columns - 2)
    }
    painter.frame.cursor = Point(rect.column + 1, rect.row)
  }
}

/// A question before what cannot be undone.
package struct ConfirmationLayer: Equatable, Sendable {
  let question: SafeText
  let effect: Effect

  func draw(_ painter: inout Painter) {
    MessageLayer(title: "Sure?", lines: [question, "y does it, n leaves it."]).draw(&painter)
  }
}
