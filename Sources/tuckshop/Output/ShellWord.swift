import PlainText

/// A text as one word of a shell's command line (POSIX shell, 2.2.2).
enum ShellWord {
  static func quoted(_ text: SafeText) -> SafeText {
    let isPlain = text.string.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || "-._@".utf8.contains($0)
    }
    guard !isPlain || text.isEmpty else { return text }
    return SafeText(
      cleaning: "'" + text.string.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        + "'")
  }

  /// The same where a command takes words and options: behind a dash it would be taken for an option (POSIX, 12.2.10).
  static func argument(_ text: SafeText) -> SafeText {
    text.string.hasPrefix("-") ? "-- \(quoted(text))" : quoted(text)
  }
}
