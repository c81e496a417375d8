import CNcurses

/// The character encoding of the process.
enum TerminalLocale {
  /// Sets the encoding that a locale names; true when it is UTF-8.
  ///
  /// A UTF-8 locale that this system does not have is replaced by `C.UTF-8`: the terminal is UTF-8 all the same.
  static func set(_ name: String?) -> Bool {
    let wanted = name ?? ""
    guard isName(wanted) else {
      _ = curses_set_locale("C")
      return false
    }
    if curses_set_locale(wanted) { return curses_locale_is_utf8() }
    let lowered = wanted.lowercased()
    if lowered.contains("utf-8") || lowered.contains("utf8"), curses_set_locale("C.UTF-8") { return true }
    _ = curses_set_locale("C")
    return false
  }

  // Never a path: the C library would read a file from there.
  private static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789._@-".unicodeScalars.contains(scalar))
      }
  }
}
