import Commerce
import PlainText
import ShopCore
import Testing

@Suite struct PaymentGatewayTests {
  private let amount = Market.euros(1999)

  private func confirmed(_ gateway: TestGateway, _ card: String) throws -> PaymentIntent {
    let intent = try gateway.createIntent(amount: amount, order: "TS-1", key: "k")
    let token = try gateway.token(for: try Shopper.card(card))
    return try gateway.confirm(intent: intent.id, with: token)
  }

  @Test func `the same key is the same intent, and a mistake with another amount`() throws {
    let gateway = try Market().gateway()
    let intent = try gateway.createIntent(amount: amount, order: "TS-1", key: "k")
    #expect(intent.state == .unconfirmed)
    #expect(try gateway.createIntent(amount: amount, order: "TS-1", key: "k") == intent)
    #expect(throws: GatewayFailure.conflict) {
      try gateway.createIntent(amount: Market.euros(1), order: "TS-1", key: "k")
    }
    #expect(throws: GatewayFailure.conflict) { try gateway.intent("pi_none") }
  }

  @Test func `a confirmed intent is charged once and stays what it is`() throws {
    let gateway = try Market().gateway()
    #expect(try confirmed(gateway, "4242424242424242").state == .succeeded)
    #expect(try confirmed(gateway, "4000000000000002").state == .succeeded)
    let id = try gateway.createIntent(amount: amount, order: "TS-1", key: "k").id
    #expect(try gateway.cancel(intent: id).state == .succeeded)
    #expect(
      try gateway.statement() == [GatewayEntry(order: "TS-1", state: "succeeded", charged: 1999, refunded: 0)])
  }

  @Test func `a refund happens once for a key and never exceeds the charge`() throws {
    let gateway = try Market().gateway()
    let id = try confirmed(gateway, "4242424242424242").id
    for _ in 0..<3 { try gateway.refund(intent: id, amount: Market.euros(1000), key: "r1") }
    #expect(throws: GatewayFailure.conflict) {
      try gateway.refund(intent: id, amount: Market.euros(1000), key: "r2")
    }
    try gateway.refund(intent: id, amount: Market.euros(999), key: "r3")
    #expect(try gateway.statement().map(\.refunded) == [1999])
  }

  @Test func `the late card is charged, says nothing, then pending, then succeeded, in a new process, too`() throws {
    let market = try Market()
    let gateway = try market.gateway()
    #expect(throws: GatewayFailure.timeout) { try confirmed(gateway, "4000000000006975") }
    gateway.close()
    let later = try market.gateway()
    let id = try later.createIntent(amount: amount, order: "TS-1", key: "k").id
    #expect(try later.intent(id).state == .pending)
    #expect(try later.intent(id).state == .succeeded)
  }

  @Test func `what is decided for the next payments comes before the card, once each, in a new process, too`() throws {
    let market = try Market()
    let gateway = try market.gateway()
    try gateway.decideNext(.insufficientFunds)
    try gateway.decideNext(.authentication)
    gateway.close()
    let later = try market.gateway()
    func state(_ key: String) throws -> IntentState {
      let intent = try later.createIntent(amount: amount, order: "TS-1", key: key)
      return try later.confirm(intent: intent.id, with: later.token(for: Shopper.card("4242424242424242"))).state
    }
    #expect(try state("a") == .declined(.insufficientFunds))
    let second = try state("b")
    if case .requiresAction = second {} else { Issue.record("the second decision is \(second)") }
    #expect(try state("c") == .succeeded)
  }

  @Test func `a link that is not the bank's is refused`() throws {
    let gateway = try Market().gateway()
    #expect(throws: GatewayFailure.conflict) { try gateway.authenticate(link: "https://evil.example/", approve: true) }
    #expect(throws: GatewayFailure.conflict) {
      try gateway.authenticate(link: "https://bank.example/confirm/pi_none", approve: true)
    }
  }

  @Test func `a card leaves its brand and last four in the files, and nothing else`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    let cards = TestCard.allCases.flatMap(\.numbers).map(\.text)
    for (index, card) in cards.enumerated() {
      try ada.put("BEANS")
      _ = try ada.place(card: card, key: "key-\(index)")
    }
    market.pass(seconds: 3600)
    _ = try ada.shop.reconcile()
    var searched = 0
    // Once with everything in the logs, once with everything in the files.
    for isClosed in [false, true] {
      if isClosed { ada.shop.close() }
      #expect(try market.filesContaining("4242").contains("ledger.db" + (isClosed ? "" : "-wal")))
      for card in cards {
        let number = try #require(CardNumber(card))
        for form in [
          card, CardNumber.grouped(card, brand: number.brand), card.prefix(12) + "-", String(card.dropLast(4)),
        ] {
          #expect(try market.filesContaining(String(form)).isEmpty)
          searched += 1
        }
      }
      for code in ["\"987\"", "987,", ":987", "cvc=987", "\"9876\"", "12/31", "2031"] {
        #expect(try market.filesContaining(code).isEmpty)
      }
    }
    #expect(searched == 80)
  }
}
