package import PlainText
package import TerminalKit

/// A terminal with the program under test on it and a person before it.
///
/// Whoever plays a tape presses keys here and has ``TapeWorld/settle()`` called; then ``frame`` is what the program shows
/// once it is idle.
package protocol TapeTerminal: AnyObject {
  /// What is on the screen.
  var frame: Frame { get }
  /// The program has ended, and takes no keys any more.
  var hasEnded: Bool { get }
  /// What has the keys, in the program's own words: `Search field`, `Cart`.
  var focus: SafeText { get }
  /// What is typed now is somebody's own (a card, an address): its keys are told to nobody.
  var takesPersonalText: Bool { get }

  /// It is a card: no option shows it.
  var takesCard: Bool { get }

  func press(_ stroke: KeyStroke) throws(TapeTrouble)
  func mouse(_ event: MouseEvent) throws(TapeTrouble)
  func resize(to size: Size) throws(TapeTrouble)
  /// What happened since the last call, the oldest first.
  func takeEvents() -> [TapeEvent]
}

/// The program under test with all that it depends on: its terminals, its clock, its dice, its shop.
///
/// The clock stands unless the tape moves it; two worlds that were opened alike and are played alike show the same frames.
package protocol TapeWorld: AnyObject {
  var shopper: any TapeTerminal { get }
  /// The terminal of a member of staff, whose desk is opened when it is first asked for.
  func desk(of name: String) throws(TapeTrouble) -> any TapeTerminal
  /// Returns when every program is idle and has shown its last frame.
  func settle() throws(TapeTrouble)
  /// Moves the clock on; timers that are due by then fire with the next ``settle()``.
  func advance(by time: Milliseconds) throws(TapeTrouble)
  /// Puts the clock to a moment of the calendar, which may lie in the past.
  func setClock(_ moment: TapeMoment) throws(TapeTrouble)
  /// How long a program waits after a bell before it looks again, because more may ring.
  var timeToNotice: Milliseconds { get }
  func setStock(of sku: String, to count: Int) throws(TapeTrouble)
  /// What the bank says to the next payment.
  func decideNextPayment(_ payment: TapePayment) throws(TapeTrouble)
  /// The shopper, who has left, comes in again.
  func reopen() throws(TapeTrouble)
  /// A digest of all that the shop keeps, as hexadecimal digits.
  func databaseHash() throws(TapeTrouble) -> String
  /// What must not be kept of any screen, because it is somebody's own.
  var personal: [Mask] { get }
  /// Ends the programs and gives back what they held.
  func close()
}

/// With what a world is opened: everything that a program could find otherwise on another day or machine.
package struct TapeOpening: Equatable, Sendable {
  package var size = Size(80, 24)
  package var clock = TapeMoment.usual
  package var seed: UInt64 = 7
  /// What `Env` sets.
  package var environment: [String: String] = [:]
  /// The programs that `Require` asks for.
  package var required: [String] = []

  package init() {}
}

extension TapeMoment {
  /// At which a tape without a clock is played: Sunday, 1 March 2026, 09:00 UTC.
  package static let usual = TapeMoment(seconds: 1_772_355_600)
}

/// Why the world could not do what a tape asks for: whatever the screen shows, the tape cannot go on.
package struct TapeTrouble: Error, Equatable, Sendable {
  package let message: SafeText
  /// What differs, in the unified form; empty: nothing is compared.
  package let difference: String

  package init(_ message: SafeText, difference: String = "") {
    self.message = message
    self.difference = difference
  }
}

/// Something that happened inside the program under test.
package struct TapeEvent: Equatable, Sendable {
  package enum Kind: String, Sendable {
    /// A key, a click, a resize, by the tape.
    case input
    /// What the front was told.
    case action
    /// What the front asked for.
    case effect
    /// A statement of SQL without its values.
    case query
    /// Time went on, or the clock was set.
    case clock
  }

  package let kind: Kind
  /// Names alone, nothing that somebody typed.
  package let text: SafeText

  package init(_ kind: Kind, _ text: SafeText) {
    self.kind = kind
    self.text = text
  }
}
