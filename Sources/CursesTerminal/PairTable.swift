import CNcurses
import TerminalKit

/// ncurses' colour pairs, handed out as styles ask for them and taken back when no cell shows them any more.
///
/// `alloc_pair` of ncurses 6.4 fails for good once all are out, so pairs are numbered here. A pair that a cell on
/// screen still has must not change its colours; so when all are out, those that the frame does not use are freed.
struct PairTable {
  /// A foreground and a background as ncurses numbers them; -1 is the terminal's own.
  struct Colors: Hashable {
    var foreground: Int32
    var background: Int32
  }

  private let limit: Int32
  private var pairs: [Colors: Int32] = [:]
  private var free: [Int32] = []
  private var highest: Int32 = 0
  private var isSwept = false

  /// - Parameter limit: How many pairs there are, with pair 0, which is the terminal's own and never changed.
  init(limit: Int) {
    self.limit = Int32(clamping: limit)
  }

  /// Allows one more sweep: it is worth no more than one a frame.
  mutating func beginFrame() {
    isSwept = false
  }

  /// The pair of two colours; with too many on screen the background is given up, then the foreground.
  mutating func pair(for colors: Colors, inUse: () -> Set<Colors>) -> Int32 {
    if colors.foreground == -1, colors.background == -1 { return 0 }
    if let known = pairs[colors] { return known }
    if free.isEmpty, highest + 1 >= limit, !isSwept { sweep(keeping: inUse()) }
    if let number = free.popLast() ?? nextNumber(), curses_set_pair(number, colors.foreground, colors.background) {
      pairs[colors] = number
      return number
    }
    return pairs[Colors(foreground: colors.foreground, background: -1)] ?? 0
  }

  private mutating func nextNumber() -> Int32? {
    guard highest + 1 < limit else { return nil }
    highest += 1
    return highest
  }

  private mutating func sweep(keeping used: Set<Colors>) {
    isSwept = true
    for (colors, number) in pairs where !used.contains(colors) {
      pairs[colors] = nil
      free.append(number)
    }
  }
}
