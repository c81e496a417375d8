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
    var orders = Rate()
    var bare = Rate()
    /// Rows that one whole purchase writes into the ledger, and their bytes.
    var rows = 0
    var broken: [SafeText] = []
  }

  let trial: TrialShop
  let processes: Int
  /// Orders of each process in one turn.
  let orders: Int
  /// Both take turns, so that a machine that is busy for a while disturbs both.
  let turns: Int

  /// Rows that the ledger gets for one order of one line: counted in `Placing`, `AttemptBook.setIntent`, `Settlement`.
  ///
  /// Placing: order, line, reservation, draft, cart, attempt. Intent: attempt. Settling: attempt, reservation, stock,
  /// movement, order, cart line, draft, cart (three times), confirmation.
  static let rows = 18
  /// What one of those rows takes, on average: the order's and the drafts' JSON among them.
  static let rowBytes = 200

  func run(progress: (SafeText) -> Void) throws -> Outcome {
    var outcome = Outcome(rows: Self.rows)
    try trial.stock([(trial.skus[0], 999_999)])
    for turn in 1...turns {
      progress("Turn \(turn) of \(turns): orders")
      try measure(.orders, orders, into: &outcome.orders, &outcome.broken)
      progress("Turn \(turn) of \(turns): bare transactions")
      try measure(.bare, orders * 4, into: &outcome.bare, &outcome.broken)
    }
    return outcome
  }

  private func measure(
    _ task: TrialWorkerCommand.Task, _ count: Int, into rate: inout Rate, _ broken: inout [SafeText]
  ) throws {
    trial.closeGate()
    let workers = try (0..<processes).map { number in
      try trial.worker(
        "\(task.rawValue)\(number)", task,
        arguments: [
          "--count", "\(count)", "--sku", trial.skus[0], "--rows", "\(Self.rows)", "--bytes", "\(Self.rowBytes)",
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
