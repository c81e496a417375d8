import Glibc
import TerminalKit

extension TerminalSession {
  /// Sends bytes as they are, as many as the terminal takes at once; returns how many.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Int {
    max(0, bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) })
  }

  /// Gives the window another size, of which the kernel tells the program by SIGWINCH.
  func resize(columns: Int, rows: Int) {
    var window = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &window)
  }

  /// Sends the program a signal; one that has ended gets none.
  func signal(_ number: Int32) {
    if !isGone() { Glibc.kill(process, number) }
  }

  /// What has come, and what comes until the terminal is silent for some milliseconds; at most 64 KB more than that.
  func take(silentFor milliseconds: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < 4_000_000 {
      var waited = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&waited, 1, milliseconds) > 0 else { return bytes }
      let count = Glibc.read(terminal, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// What has come, without waiting; at most 64 KB.
  func takeAtOnce() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(terminal, &buffer, buffer.count)
    return Array(buffer.prefix(max(0, count)))
  }

  /// How the terminal is set, as `stty` would tell it: what a program has to leave as it found it.
  var settings: [UInt32] { Self.settings(of: terminal) }

  static func settings(of terminal: Int32) -> [UInt32] {
    var settings = termios()
    tcgetattr(terminal, &settings)
    let keys = withUnsafeBytes(of: settings.c_cc) { $0.map(UInt32.init) }
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag] + keys
  }

  /// Has a terminal show nothing of what is typed, and keep what was written until it is read.
  ///
  /// Else the kernel throws away what nobody has read yet when a typed key makes a signal (termios, `NOFLSH`), such as
  /// the end of a program that has left just then.
  static func hush(_ terminal: Int32) {
    var settings = termios()
    tcgetattr(terminal, &settings)
    settings.c_lflag = settings.c_lflag & ~tcflag_t(ECHO) | tcflag_t(NOFLSH)
    tcsetattr(terminal, TCSANOW, &settings)
  }
}
