import Commerce
import PlainText
package import TerminalKit

/// What stands around every screen: the desk's bar, what is open, the footer.
enum Chrome {
  /// The screen's own part of the window.
  static func body(_ size: Size) -> Rect {
    let rows = Rect(size).splitTop(2).rest.splitBottom(1).rest
    return (size.isShort ? rows : rows.splitTop(1).rest).inset(columns: size.widthClass == .narrow ? 0 : 1)
  }

  static func draw(_ state: DeskState, _ painter: inout Painter) {
    let bounds = painter.frame.bounds
    drawBar(&painter, Rect(column: 0, row: 0, columns: bounds.columns, rows: 1))
    drawHead(state, &painter, Rect(column: 1, row: 1, columns: bounds.columns - 2, rows: 1))
    // What went wrong and what to do about it is worth a second row where it does not fit into one.
    let news = state.shared.toast.map { ("  \($0.text)" as SafeText).wrapped(width: bounds.columns - 2).count } ?? 1
    painter.footer(
      DeskKeys.map.footer(for: state.contexts).filter { !state.refuses($0.command) }, toast: state.shared.toast,
      in: bounds.splitBottom(min(3, max(1, news))).bottom)
  }

  private static func drawBar(_ painter: inout Painter, _ rect: Rect) {
    let shared = painter.shared
    painter.frame.fill(rect, style: painter.theme[.bar])
    let presence: SafeText = shared.isAway ? "away" : "here"
    let waiting: SafeText =
      shared.waiting == 0 ? "nobody waits" : shared.waiting == 1 ? "1 waits" : "\(shared.waiting) wait"
    let name = shared.myName.clipped(toWidth: 16)
    let right: SafeText = "\(waiting)  \(name) \(presence) "
    painter.putRight(right, in: rect, shared.isAway ? .barKey : .bar, on: .bar)
    painter.put(
      "Desk \(shared.symbols.crumb) \(shared.profile.name)", 1, rect.row, .bar, on: .bar,
      width: rect.columns - right.width - 3)
  }

  private static func drawHead(_ state: DeskState, _ painter: inout Painter, _ rect: Rect) {
    if let thread = state.thread {
      thread.drawHead(&painter, rect)
    } else if state.isLive {
      let count = state.live.rows.count
      let title: SafeText = count == 1 ? "In the shop: 1 guest" : "In the shop: \(count) guests"
      painter.put(title, rect.column, rect.row, .heading, width: rect.columns)
    } else {
      let counts = state.inbox.inbox?.counts ?? [:]
      let marks = InboxFilter.allCases.map { filter in counts[filter].map { "(\($0))" as SafeText } ?? "" }
      let titles = zip(InboxFilter.allCases, marks).map { filter, mark -> SafeText in
        "\(Words.name(of: filter)) \(mark)"
      }
      painter.frame.tabs(
        titles, marks: marks, open: state.inbox.position, in: rect, theme: painter.theme, separator: .empty)
    }
  }
}

extension StaffDesk {
  /// Draws the state; the same state gives the same frame.
  package func render(_ state: DeskState) -> Frame {
    var painter = Painter(state.shared)
    guard !state.shared.size.isTooSmall else {
      painter.tooSmall("the desk")
      return painter.frame
    }
    if let thread = state.thread {
      thread.draw(&painter)
    } else if state.isLive {
      state.live.draw(&painter)
    } else {
      state.inbox.draw(&painter)
    }
    Chrome.draw(state, &painter)
    if !state.layers.isEmpty { painter.frame.hotspots = [] }
    for layer in state.layers { layer.draw(&painter) }
    if painter.frame.cursor == nil { painter.frame.cursor = Point(0, painter.frame.size.rows - 1) }
    return painter.frame
  }
}
