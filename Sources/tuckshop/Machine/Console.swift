import Glibc
import PlainText

/// Standard output and standard error, line by line; only cleaned text goes there.
enum Console {
  static func say(_ text: SafeText) { write(text, to: STDOUT_FILENO, end: "\n") }
  static func complain(_ text: SafeText) { write(text, to: STDERR_FILENO, end: "\n") }

  /// Writes a line in which roles have become control sequences already.
  static func say(marked text: String) { write("", to: STDOUT_FILENO, start: text, end: "\n") }

  /// Writes over the line before, on a terminal; says nothing on a pipe.
  static func progress(_ text: SafeText) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    write("\(text)", to: STDERR_FILENO, start: "\r\u{1B}[K", end: "")
  }

  static func endProgress() {
    guard isatty(STDERR_FILENO) == 1 else { return }
    write("", to: STDERR_FILENO, start: "\r\u{1B}[K", end: "")
  }

  private static func write(_ text: SafeText, to descriptor: Int32, start: String = "", end: String) {
    var bytes = Array((start + text.string + end).utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return }
      if count > 0 { bytes = bytes.dropFirst(count) }
    }
  }
}
