import Commerce
import Glibc
import ShopCore
import Synchronization
import Testing

// Could go wrong: the provider is slow, and the whole shop waits at the ledger's lock for it; or it is asked inside a
// transaction, which a retry would do twice.
@Suite struct PaymentTicketTests {
  /// What a shopper does, by the card's number; each way asks the provider other questions.
  static let ways = [
    "4242424242424242", "4000000000000002", "4000002500003155", "4000000000006975",
  ]

  @Test(arguments: ways)
  func `whoever asks the provider holds nobody up`(card: String) throws {
    let market = try Market()
    let shop = try market.open()
    let ada = try Shopper(shop)
    try ada.put("BEANS", 2)
    let asked = Mutex(0)
    for call in GatewayCall.allCases {
      for moment in GatewayMoment.allCases {
        market.faults.plan(call, moment, times: 99) {
          asked.withLock { $0 += 1 }
          #expect(isFree(market.folder.ledgerLockPath), "\(call), \(moment): the ticket is held")
        }
      }
    }
    let placement = try ada.place(card: card)
    if let attempt = placement.attempt { _ = try shop.abandonPayment(attempt: attempt) }
    market.pass(seconds: 3600)
    try shop.reconcile()
    #expect(asked.withLock { $0 } >= 8, "the provider was hardly asked")
  }

  @Test func `a provider whose own disk fails is one that does not answer`() throws {
    let market = try Market()
    let shop = try Shop(
      folder: market.folder, world: market.world, gateway: TestGateway(openingLater: "/nowhere/books.db"))
    defer { shop.close() }
    let ada = try Shopper(shop)
    try ada.put("BEANS", 2)
    #expect(try ada.place().reason == .processingError)
    #expect(try Books(market, in: shop).onHand["BEANS"] == 24)
  }
}

/// Whether anybody could take the lock just now.
private func isFree(_ path: String) -> Bool {
  let descriptor = open(path, O_RDWR | O_CLOEXEC)
  defer { close(descriptor) }
  return flock(descriptor, LOCK_EX | LOCK_NB) == 0
}
