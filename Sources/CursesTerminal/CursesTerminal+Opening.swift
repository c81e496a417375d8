import CNcurses
import Glibc
import TerminalKit

extension CursesTerminal {
  /// Starts ncurses: with our 24-bit description where that is wanted and possible, else with the one that was found.
  ///
  /// ncurses takes folders from the environment alone; they are taken out again, so that no child has them.
  static func open(
    _ entry: TerminalEntry, _ options: CursesOptions, size: Size, _ output: UnsafeMutablePointer<FILE>
  ) throws(CursesFailure) {
    func opens(_ name: String) -> Bool { curses_open(name, output, Int32(size.rows), Int32(size.columns)) }
    if depthClaimed(options) == .direct, !entry.isPlain, let cache = options.cacheFolder,
      let folder = DirectColorEntry.folder(inCache: cache)
    {
      setenv("TERMINFO", folder, 1)
      defer {
        if let before = options.environment.terminfo { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
      }
      if opens(DirectColorEntry.name) { return }
    }
    // Terminals that call themselves `xterm` and show more than its 8 colours are common; the person says so.
    let isRicher = depthClaimed(options) >= .palette && entry.capabilities.colors < 256 && !entry.isPlain
    if isRicher, opens(TerminalEntry.rich) { return }
    guard opens(entry.name) else { throw .noDescription(tried: [entry.name]) }
  }

  // What the person or COLORTERM claims beyond the description; none when nobody does.
  private static func depthClaimed(_ options: CursesOptions) -> ColorDepth {
    if let depth = options.colorDepth { return depth }
    if hasNoColor(options.environment) { return .none }
    return ["truecolor", "24bit"].contains(options.environment.colorTerm) ? .direct : .none
  }

  private static func hasNoColor(_ environment: TerminalEnvironment) -> Bool {
    !(environment.noColor ?? "").isEmpty
  }

  /// Starts colour and tells how many there are: what was asked for, but never more than the terminal has.
  static func startColors(_ options: CursesOptions) -> ColorDepth {
    let wanted = options.colorDepth ?? (hasNoColor(options.environment) ? ColorDepth.none : .direct)
    guard wanted != .none else { return .none }
    let available = Int(curses_start_colors())
    let possible = ColorDepth.allCases.last { $0.rawValue <= available } ?? .none
    return min(wanted, possible)
  }

  /// The window's size, clamped; a window that tells none is taken for 80 × 24.
  static func windowSize() -> Size {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return Size(80, 24)
    }
    return Size(Int(window.ws_col), Int(window.ws_row)).clamped
  }

  static func extent(of entry: TerminalEntry, isASCIIOnly: Bool) -> Repertoire.Extent {
    guard isASCIIOnly else { return .locale }
    return entry.name.hasPrefix("linux") ? .latin : .ascii
  }
}
