import Glibc
import PlainText
import Tapes

/// Shows a film on the terminal while it is being played, at its own speed.
final class FilmProjector {
  private var encoder = FrameEncoder()

  func show(_ shot: Film.Shot) { write("\u{1B}[?25l" + encoder.encode(shot.frame)) }

  /// Nobody waits for a program here: it is for the eyes.
  func wait(_ time: Milliseconds) { Pace.pass(milliseconds: time.count) }

  deinit { write("\u{1B}[0m\u{1B}[?25h\r\n") }

  private func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return }
      if count > 0 { bytes = bytes.dropFirst(count) }
    }
  }
}
