package import Commerce
package import Database
import Glibc
import PlainText

/// A call to the gateway, for those who disturb it.
package enum GatewayCall: Hashable, Sendable, CaseIterable {
  case token, create, confirm, fetch, cancel, refund
}

/// Whether a call is lost on its way there, or its answer on the way back.
package enum GatewayMoment: Hashable, Sendable, CaseIterable {
  case before, after
}

/// One line of the test gateway's books; amounts in minor units.
package struct GatewayEntry: Hashable, Sendable {
  package let order: String
  /// `unconfirmed`, `requires_action`, `succeeded`, `declined` or `cancelled`.
  package let state: String
  package let charged: Int
  package let refunded: Int

  package init(order: String, state: String, charged: Int, refunded: Int) {
    self.order = order
    self.state = state
    self.charged = charged
    self.refunded = refunded
  }
}

enum TestGatewaySchema {
  /// `TukG`.
  static let applicationID: Int32 = 0x5475_6B47

  static let migrations = [Migration(version: 1, sql: version1), Migration(version: 2, sql: version2)]

  private static let version1 = """
    CREATE TABLE intent (
      id TEXT NOT NULL UNIQUE,
      idempotency_key TEXT NOT NULL UNIQUE,
      order_number TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount > 0),
      currency TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('unconfirmed', 'requires_action', 'succeeded', 'declined', 'cancelled')),
      decline_reason TEXT,
      hidden_for INTEGER NOT NULL DEFAULT 0 CHECK (hidden_for >= 0),
      CHECK ((state = 'declined') = (decline_reason IS NOT NULL))
    ) STRICT;

    CREATE TABLE charge (
      intent_id TEXT PRIMARY KEY REFERENCES intent (id),
      amount INTEGER NOT NULL CHECK (amount > 0)
    ) STRICT;

    CREATE TABLE refund (
      idempotency_key TEXT PRIMARY KEY,
      intent_id TEXT NOT NULL REFERENCES charge (intent_id),
      amount INTEGER NOT NULL CHECK (amount > 0)
    ) STRICT;
    """

  /// What somebody who tries the shop has decided for the next payments, whatever the card.
  private static let version2 = """
    CREATE TABLE verdict (
      id INTEGER PRIMARY KEY,
      card TEXT NOT NULL
    ) STRICT;
    """
}

extension TestGateway {
  /// What becomes of the next payment that no one has decided on yet, whatever card it is made with.
  package func decideNext(_ card: TestCard) throws {
    try books.write { try $0.execute("INSERT INTO verdict (card) VALUES (\(card.rawValue))") }
  }

  /// Takes the oldest decision; nil: the card decides.
  static func takeVerdict(in books: Writer) throws -> TestCard? {
    guard let row = try books.row("SELECT id, card FROM verdict ORDER BY id LIMIT 1") else { return nil }
    try books.execute("DELETE FROM verdict WHERE id = \(row.int("id"))")
    return TestCard(rawValue: row.string("card"))
  }

  package static var applicationID: Int32 { TestGatewaySchema.applicationID }
  package static var migrations: [Migration] { TestGatewaySchema.migrations }

  /// Opens the books at `path`, or makes them.
  static func makeBooks(_ path: String) throws -> Database {
    try Database(
      path: path, access: .readWrite(ticket: path + ".lock"), migrations: TestGatewaySchema.migrations,
      applicationID: TestGatewaySchema.applicationID)
  }

  /// The books at `path`, or nil when no payment has been tried there yet.
  static func openBooks(_ path: String) throws -> Database? {
    access(path, F_OK) == 0 ? try makeBooks(path) : nil
  }
}

extension TestGateway {
  /// An intent as the test gateway keeps it.
  struct Record {
    static let linkStem = "https://bank.example/confirm/"

    let id: String
    let state: String
    private let declineReason: DeclineReason?
    /// Answers that still say "pending" although it is decided.
    private let hiddenFor: Int

    init(_ row: Row) {
      id = row.string("id")
      state = row.string("state")
      declineReason = row.optionalString("decline_reason").flatMap(DeclineReason.init)
      hiddenFor = row.int("hidden_for")
    }

    var intent: PaymentIntent { PaymentIntent(id: id, state: answer) }

    private var answer: IntentState {
      if hiddenFor > 0 { return .pending }
      return switch state {
      case "unconfirmed": .unconfirmed
      case "requires_action": .requiresAction(link: SafeText(cleaning: Record.linkStem + id))
      case "succeeded": .succeeded
      case "declined": .declined(declineReason ?? .declined)
      default: .cancelled
      }
    }

    static func find(_ id: String, in books: Reader) throws -> Record {
      guard let row = try books.row("SELECT * FROM intent WHERE id = \(id)") else { throw GatewayFailure.conflict }
      return Record(row)
    }

    static func move(_ id: String, to state: String, in books: Writer) throws {
      try books.execute("UPDATE intent SET state = \(state) WHERE id = \(id)")
    }

    static func decline(_ id: String, _ reason: DeclineReason, in books: Writer) throws {
      try books.execute(
        "UPDATE intent SET state = 'declined', decline_reason = \(reason.rawValue) WHERE id = \(id)")
    }

    static func charge(_ id: String, hiddenFor answers: Int = 0, in books: Writer) throws {
      try books.execute("UPDATE intent SET state = 'succeeded', hidden_for = \(answers) WHERE id = \(id)")
      try books.execute("INSERT INTO charge (intent_id, amount) SELECT id, amount FROM intent WHERE id = \(id)")
    }
  }
}
