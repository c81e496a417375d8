import CNcurses
import Glibc
package import PlainText
package import TerminalKit

/// A terminal through ncurses, which computes the bytes; keys are read and decoded here, whatever `TERM` says.
///
/// There is one at a time in a process, and it belongs to one thread: ncurses has one current screen.
package final class CursesTerminal: MouseTerminal {
  package private(set) var size: Size
  package let colorDepth: ColorDepth
  package let isASCIIOnly: Bool
  /// What a person should know: that their terminal is unknown here and used as another.
  package let notice: SafeText?

  private enum Phase { case active, suspended, closed }

  private let crashGuard: CrashGuard?
  private let painter: CellPainter
  private var modes: TerminalModes
  private var input: KeyInput
  private var shown: Frame?
  private var isCursorShown = true
  private var phase = Phase.active
  private let output = FrameOutput()
  /// The first update takes the terminal and sets it; those after it only write.
  private var isUpdated = false

  /// Takes the terminal.
  ///
  /// - Parameter crashGuard: Gives the terminal back when the program dies; install it before.
  package init(_ options: CursesOptions, crashGuard: CrashGuard? = nil) throws(CursesFailure) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    let environment = options.environment
    let isUTF8 = TerminalLocale.set(environment.locale)
    let entry = try TerminalEntry.find(term: environment.term)
    let hasNoUTF8 = !isUTF8 || entry.isPlain

    modes = TerminalModes(entry: entry, isMouseOn: options.takesMouse)
    crashGuard?.arm(restore: modes.restore)
    size = Self.windowSize()
    try Self.open(entry, options, size: size, output.stream)
    curses_set_modes()
    colorDepth = Self.startColors(options)
    isASCIIOnly = options.isASCIIOnly ?? hasNoUTF8
    notice = entry.notice
    self.crashGuard = crashGuard
    painter = CellPainter(
      depth: colorDepth, pairLimit: Int(curses_pair_limit()),
      repertoire: Repertoire(extent: Self.extent(of: entry, isASCIIOnly: isASCIIOnly)))
    input = KeyInput(
      decoder: KeyDecoder(described: entry.capabilities.keys),
      escapeDelay: environment.escapeDelay.flatMap { Int32($0) } ?? 25)
    enterModes()
  }

  deinit { close() }

  private func enterModes() {
    curses_enter_keypad_mode()
    modes.enter()
  }

  // MARK: Keys

  package var inputDescriptor: Int32? { STDIN_FILENO }

  /// Adds what was typed since the last call.
  ///
  /// A lone escape byte waits 25 ms (or `ESCDELAY`) for what may follow it.
  package func readKeys(into keys: inout KeyQueue) {
    guard phase == .active else { return }
    if let key = resized() { keys.append(key) }
    input.read(into: &keys)
  }

  // Looked up rather than told: many signals between two calls are one resize.
  private func resized() -> Key? {
    let current = Self.windowSize()
    guard current != size else { return nil }
    size = current
    curses_resize(Int32(size.rows), Int32(size.columns))
    forgetScreen()
    return .resize(size)
  }

  // MARK: Frames

  private static let fewRows = 3

  package func present(_ frame: Frame) {
    guard phase == .active else { return }
    if shown?.size != frame.size {
      curses_erase()
      shown = nil
    }
    let isNew = shown == nil
    let changed = painter.paint(frame, over: shown)
    let hasCursorMoved = isNew || frame.cursor != shown?.cursor || frame.isCursorVisible != shown?.isCursorVisible
    shown = frame
    guard changed > 0 || isNew || hasCursorMoved else { return }
    // What is sent for a few rows arrives in one piece, and so it is shown in one.
    let isLarge = isNew || changed > Self.fewRows * frame.size.columns
    func write() {
      if isLarge { modes.synchronized(on: output.descriptor) { update(frame) } } else { update(frame) }
    }
    if isUpdated {
      TerminalModes.send(output.collect(isLost: isNew, write), to: STDOUT_FILENO)
    } else {
      write()
      isUpdated = true
    }
  }

  private func update(_ frame: Frame) {
    let isVisible = frame.isCursorVisible && frame.cursor != nil
    if isVisible != isCursorShown {
      isCursorShown = isVisible
      curses_show_cursor(isVisible)
    }
    let place = frame.cursor ?? Point(0, frame.size.rows - 1)
    curses_move(Int32(place.row), Int32(place.column))
    curses_update()
  }

  private func forgetScreen() {
    shown = nil
    curses_forget_screen()
  }

  package func repaint() {
    guard phase == .active else { return }
    enterModes()
    showAgain()
  }

  package func retake() {
    guard phase == .active else { return }
    curses_take_again()
    repaint()
  }

  private func showAgain() {
    let frame = shown
    forgetScreen()
    if let frame { present(frame) }
  }

  package func setMouse(isOn: Bool) {
    modes.setMouse(isOn: isOn)
  }

  // MARK: Giving it back

  package func suspend() {
    guard phase == .active else { return }
    phase = .suspended
    isUpdated = false
    modes.leave()
    curses_end()
    modes.finishLeaving()
    crashGuard?.arm(restore: "")
  }

  package func resume() {
    guard phase == .suspended else { return }
    phase = .active
    // First of all: until then the terminal itself makes signals of keys.
    curses_set_shop_modes()
    crashGuard?.arm(restore: modes.restore)
    // ncurses enters its screen again with the next update.
    if shown == nil { curses_update() }
    showAgain()
    enterModes()
  }

  /// Gives the terminal back for good, as it was found; further calls do nothing.
  package func close() {
    guard phase != .closed else { return }
    crashGuard?.leave()
    suspend()
    phase = .closed
  }
}
