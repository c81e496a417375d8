/// A program that can be measured, and what is typed in it.
struct BenchProgram {
  let name: String
  let path: String
  let arguments: [String]
  let environment: [String: String]
  /// What its first frame holds when it is complete: something of the content, and something of the last line.
  let opening: [String]
  /// Keys from the first screen to a list of things, and what the list holds when it is complete; empty: it is there.
  let toList: String
  let list: [String]
  /// Keys that leave it from there.
  let leave: String
  /// The arrow keys, as a terminal sends them in keypad mode: every program moves its selection by them.
  static let down = "\u{1B}OB"
  static let up = "\u{1B}OA"
}

extension BenchProgram {
  /// What every program is given, so that all have the same terminal and nobody's own settings.
  static func surroundings(home: String) -> [String: String] {
    [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": home, "PATH": "/usr/bin:/bin", "TZ": "UTC",
      "XDG_CACHE_HOME": home + "/cache", "XDG_CONFIG_HOME": home + "/config", "XDG_DATA_HOME": home + "/data",
      "XDG_STATE_HOME": home + "/state",
    ]
  }
}
