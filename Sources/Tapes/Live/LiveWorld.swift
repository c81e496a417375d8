package import PlainText
package import TerminalKit

/// A world in which a tape is played before an audience, and that somebody may step into.
package protocol LiveWorld: TapeWorld {
  /// Presses a key of the person at the terminal.
  func take(_ key: Key)
  /// Milliseconds until a timer of its programs is due; nil: none runs.
  var millisecondsToTimer: Int? { get }
  /// The moment in the shop, as its clock on the wall shows it.
  var wallClock: SafeText { get }
}
