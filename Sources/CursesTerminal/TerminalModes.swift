import Glibc

/// The modes that ncurses does not know, written past it: mouse, bracketed paste, focus reports, synchronised output.
///
/// Numbers are xterm's private modes (`ctlseqs`); 2026 is the synchronised output of contour's specification.
struct TerminalModes {
  private static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
  private static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"
  private static let inputOn = "\u{1B}[?2004h\u{1B}[?1004h"
  private static let inputOff = "\u{1B}[?2004l\u{1B}[?1004l"
  private static let beginUpdate = "\u{1B}[?2026h"
  private static let endUpdate = "\u{1B}[?2026l"

  private let isPlain: Bool
  // A terminal without a second screen keeps ours; the prompt then goes on a line of its own.
  private let newLine: String
  /// Everything that gives a terminal back, for the crash guard: one write, at the place where the program stopped.
  let restore: String
  private(set) var isMouseOn: Bool

  init(entry: TerminalEntry, isMouseOn: Bool) {
    isPlain = entry.isPlain
    self.isMouseOn = isMouseOn
    let known = entry.capabilities
    let ours =
      entry.isPlain
      ? "" : Self.endUpdate + "\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l" + Self.inputOff
    newLine = known.leaveScreen.isEmpty ? "\r\n" : ""
    restore = ours + known.resetAttributes + known.showCursor + known.leaveKeypad + known.leaveScreen + newLine
  }

  func enter() {
    guard !isPlain else { return }
    send(Self.inputOn + (isMouseOn ? Self.mouseOn : ""))
  }

  func leave() {
    guard !isPlain else { return }
    send(Self.inputOff + Self.mouseOff)
  }

  /// After ncurses has left its screen.
  func finishLeaving() {
    send(newLine)
  }

  mutating func setMouse(isOn: Bool) {
    guard isOn != isMouseOn else { return }
    isMouseOn = isOn
    if !isPlain { send(isOn ? Self.mouseOn : Self.mouseOff) }
  }

  /// Runs what writes a frame so that the terminal shows it at once.
  func synchronized(on descriptor: Int32, _ write: () -> Void) {
    if isPlain { return write() }
    Self.send(Self.beginUpdate, to: descriptor)
    write()
    Self.send(Self.endUpdate, to: descriptor)
  }

  private func send(_ text: String) { Self.send(text, to: STDOUT_FILENO) }

  private static func send(_ text: String, to descriptor: Int32) { send(Array(text.utf8), to: descriptor) }

  /// Writes all of it; gives up when the terminal is gone.
  static func send(_ text: [UInt8], to descriptor: Int32) {
    var bytes = text[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if written < 0, errno == EAGAIN {
        var waited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waited, 1, -1)
      } else if errno != EINTR {
        return
      }
    }
  }
}
