package import Commerce
import Database
package import PlainText
import Synchronization

/// A payment provider in miniature: with cards whose outcome is known, and books of its own in a file of its own.
///
/// Its file outlives the program as a provider's books do, so that what happens after a kill can be tried.
package final class TestGateway: PaymentGateway {
  /// Called before and after the work of each call; what it throws is what the caller gets.
  package typealias Faults = @Sendable (GatewayCall, GatewayMoment) throws -> Void

  private let path: String
  private let opened = Mutex<Database?>(nil)
  private let faults: Faults

  /// Opens the books at `path`, or makes them.
  package init(path: String, faults: @escaping Faults = { _, _ in }) throws {
    self.path = path
    self.faults = faults
    _ = try books
  }

  /// Opens the books at `path`, or makes them, with the first payment: few visits come that far.
  package init(openingLater path: String) {
    self.path = path
    faults = { _, _ in }
  }

  package func close() { opened.withLock { $0?.close() } }

  var books: Database {
    get throws {
      try opened.withLock { opened in
        if let opened { return opened }
        let books = try TestGateway.makeBooks(path)
        opened = books
        return books
      }
    }
  }

  package func token(for card: CardDetails) throws -> CardToken {
    try disturbed(.token) { TestCard(card).token }
  }

  package func createIntent(amount: Money, order: String, key: String) throws -> PaymentIntent {
    try disturbed(.create) {
      try books.write { books in
        let row = try books.row("SELECT * FROM intent WHERE idempotency_key = \(key)")
        if let row {
          guard row.int("amount") == amount.minorUnits, row.string("currency") == amount.currency.code else {
            throw GatewayFailure.conflict
          }
          return Record(row).intent
        }
        let id = "pi_test_" + SHA256.digest(of: key).prefix(12).hexadecimal
        try books.execute(
          """
          INSERT INTO intent (id, idempotency_key, order_number, amount, currency, state)
          VALUES (\(id), \(key), \(order), \(amount.minorUnits), \(amount.currency.code), 'unconfirmed')
          """)
        return PaymentIntent(id: id, state: .unconfirmed)
      }
    }
  }

  package func confirm(intent id: String, with token: CardToken) throws -> PaymentIntent {
    try disturbed(.confirm) {
      let (answer, isLost) = try books.write { books in
        let record = try Record.find(id, in: books)
        guard record.state == "unconfirmed" else { return (record.intent, false) }
        let card = try TestGateway.takeVerdict(in: books) ?? TestCard(token)
        switch card {
        case .success: try Record.charge(id, in: books)
        case .lateAnswer: try Record.charge(id, hiddenFor: 1, in: books)
        case .authentication: try Record.move(id, to: "requires_action", in: books)
        default: try Record.decline(id, card.declineReason ?? .declined, in: books)
        }
        return (try Record.find(id, in: books).intent, card == .lateAnswer)
      }
      if isLost { throw GatewayFailure.timeout }
      return answer
    }
  }

  package func intent(_ id: String) throws -> PaymentIntent {
    try disturbed(.fetch) {
      try books.write { books in
        let record = try Record.find(id, in: books)
        try books.execute("UPDATE intent SET hidden_for = hidden_for - 1 WHERE id = \(id) AND hidden_for > 0")
        return record.intent
      }
    }
  }

  package func cancel(intent id: String) throws -> PaymentIntent {
    try disturbed(.cancel) {
      try books.write { books in
        try books.execute(
          "UPDATE intent SET state = 'cancelled' WHERE id = \(id) AND state IN ('unconfirmed', 'requires_action')")
        return try Record.find(id, in: books).intent
      }
    }
  }

  package func refund(intent id: String, amount: Money, key: String) throws {
    try disturbed(.refund) {
      try books.write { books in
        guard try books.row("SELECT 1 FROM refund WHERE idempotency_key = \(key)") == nil else { return }
        let charged = try books.int("SELECT amount FROM charge WHERE intent_id = \(id)") ?? 0
        let refunded = try books.int("SELECT coalesce(sum(amount), 0) FROM refund WHERE intent_id = \(id)") ?? 0
        guard refunded + amount.minorUnits <= charged else { throw GatewayFailure.conflict }
        try books.execute(
          "INSERT INTO refund (idempotency_key, intent_id, amount) VALUES (\(key), \(id), \(amount.minorUnits))")
      }
    }
  }

  /// What the shopper does at the bank: confirms or refuses the payment behind `link`.
  ///
  /// - Throws: ``GatewayFailure/conflict`` when the link is not one of this gateway's; a payment that no longer
  ///   waits stays as it is.
  @discardableResult
  package func authenticate(link: SafeText, approve: Bool) throws -> PaymentIntent {
    guard link.string.hasPrefix(Record.linkStem) else { throw GatewayFailure.conflict }
    return try authenticate(intent: String(link.string.dropFirst(Record.linkStem.count)), approve: approve)
  }

  /// The same by the intent's id.
  @discardableResult
  package func authenticate(intent id: String, approve: Bool) throws -> PaymentIntent {
    try books.write { books in
      let record = try Record.find(id, in: books)
      if record.state == "requires_action" {
        if approve {
          try Record.charge(id, in: books)
        } else {
          try Record.decline(id, .authenticationFailed, in: books)
        }
      }
      return try Record.find(id, in: books).intent
    }
  }

  /// What the provider's books say, in the order in which the intents were made.
  package func statement() throws -> [GatewayEntry] {
    try books.read { books in
      try books.rows(
        """
        SELECT order_number, state,
          coalesce((SELECT c.amount FROM charge c WHERE c.intent_id = intent.id), 0) AS charged,
          coalesce((SELECT sum(r.amount) FROM refund r WHERE r.intent_id = intent.id), 0) AS refunded
        FROM intent ORDER BY rowid
        """
      ).map {
        GatewayEntry(
          order: $0.string("order_number"), state: $0.string("state"), charged: $0.int("charged"),
          refunded: $0.int("refunded"))
      }
    }
  }

  private func disturbed<Answer>(_ call: GatewayCall, _ work: () throws -> Answer) throws -> Answer {
    try faults(call, .before)
    let answer: Answer
    do {
      answer = try work()
    } catch is DatabaseFailure {
      // What a provider has with its disk is its own affair: to the shop it does not answer.
      throw GatewayFailure.unavailable
    }
    try faults(call, .after)
    return answer
  }
}
