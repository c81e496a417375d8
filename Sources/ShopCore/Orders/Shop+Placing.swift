package import Commerce
import Database

extension Shop {
  /// Places the order that the review showed and pays it.
  ///
  /// The order, its frozen prices and its stock are on the disk before the gateway is called; from then on any
  /// interruption is made good by ``continuePayment(attempt:)`` or ``reconcile()``. The same key is the same order, and a
  /// cart is never paid twice at a time: while another payment of the cart is undecided, the answer is that one.
  /// - Throws: ``OrderFault``, ``CartFault/notFound``.
  package func placeOrder(_ request: PlaceOrder) throws -> Placement {
    var request = request
    request.draft = request.draft.normalised.cleaned
    var (known, snapshot) = try ledger.read { reader -> (PaymentAttempt?, CartSnapshot?) in
      if let known = try AttemptBook.attempt(key: request.key, guest: request.guestID, in: reader) {
        return (known, nil)
      }
      return (nil, try Placing.snapshot(for: request, now: world.now(), in: reader))
    }
    if let known { return try pay(known, with: request.card) }
    let faults = request.draft.faults(serving: profile.shipping)
      .merging(request.draft.billingFaults()) { own, _ in own }
    guard faults.isEmpty else { throw OrderFault.incomplete(faults) }

    // Another payment can be settled and an item be looked up anew; more turns mean that somebody else does it all the time.
    for _ in 0..<8 {
      let placing = try Placing(request, of: snapshot, shop: self)
      snapshot = nil
      let beginning: Beginning
      do {
        beginning = try ledger.write { try placing.begin(in: $0) }
      } catch let refusal as Placing.Refused {
        let view = try checkout(cartID: request.cartID, draft: request.draft)
        return .changed(refusal.changes, view: view)
      }
      switch beginning {
      case .attempt(let attempt):
        ringStock(of: placing.skus, isMore: false)
        return try pay(attempt, with: request.card)
      case .itemsMissing: continue
      case .earlier(let id):
        if let placement = try settleEarlier(id) { return placement }
      }
    }
    throw DatabaseFailure(kind: .busy, message: "cart \(request.cartID) changes all the time")
  }

  /// The payment attempt of an order that was sent with this key before; nil where the key is new.
  package func attempt(ofKey key: String, guest: Int) throws -> String? {
    try ledger.read { try AttemptBook.attempt(key: key, guest: guest, in: $0)?.id }
  }

  /// Settles a payment of the cart that another window began; nil when it has come to nothing and the way is free.
  private func settleEarlier(_ id: String) throws -> Placement? {
    let attempt = try ledger.read { try AttemptBook.attempt(id, in: $0) }
    // The shopper turned away from the bank's page; the gateway says whether they did so in time.
    let isAtBank = attempt.state == .requiresAction
    let placement = try isAtBank ? abandonPayment(attempt: id) : continuePayment(attempt: id)
    switch placement {
    case .declined: return nil
    case .requiresAction(let attempt, _): return .pending(attempt: attempt)
    case .placed, .pending, .changed: return placement
    }
  }
}
