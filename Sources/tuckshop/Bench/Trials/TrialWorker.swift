import Commerce
import Database
import Glibc
import PlainText
import ShopCore

/// A worker's side of the trials.
struct TrialWorker {
  let data: DataFolder
  /// The file whose lock holds all workers back until the trial lets go of it.
  let gate: String
  let clock: TrialClock

  func openShop(_ gateway: (any PaymentGateway)? = nil) throws -> Shop {
    try Shop(folder: data, world: clock.world, gateway: gateway ?? TestGateway(openingLater: data.gatewayPath))
  }

  func answer(_ answer: TrialAnswer) { Console.say(answer.line) }

  /// Says that it is ready, and waits until the gate opens.
  private func waitAtGate() {
    let descriptor = open(gate, O_RDWR | O_CLOEXEC)
    defer { close(descriptor) }
    answer(TrialAnswer(.ready))
    while flock(descriptor, LOCK_SH) != 0, errno == EINTR {}
  }

  // MARK: - The race

  /// Does what it is told, line by line, until there is no more.
  func race() throws {
    let shop = try openShop()
    defer { shop.close() }
    var buyer = try TrialBuyer(shop)
    var attempt: String?
    while let words = readLine()?.split(separator: " ").map(String.init), words.count >= 2 {
      clock.set(Int(words[1]) ?? clock.seconds)
      do {
        switch words[0] {
        case "fill":
          try buyer.fill(Self.wanted(words[2]))
          answer(TrialAnswer(.filled))
        case "buy":
          let card = TestCard(rawValue: words[2]).flatMap(TrialBuyer.card)
          guard let card else { throw BenchFailure.cannotPrepare("There is no card \(words[2]).") }
          if words.count > 4 { try buyer.want(words[4]) }
          let request = try buyer.review(card: card, key: words[3])
          waitAtGate()
          let outcome = try buyer.buy(request) { "\(words[3])-\($0)" }
          if case .atBank(let waiting) = outcome { attempt = waiting }
          answer(TrialAnswer(outcome, of: buyer))
        default:
          waitAtGate()
          answer(try comeBack(shop, attempt))
        }
      } catch let error where !(error is BenchFailure) {
        answer(.fault(Console.reason(error)))
      }
    }
  }

  /// `a:1,b:2`.
  private static func wanted(_ text: String) -> [(sku: String, quantity: Int)] {
    text.split(separator: ",").map { part in
      let pair = part.split(separator: ":")
      return (String(pair[0]), pair.count > 1 ? Int(pair[1]) ?? 1 : 1)
    }
  }

  /// Approves at the bank, whatever has become of the order meanwhile.
  func comeBack(_ shop: Shop, _ attempt: String?) throws -> TrialAnswer {
    guard let attempt, let link = try shop.link(ofAttempt: attempt) else { return TrialAnswer(.soldOut) }
    let bank = try TestGateway(path: data.gatewayPath)
    defer { bank.close() }
    try bank.authenticate(link: link, approve: true)
    switch try shop.continuePayment(attempt: attempt) {
    case .placed(let order): return TrialAnswer(placed: order)
    case .changed: return TrialAnswer(.refunded)
    case .declined: return TrialAnswer(.declined)
    case .pending: return TrialAnswer(.pending)
    case .requiresAction: return TrialAnswer(.atBank)
    }
  }

  // MARK: - Writers

  /// Changes a cart about once a second.
  func write(sku: String, seconds: Int) throws {
    let shop = try openShop()
    defer { shop.close() }
    let buyer = try TrialBuyer(shop)
    try buyer.fill([(sku, 1)])
    waitAtGate()
    var result = TrialAnswer(.finished)
    let end = Pace.now + seconds * 1000
    var due = Pace.now + Int.random(in: 0..<1000)
    while due < end {
      Pace.pass(milliseconds: max(0, due - Pace.now))
      let began = Pace.nanoseconds
      do {
        _ = try shop.setQuantity(
          1 + result.times.count % 5, of: sku, in: buyer.cart, country: buyer.country)
        result.times.append(Pace.nanoseconds - began)
      } catch {
        result.refusals["\(Console.reason(error))", default: 0] += 1
      }
      // From when it was due: one that had to wait does not write less often.
      due = max(due + 1000, Pace.now)
    }
    answer(result)
  }

  // MARK: - Orders

  /// Places so many orders one after the other; their carts are full before the gate opens.
  func placeOrders(_ count: Int, sku: String, provider: TrialProvider) throws {
    let shop = try openShop(provider == .file ? nil : TrialGateway(isAsked: provider == .elsewhere))
    defer { shop.close() }
    guard let card = TrialBuyer.card(.success) else { return }
    var requests: [PlaceOrder] = []
    // The first is not measured: with it files are opened and tables built.
    for number in 0...count {
      let buyer = try TrialBuyer(shop)
      try buyer.fill([(sku, 1)])
      guard let request = try buyer.review(card: card, key: "order-\(number)") else { continue }
      // As the screens do with each step.
      try shop.saveDraft(request.draft, of: buyer.cart)
      requests.append(request)
    }
    if let first = requests.first { _ = try place(first, in: shop) }
    waitAtGate()
    var result = TrialAnswer(.finished)
    for request in requests.dropFirst() {
      let began = Pace.nanoseconds
      if try place(request, in: shop) {
        result.times.append(Pace.nanoseconds - began)
      } else {
        result.refusals["not placed", default: 0] += 1
      }
    }
    answer(result)
  }

  private func place(_ request: PlaceOrder, in shop: Shop) throws -> Bool {
    do {
      if case .placed = try shop.placeOrder(request) { return true }
      return false
    } catch is TrialGateway.NotAsked {
      // Thrown behind the order's transaction, which is on the disk by then.
      return true
    }
  }

  /// Writes so many transactions of plain rows, each under the ticket and on the disk at its end.
  func writeBare(_ count: Int) throws {
    let file = try Database(
      path: data.path + "/bare.db", access: .readWrite(ticket: data.path + "/bare.lock"),
      migrations: [Migration(version: 1, sql: BareRow.schema)], applicationID: 1)
    defer { file.close() }
    let statements = BareRow.ofAnOrder.enumerated().map { $1.insertion(into: $0) }
    waitAtGate()
    var result = TrialAnswer(.finished)
    for _ in 0..<count {
      let began = Pace.nanoseconds
      try file.write { writer in
        for statement in statements { try writer.execute(statement) }
      }
      result.times.append(Pace.nanoseconds - began)
    }
    answer(result)
  }

}

extension TrialAnswer {
  init(placed order: Order) {
    self.init(.placed)
    self.order = order.number
    units = Dictionary(order.lines.map { ($0.sku, $0.quantity) }, uniquingKeysWith: +)
  }

  init(_ outcome: TrialBuyer.Outcome, of buyer: TrialBuyer) {
    switch outcome {
    case .placed(let order): self.init(placed: order)
    case .declined: self.init(.declined)
    case .atBank: self.init(.atBank)
    case .pending: self.init(.pending)
    case .soldOut: self.init(.soldOut)
    }
    refusals = buyer.refusals
    refusedTimes = buyer.refusedTimes
    if kind != .soldOut { times = [buyer.lastTime] }
  }
}
