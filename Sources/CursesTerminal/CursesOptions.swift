package import TerminalKit

/// What the environment says of the terminal, as it came; the executable reads it, everything here checks it.
package struct TerminalEnvironment: Sendable {
  /// `TERM`.
  package var term: String?
  /// `COLORTERM`.
  package var colorTerm: String?
  /// `NO_COLOR`: any text but the empty one means no colour (no-color.org).
  package var noColor: String?
  /// `LC_ALL`, else `LC_CTYPE`, else `LANG`; the first that is not empty.
  package var locale: String?
  /// `ESCDELAY`, in milliseconds: how long a lone escape byte waits for the rest of a sequence.
  package var escapeDelay: String?
  /// `TERMINFO`, which is changed for a moment and set back.
  package var terminfo: String?

  package init(
    term: String? = nil, colorTerm: String? = nil, noColor: String? = nil, locale: String? = nil,
    escapeDelay: String? = nil, terminfo: String? = nil
  ) {
    self.term = term
    self.colorTerm = colorTerm
    self.noColor = noColor
    self.locale = locale
    self.escapeDelay = escapeDelay
    self.terminfo = terminfo
  }
}

/// How the terminal is to be used.
package struct CursesOptions: Sendable {
  package var environment: TerminalEnvironment
  /// Wins over what the environment says, as far as the terminal can.
  package var colorDepth: ColorDepth?
  package var takesMouse: Bool
  /// Where a terminal description for 24-bit colour may be kept; nil: 256 colours at most.
  package var cacheFolder: String?
  /// Wins over what locale and terminal say.
  package var isASCIIOnly: Bool?

  package init(
    environment: TerminalEnvironment, colorDepth: ColorDepth? = nil, takesMouse: Bool = true,
    cacheFolder: String? = nil, isASCIIOnly: Bool? = nil
  ) {
    self.environment = environment
    self.colorDepth = colorDepth
    self.takesMouse = takesMouse
    self.cacheFolder = cacheFolder
    self.isASCIIOnly = isASCIIOnly
  }
}

/// Why no screen could be opened; the program can still talk line by line.
package enum CursesFailure: Error, Equatable {
  /// Standard input or standard output is not a terminal.
  case notATerminal
  /// The terminal of that name cannot place its cursor (`dumb`, a teletype).
  case cannotPlaceCursor(String)
  /// There is no description of the terminal, nor of the common ones.
  case noDescription(tried: [String])
}
