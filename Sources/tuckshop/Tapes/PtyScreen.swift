import Glibc
import PlainText
import Tapes
import TerminalKit

/// The built program on a pseudo-terminal, read by the model of a terminal, with the same front in memory beside it.
///
/// Who presses a key has to know when its frame is complete. A program of another process does not tell; but the front in
/// memory has shown what the frame has to be, and that is waited for.
final class PtyScreen: TapeTerminal {
  private let memory: any TapeTerminal
  private let session: TerminalSession
  private var model: VirtualTerminal

  /// Nothing takes longer than this unless the screens differ.
  private static let patience = Duration.seconds(15)

  init(_ program: BenchProgram, size: Size, beside memory: any TapeTerminal) throws(TapeTrouble) {
    self.memory = memory
    model = VirtualTerminal(size: size)
    do {
      session = try TerminalSession(program, size: size, echoes: false)
    } catch {
      throw TapeTrouble("\(error.sentence)")
    }
  }

  var frame: Frame { memory.hasEnded ? memory.frame : model.frame }
  var hasEnded: Bool { memory.hasEnded }
  var focus: SafeText { memory.focus }
  var takesPersonalText: Bool { memory.takesPersonalText }
  var takesCard: Bool { memory.takesCard }
  func takeEvents() -> [TapeEvent] { memory.takeEvents() }

  func press(_ stroke: KeyStroke) throws(TapeTrouble) {
    try memory.press(stroke)
    session.send(stroke.bytes(applicationCursor: model.modes.applicationCursorKeys))
  }

  func mouse(_ event: MouseEvent) throws(TapeTrouble) {
    try memory.mouse(event)
    guard model.modes.mouse != .off, model.modes.mouseInSGR else { return }
    let button =
      switch event.kind {
      case .click: 0
      case .middleClick: 1
      case .rightClick: 2
      case .wheelUp: 64
      case .wheelDown: 65
      }
    let report = "\u{1B}[<\(button);\(event.position.column + 1);\(event.position.row + 1)"
    session.send(Array((report + "M" + (event.kind.isWheel ? "" : report + "m")).utf8))
  }

  func resize(to size: Size) throws(TapeTrouble) {
    try memory.resize(to: size)
    // What was on its way is for the old size.
    read(for: 0)
    model.resize(to: size)
    session.resize(columns: size.columns, rows: size.rows)
  }

  /// Has the program look at the clock: it takes it for a window that may have changed.
  func wake() { session.signal(SIGWINCH) }

  /// Waits until the screen is that of the terminal in memory.
  func agree() throws(TapeTrouble) {
    let deadline = ContinuousClock.now + Self.patience
    let wanted = memory.frame.asSeen
    while ContinuousClock.now < deadline {
      if memory.hasEnded {
        if session.isGone() { return }
      } else if model.isSettled, model.frame.asSeen.looks(like: wanted) {
        guard model.unknownCount == 0 else {
          throw TapeTrouble("The program has sent \(model.unknownCount) sequences that no terminal understands.")
        }
        return
      }
      read(for: 20)
    }
    guard !memory.hasEnded else { throw TapeTrouble("The program was told to end, and is still there.") }
    let shown = model.frame.asSeen
    let difference = LineDifference.unified(
      wanted.framed + "\n" + wanted.styleGolden(), shown.framed + "\n" + shown.styleGolden(), from: "in memory",
      to: "on the pseudo-terminal")
    throw TapeTrouble(
      "The program on the pseudo-terminal does not show what it shows in memory.", difference: difference)
  }

  private func read(for milliseconds: Int) {
    guard session.awaitNews(for: .milliseconds(milliseconds)) else { return }
    model.feed(session.takeAtOnce())
    let replies = model.takeReplies()
    if !replies.isEmpty { session.send(replies) }
  }

  /// Ends the program as a closed window does.
  func close() {
    session.signal(SIGHUP)
    _ = session.finish(within: .seconds(2))
  }
}

extension Frame {
  /// Whether both show the same: what can be clicked is not to be seen.
  fileprivate func looks(like other: Frame) -> Bool {
    size == other.size && cursor == other.cursor && isCursorVisible == other.isCursorVisible && rows == other.rows
  }
}
