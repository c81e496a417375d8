package import Commerce
import Database
package import PlainText

extension Shop {
  /// The longest name, reason or carrier's number that is kept with a move.
  package static let moveNoteLimit = 200

  /// Moves an order on, and returns it as it stands then.
  ///
  /// The number may be typed in any form, as for ``order(number:email:guest:)``. Money that is owed back is asked of the
  /// gateway at once; where that does not answer it stays owed, and ``reconcile()`` asks again.
  ///
  /// - Parameter staff: Who does it; empty: it is not said.
  /// - Throws: ``FulfilmentFault``, `IllegalMove`.
  package func move(order number: String, _ move: OrderMove, by staff: SafeText) throws -> Order {
    guard move.note.length <= Shop.moveNoteLimit else { throw FulfilmentFault.tooLong(limit: Shop.moveNoteLimit) }
    guard staff.length <= StaffBook.nameLimit else { throw FulfilmentFault.tooLong(limit: StaffBook.nameLimit) }
    let now = world.now()
    let (id, owesMoney) = try ledger.write { writer in
      try Fulfilment(of: OrderNumber.normalised(number), now: now, profile: profile, in: writer)
        .perform(move, by: staff)
    }
    if owesMoney {
      let attempt = try ledger.read { try AttemptBook.attempt(ofOrder: id, in: $0) }
      if let attempt, attempt.isRefundDue { _ = try refund(attempt) }
    }
    guard let stored = try ledger.read({ try OrderBook.order(id, in: $0) }) else { throw FulfilmentFault.unknownOrder }
    if move.putsBack { ringStock(of: stored.demands.map(\.sku), isMore: true) }
    return stored.order
  }

  /// Orders that were paid, whoever placed them, the newest first; for staff.
  package func paidOrders(limit: Int) throws -> [Order] {
    try ledger.read { try OrderBook.paid(limit: limit, in: $0) }
  }
}
