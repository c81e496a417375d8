import Database
import PlainText

/// Durable orders a second, beside the bare locked transaction on the same disk.
struct OrdersTrial {
  /// One half of the comparison.
  struct Rate {
    var count = 0
    var nanoseconds = 0
    var times: [Int] = []

    var perSecond: Double { nanoseconds == 0 ? 0 : Double(count) * 1e9 / Double(nanoseconds) }
  }

  struct Outcome {
    /// Orders written down: lines, units held, payment attempt, in one transaction.
    var written = Rate()
    /// Whole purchases, the provider's books being elsewhere.
    var purchases = Rate()
    /// Whole purchases at the test gateway, whose file is on the same disk.
    var atTestGateway = Rate()
    var bare = Rate()
    var broken: [SafeText] = []
  }

  let trial: TrialShop
  let processes: Int
  /// Orders of each process in one turn.
  let orders: Int
  /// Both take turns, so that a machine that is busy for a while disturbs both.
  let turns: Int

  /// Transactions of the ledger that make one purchase: written down, intent known, settled.
  static let transactionsOfPurchase = 3

  func run(progress: (SafeText) -> Void) throws -> Outcome {
    var outcome = Outcome()
    try trial.stock([(trial.skus[0], 999_999)])
    for turn in 1...turns {
      progress("Turn \(turn) of \(turns)")
      try measure(.bare, orders * 2, .nowhere, into: &outcome.bare, &outcome.broken)
      try measure(.orders, orders, .nowhere, into: &outcome.written, &outcome.broken)
      // Nobody paid for these: what they hold is free again before the next begin, as in any shop.
      trial.clock.advance(seconds: 16 * 60)
      try measure(.orders, orders, .elsewhere, into: &outcome.purchases, &outcome.broken)
      try measure(.orders, orders, .file, into: &outcome.atTestGateway, &outcome.broken)
    }
    return outcome
  }

  private func measure(
    _ task: TrialWorkerCommand.Task, _ count: Int, _ provider: TrialProvider, into rate: inout Rate,
    _ broken: inout [SafeText]
  ) throws {
    trial.closeGate()
    let workers = try (0..<processes).map { number in
      try trial.worker(
        "\(task.rawValue)\(number)", task,
        arguments: [
          "--count", "\(count)", "--sku", trial.skus[0], "--provider", provider.rawValue,
        ])
    }
    for worker in workers { _ = worker.line() }
    let began = Pace.nanoseconds
    trial.openGate()
    for worker in workers {
      guard let answer = worker.line().flatMap(TrialAnswer.init(line:)), answer.refusals.isEmpty else {
        broken.append("a worker did not do its part: \(worker.words ?? "")")
        continue
      }
      rate.times += answer.times
      rate.count += answer.times.count
    }
    rate.nanoseconds += Pace.nanoseconds - began
    for worker in workers { worker.wait() }
  }
}
