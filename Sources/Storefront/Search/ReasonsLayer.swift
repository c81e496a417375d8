import PlainText
import TerminalKit

/// Why the results of a search stand in their order, to be read.
package struct ReasonsLayer: Equatable, Sendable {
  /// Products of which the reasons are told.
  static let products = 20
  private static let columns = 76

  private let lines: [SafeText]
  private var list = ListState()

  init(_ lines: [SafeText]) { self.lines = lines }

  private func rows(_ shared: Shared) -> [SafeText] {
    let width = min(Self.columns, shared.size.columns - 4)
    return lines.flatMap { $0.isEmpty ? [$0] : $0.wrapped(width: width) }
  }

  mutating func handle(_ command: Command, _ shared: Shared) -> Layer.Outcome {
    if let motion = command.motion {
      list.scrollText(motion, count: rows(shared).count, height: height(shared))
      return .stay(.none)
    }
    return command == .cancel || command == .open ? .close(.none) : .stay(.none)
  }

  private func height(_ shared: Shared) -> Int { min(rows(shared).count, max(1, shared.size.rows - 4)) }

  func draw(_ painter: inout Painter) {
    let rows = rows(painter.shared)
    let rect = painter.layerBox("Why they stand so", columns: Self.columns, rows: height(painter.shared))
    let first = max(0, min(list.top, rows.count - rect.rows))
    for (offset, row) in rows.dropFirst(first).prefix(rect.rows).enumerated() {
      painter.put(row, rect.column + 1, rect.row + offset, .layer, on: .layer, width: rect.columns - 2)
    }
    painter.frame.cursor = Point(rect.column + 1, rect.row)
  }
}
