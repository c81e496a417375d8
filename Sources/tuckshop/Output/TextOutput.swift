import Glibc
import PlainText
import TerminalKit

/// Text for people on standard output: as wide as the terminal, coloured and paged where there is one.
struct TextOutput {
  var isPaged: Bool

  private var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// `NO_COLOR` (no-color.org) and a terminal that cannot are respected.
  private var isColored: Bool {
    isTerminal && Places.environment("NO_COLOR") == nil && Places.environment("TERM").map { $0 != "dumb" } ?? false
  }

  func show(_ lines: (_ width: Int) -> [StyledLine]) {
    let size = TextOutput.size
    let lines = lines(max(20, size.columns))
    let isColored = isColored
    if isPaged, isTerminal, lines.count >= size.rows, let pager = Pager() {
      for line in lines where !pager.write(line, isColored: isColored) { break }
      if pager.close() { return }
    }
    for line in lines { Console.say(line, isColored: isColored) }
  }

  /// The terminal's size; what `COLUMNS` says, or 80 columns, on a pipe.
  static var size: Size {
    var window = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 {
      return Size(Int(window.ws_col), max(1, Int(window.ws_row)))
    }
    let columns = Places.environment("COLUMNS").flatMap { Int($0) } ?? 80
    return Size(min(max(columns, 20), 500), 24)
  }
}

/// The program that a shopper reads long texts with: `$PAGER`, else `less`.
private final class Pager {
  private let stream: UnsafeMutablePointer<FILE>

  init?() {
    let program = Places.environment("PAGER") ?? "less -FRX 2>/dev/null"
    // A pager that is left before the end must not end this program too.
    signal(SIGPIPE, SIG_IGN)
    guard let stream = popen(program, "w") else { return nil }
    self.stream = stream
  }

  /// False when nobody reads any more.
  func write(_ line: StyledLine, isColored: Bool) -> Bool {
    let bytes = Array((Console.text(of: line, isColored: isColored) + "\n").utf8)
    return fwrite(bytes, 1, bytes.count, stream) == bytes.count
  }

  /// Waits until the text has been read; false when the shell found no such program.
  func close() -> Bool { pclose(stream) >> 8 & 0xFF != 127 }
}

extension StyledLine {
  /// A line in one role.
  static func of(_ text: SafeText, _ role: Role = .text) -> StyledLine { StyledLine([StyledSpan(text, role)]) }

  static let empty = StyledLine()

  /// A text in lines of a width, all in one role.
  static func wrapped(_ text: SafeText, _ role: Role = .text, width: Int) -> [StyledLine] {
    StyledLine.wrapped([StyledSpan(text, role)], width: width)
  }
}

/// Rows whose columns stand below each other.
struct TextTable {
  struct Column {
    var alignment = TextAlignment.left
    var role = Role.text
    /// Gives way where the rows are too wide.
    var isFlexible = false
  }

  var columns: [Column]
  var rows: [[SafeText]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// Two blanks between columns; a column of nothing takes no room.
  func lines(width: Int) -> [StyledLine] {
    var widths = columns.indices.map { index in rows.map { $0[index].width }.max() ?? 0 }
    let used = widths.reduce(0) { $0 + ($1 > 0 ? $1 + 2 : 0) } - 2
    if used > width, let flexible = columns.firstIndex(where: \.isFlexible) {
      widths[flexible] = max(8, widths[flexible] - (used - width))
    }
    let shown = columns.indices.filter { widths[$0] > 0 }
    return rows.map { row in
      let last = shown.last { !row[$0].isEmpty } ?? 0
      return StyledLine(
        shown.filter { $0 <= last }.map { index in
          let column = columns[index]
          let text = row[index].clipped(toWidth: widths[index])
          let isBare = index == last && column.alignment == .left
          let padded = isBare ? text : text.padded(toWidth: widths[index], alignment: column.alignment)
          return StyledSpan(index == last ? padded : padded + "  ", column.role)
        })
    }
  }
}
