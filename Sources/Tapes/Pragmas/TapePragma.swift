package import TerminalKit

/// A command of ours: what stands in a `#@` comment, which vhs passes over.
package enum TapePragma: Equatable, Sendable {
  /// The sizes at which the tape is played, each in a run of its own.
  case size([Size])
  /// The window becomes another size.
  case resize(Size)
  case expect(TapeExpectation)
  /// Holds the screen against the golden of that name.
  case snapshot(String)
  case click(TapeMouseButton, TapeTarget)
  /// Turns the wheel `count` notches; nil: in the middle of the screen.
  case scroll(TapeDirection, count: Int, at: Point?)
  case clock(TapeMoment)
  case advance(Milliseconds)
  case seed(UInt64)
  /// The shelf holds this many of a variant.
  case stock(sku: String, count: Int)
  /// What the bank says to the next payment.
  case payment(TapePayment)
  /// The tape may use so many keys and no more.
  case budget(keys: Int)
  /// The ledger's contents must have this hash; nil: it is told, and must be the same in every run.
  case databaseHash(String?)
  /// The shopper, who has left the shop, comes in again.
  case reopen
  /// What is typed is made up, so films and goldens may show it; cards never.
  case showPersonal
}

/// What must be, or must not be, on the screen.
package struct TapeExpectation: Equatable, Sendable {
  package enum Matter: Equatable, Sendable {
    case pattern(TapePattern)
    case text(String)
  }

  package var matter: Matter
  package var scope: TapeScope
  /// `expect-not`.
  package var isRefused: Bool

  package init(_ matter: Matter, scope: TapeScope = .screen, isRefused: Bool = false) {
    self.matter = matter
    self.scope = scope
    self.isRefused = isRefused
  }
}

package enum TapeMouseButton: String, Equatable, Sendable, CaseIterable {
  case left, middle, right
}

/// Where a click goes.
package enum TapeTarget: Equatable, Sendable {
  /// Counted from 0, as frames do; a tape counts from 1.
  case cell(Point)
  /// The first cell of a text that stands on the screen exactly once.
  case text(String)
}

/// What the bank says, in the words of the shop's test cards.
package enum TapePayment: String, Equatable, Sendable, CaseIterable {
  case approved, declined
  case insufficientFunds = "insufficient-funds"
  case expired
  case incorrectCode = "incorrect-code"
  case processingError = "processing-error"
  /// The bank wants a confirmation first.
  case authentication
  /// It is charged, but the answer is lost until the bank is asked again.
  case lateAnswer = "late-answer"
}

/// A moment of the calendar: seconds since 1970-01-01T00:00:00Z.
package struct TapeMoment: Hashable, Sendable {
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }
}
