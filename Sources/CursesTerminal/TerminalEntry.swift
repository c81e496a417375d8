import CNcurses
import PlainText
import TerminalKit

/// The terminal description that is used, and what was read from it.
struct TerminalEntry {
  let name: String
  let notice: SafeText?
  let capabilities: Capabilities

  /// What we send, recognise and choose by.
  struct Capabilities {
    var colors = 0
    var resetAttributes = ""
    var showCursor = ""
    var leaveKeypad = ""
    var leaveScreen = ""
    var keys: [[UInt8]: Key] = [:]
  }

  /// The description that fits nearly every terminal of today.
  static let rich = "xterm-256color"

  /// Finds the first usable description: the terminal's own, then the commonest, then the plainest.
  static func find(term: String?) throws(CursesFailure) -> TerminalEntry {
    let own = term.flatMap { isValid($0) ? $0 : nil }
    var tried: [String] = []
    for name in [own].compactMap({ $0 }) + [rich, "xterm", "vt100", "ansi"] where !tried.contains(name) {
      tried.append(name)
      guard curses_load_entry(name) else { continue }
      defer { curses_unload_entry() }
      guard curses_capability("cup") != nil else { throw .cannotPlaceCursor(name) }
      return TerminalEntry(
        name: name, notice: name == own ? nil : notice(for: term, own: own, used: name),
        capabilities: .ofLoadedEntry())
    }
    throw .noDescription(tried: tried)
  }

  /// A name as terminals have it; whatever else the variable holds is not looked up anywhere.
  static func isValid(_ term: String) -> Bool {
    (1...64).contains(term.utf8.count)
      && term.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
      && term != "." && term != ".."
  }

  private static func notice(for term: String?, own: String?, used: String) -> SafeText {
    if let own { return "This system does not know the terminal “\(own)”; it is used as \(used)." }
    return term.map(\.isEmpty) ?? true
      ? "TERM is not set; the terminal is used as \(used)." : "TERM is not a terminal's name; used as \(used)."
  }

  /// A terminal older than xterm's modes; they are not sent to it.
  var isPlain: Bool {
    ["vt", "linux", "ansi", "pcansi", "cons25", "sun", "wy", "wsvt", "mach", "hurd", "cygwin", "dumb"]
      .contains { name.hasPrefix($0) }
  }
}

extension TerminalEntry.Capabilities {
  static func ofLoadedEntry() -> Self {
    var capabilities = Self()
    capabilities.colors = max(0, Int(curses_number("colors")))
    capabilities.resetAttributes = text("sgr0")
    capabilities.showCursor = text("cnorm")
    capabilities.leaveKeypad = text("rmkx")
    capabilities.leaveScreen = text("rmcup")
    let named: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
      ("kent", .enter),
    ]
    for (name, key) in named + (1...12).map({ ("kf\($0)", .function($0)) }) {
      let bytes = Array(text(name).utf8)
      if bytes.count > 1, bytes[0] == 0x1B { capabilities.keys[bytes] = key }
    }
    return capabilities
  }

  // Without the padding that only hardware needed: `$<5/>`.
  private static func text(_ name: String) -> String {
    guard let value = curses_capability(name) else { return "" }
    var kept = ""
    var rest = Substring(String(cString: value))
    while let mark = rest.firstIndex(of: "$") {
      kept += rest[..<mark]
      let after = rest[mark...]
      if after.hasPrefix("$<"), let end = after.firstIndex(of: ">") {
        rest = after[after.index(after: end)...]
      } else {
        kept += "$"
        rest = after.dropFirst()
      }
    }
    return kept + rest
  }
}
