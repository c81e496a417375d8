import Commerce
import Database
import Glibc
import PlainText
import ShopCore

/// Many processes race for the last units, round after round.
///
/// In each round carts are filled while there is plenty, then the stock falls to a few units and all buy at once. Then
/// a quarter of an hour passes on the trial's clock: reservations of those who went to their bank are over, some of them
/// confirm all the same, and whoever got nothing tries once more. In the end everything that there was must be sold.
struct RaceTrial {
  struct Outcome {
    var rounds = 0
    var units = 0
    var sold = 0
    var orders = 0
    var declined = 0
    var refunded = 0
    var lapsed = 0
    var refusals: [String: Int] = [:]
    var times: [Int] = []
    var refusedTimes: [Int] = []
    var violations: [SafeText] = []
  }

  let trial: TrialShop
  let processes: Int
  let rounds: Int
  /// Units of one SKU at most.
  let stock: Int
  let seed: UInt64
  /// Every round has new processes.
  let isFresh: Bool

  private static let roundSeconds = 3600
  /// So many rounds the buyers want the same, so that not every cart has to be filled anew; the stock is new each time.
  private static let roundsOfPlan = 8

  func run(progress: (SafeText) -> Void) throws -> Outcome {
    var outcome = Outcome()
    var dice = SplitMix(state: seed)
    var workers = try start()
    var plan = RacePlan(buyers: processes, skus: Array(trial.skus.prefix(12)), dice: &dice)
    for round in 1...rounds {
      trial.clock.advance(seconds: Self.roundSeconds)
      if isFresh, round > 1 {
        workers = []
        workers = try start()
      }
      if round % Self.roundsOfPlan == 0 {
        plan = RacePlan(buyers: processes, skus: Array(trial.skus.prefix(12)), dice: &dice)
      }
      plan.deal(most: stock, dice: &dice)
      try race(plan, round, workers, &outcome)
      outcome.rounds = round
      if round % 50 == 0 || round == rounds {
        outcome.violations += try Finding.sentences(of: trial.data, trial.clock.world)
          .map { "round \(round): \($0)" }
      }
      progress("Round \(round) of \(rounds), \(outcome.orders) orders, \(outcome.violations.count) violations")
      // One that is broken stays broken: more of the same tells nothing.
      if outcome.violations.count >= 20 { break }
    }
    return outcome
  }

  private func start() throws -> [TrialProcess] {
    try (0..<processes).map { try trial.worker("racer\($0)", .race) }
  }

  // MARK: - A round

  private func race(
    _ plan: RacePlan, _ round: Int, _ workers: [TrialProcess], _ outcome: inout Outcome
  ) throws {
    try trial.stock(plan.stock.map { ($0.sku, 10_000) })
    for (worker, buyer) in zip(workers, plan.buyers) {
      worker.send("fill \(trial.clock.seconds) \(Self.words(buyer.wanted))")
    }
    _ = answers(of: workers, .filled, round, &outcome)

    let before = try mark()
    try trial.stock(plan.stock)
    trial.closeGate()
    for (index, (worker, buyer)) in zip(workers, plan.buyers).enumerated() {
      worker.send("buy \(trial.clock.seconds) \(buyer.paying.card.rawValue) round-\(round)-\(index)")
    }
    _ = answers(of: workers, .ready, round, &outcome)
    trial.openGate()
    let first = answers(of: workers, nil, round, &outcome)

    trial.clock.advance(seconds: 16 * 60)
    let second = try comeBack(plan, round, workers, first, &outcome)
    trial.clock.advance(seconds: 16 * 60)
    _ = try trial.shop.reconcile()
    count(first + second, &outcome)
    outcome.lapsed += zip(plan.buyers, first).count { $0.paying == .leaves && $1?.kind == .atBank }
    try examine(plan, round, first + second, since: before, &outcome)
  }

  /// Those who went to the bank confirm at last, and those who pay well and got nothing try for one unit.
  private func comeBack(
    _ plan: RacePlan, _ round: Int, _ workers: [TrialProcess], _ first: [TrialAnswer?], _ outcome: inout Outcome
  ) throws -> [TrialAnswer?] {
    var late: [TrialProcess] = []
    var again: [TrialProcess] = []
    trial.closeGate()
    for ((worker, buyer), answer) in zip(zip(workers, plan.buyers), first) {
      if buyer.paying == .comesLate, answer?.kind == .atBank {
        late.append(worker)
        worker.send("late \(trial.clock.seconds)")
      } else if let sku = plan.second(buyer), answer?.kind == .soldOut {
        worker.send("buy \(trial.clock.seconds) \(TestCard.success.rawValue) again-\(round)-\(again.count) \(sku)")
        again.append(worker)
      }
    }
    _ = answers(of: again + late, .ready, round, &outcome)
    trial.openGate()
    return answers(of: again + late, nil, round, &outcome)
  }

  private static func words(_ wanted: [(sku: String, quantity: Int)]) -> String {
    wanted.map { "\($0.sku):\($0.quantity)" }.joined(separator: ",")
  }

  /// One answer of each; an unexpected one is a violation.
  private func answers(
    of workers: [TrialProcess], _ expected: TrialAnswer.Kind?, _ round: Int, _ outcome: inout Outcome
  ) -> [TrialAnswer?] {
    workers.map { worker in
      let answer = worker.line(trial.measureLog).flatMap(TrialAnswer.init(line:))
      if answer == nil || answer?.kind == .fault || (expected != nil && answer?.kind != expected) {
        let words = SafeText(cleaning: answer?.words ?? answer?.kind.rawValue ?? "")
        outcome.violations.append("round \(round): a worker answered “\(words)”\(worker.words ?? "")")
      }
      return answer
    }
  }

  private func count(_ answers: [TrialAnswer?], _ outcome: inout Outcome) {
    trial.measureLog()
    for case let answer? in answers {
      outcome.refusals.merge(answer.refusals, uniquingKeysWith: +)
      outcome.refusedTimes += answer.refusedTimes
      switch answer.kind {
      case .placed:
        outcome.orders += 1
        outcome.times += answer.times
      case .declined: outcome.declined += 1
      case .refunded: outcome.refunded += 1
      case .soldOut where answer.refusals.isEmpty: outcome.refusals["nothing-on-the-shelf", default: 0] += 1
      default: break
      }
    }
  }

  // MARK: - What is in the ledger

  /// Where the books stand: the last order and the last movement of stock.
  private func mark() throws -> Int {
    try trial.shop.ledger.read { try $0.int("SELECT coalesce(max(id), 0) FROM orders") ?? 0 }
  }

  private func examine(
    _ plan: RacePlan, _ round: Int, _ answers: [TrialAnswer?], since order: Int, _ outcome: inout Outcome
  ) throws {
    var sold: [String: Int] = [:]
    var left: [String: Int] = [:]
    var placed: Set<String> = []
    try trial.shop.ledger.read { reader in
      for row in try reader.rows(
        "SELECT sku, -sum(quantity) AS units FROM stock_movement WHERE kind = 'sale' AND order_id > \(order) GROUP BY sku"
      ) { sold[row.string("sku")] = row.int("units") }
      for row in try reader.rows("SELECT number FROM orders WHERE id > \(order) AND state = 'placed'") {
        placed.insert(row.string("number"))
      }
      for (sku, _) in plan.stock {
        left[sku] = try reader.int("SELECT on_hand FROM stock WHERE sku = \(sku)") ?? -1
      }
    }
    for (sku, stock) in plan.stock {
      outcome.units += stock
      outcome.sold += sold[sku] ?? 0
      if sold[sku] ?? 0 != stock || left[sku] != 0 {
        outcome.violations.append(
          "round \(round): of \(stock) \(sku), \(sold[sku] ?? 0) were sold and \(left[sku] ?? -1) are left")
      }
    }
    let told = answers.compactMap { $0?.order }
    if placed != Set(told) || told.count != placed.count {
      outcome.violations.append("round \(round): \(told.count) were told of an order, \(placed.count) were placed")
    }
  }
}
