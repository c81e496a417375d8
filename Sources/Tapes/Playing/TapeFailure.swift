package import PlainText
package import TerminalKit

/// Why a tape went no further: a fact, with all that helps to see why.
package struct TapeFailure: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    /// The screen is not as expected.
    case expectation(TapeExpectation)
    /// A `Wait` waited for so long by the tape's clock.
    case waited(TapePattern, TapeScope, Milliseconds)
    /// There are keys left, but the program has ended.
    case ended
    /// A text to click on stands on the screen so many times.
    case clickCount(text: String, Int)
    /// A place outside the screen.
    case outside(Point)
    case tooManyKeys(used: Int, allowed: Int)
    case databaseHash(expected: String, found: String)
    case trouble(TapeTrouble)
  }

  package let reason: Reason
  /// Where the command stands.
  package let position: TapePosition
  /// In which tape, where it is one that `Source` brought.
  package let source: String?
  /// Who sat at the terminal; nil: the shopper.
  package let staff: SafeText?
  /// The screen at that moment, without what is somebody's own.
  package let frame: Frame?
  package let focus: SafeText
  /// What happened last, the oldest first.
  package let events: [TapeEvent]
  /// What must not be told of the tape's own line.
  package let masks: [Mask]

  package init(
    _ reason: Reason, at position: TapePosition, source: String? = nil, staff: SafeText? = nil, frame: Frame?,
    focus: SafeText = "", events: [TapeEvent] = [], masks: [Mask] = [.cardNumbers]
  ) {
    self.reason = reason
    self.position = position
    self.source = source
    self.staff = staff
    self.frame = frame
    self.focus = focus
    self.events = events
    self.masks = masks
  }

  /// How many events a failure tells.
  package static let eventCount = 20
}
