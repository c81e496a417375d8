import PlainText
package import TerminalKit

/// The keys that are the player's, not the shop's.
enum LiveKey {
  static let notes = Key.function(4)
  static let day = Key.function(5)
  static let hour = Key.function(6)
  static let step = Key.function(7)
  static let play = Key.function(8)
}

extension LivePlayer {
  package func render(_ state: State, size: Size, ascii: Bool) -> Frame {
    var frame = Frame(size: size)
    frame.place(world.shopper.frame)
    frame.isCursorVisible = world.shopper.frame.isCursorVisible
    if state.showsNotes { show(notes, in: &frame) }
    let row = Rect(column: 0, row: size.rows - 1, columns: size.columns, rows: 1)
    let style = Style(attributes: .reverse)
    frame.fill(row, style: style)
    let told = told(state)
    var keys = keys(state, columns: size.columns)
    // News comes first where there is no room for both; the next key brings the keys back.
    if state.notice != nil, told.width > size.columns - keys.width - 3 { keys = .empty }
    let room = size.columns - 2 - (keys.isEmpty ? 0 : keys.width + 1)
    frame.put(told, at: Point(1, row.row), style: style, limit: max(0, room))
    frame.put(keys, at: Point(size.columns - keys.width - 1, row.row), style: style)
    return frame
  }

  private func show(_ lines: [SafeText], in frame: inout Frame) {
    let area = Rect(column: 0, row: 0, columns: frame.size.columns, rows: frame.size.rows - 1)
    frame.fill(area, style: .plain)
    frame.isCursorVisible = false
    for (row, line) in lines.prefix(area.rows).enumerated() {
      frame.put(line, at: Point(1, row), style: .plain, limit: max(0, area.columns - 2))
    }
  }

  private func told(_ state: State) -> SafeText {
    if state.showsNotes { return "Any key goes back to the shop" }
    let count: SafeText = tape.steps.isEmpty ? "" : "\(state.place)/\(tape.steps.count) "
    if let notice = state.notice { return notice }
    switch state.mode {
    case .ended: return tape.closing ?? (tape.steps.isEmpty ? world.wallClock : "The end. The shop is yours")
    case .playing, .paused:
      guard tape.steps.indices.contains(state.place) else { return "\(world.wallClock)" }
      return count + tape.steps[state.place].caption
    }
  }

  private func keys(_ state: State, columns: Int) -> SafeText {
    let play: SafeText =
      switch state.mode {
      case .playing: "F8 stop"
      case .paused: state.place < tape.steps.count ? "F8 play  F7 step" : ""
      case .ended: tape.steps.isEmpty ? "" : "F8 again"
      }
    guard !state.showsNotes else { return .empty }
    guard movesClock, state.mode != .playing else { return play }
    let clock: SafeText = columns >= 90 ? "F6 +1 hour  F5 +1 day" : "F6 +1h  F5 +1d"
    let more: SafeText =
      notes.isEmpty || columns < 60 || state.notice != nil ? clock : "\(clock)  \(LiveKey.notes.name) orders"
    return play.isEmpty ? more : columns >= 60 ? "\(play)  \(more)" : play
  }
}
