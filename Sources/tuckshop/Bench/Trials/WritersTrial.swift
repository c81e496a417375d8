import PlainText

/// Many shoppers who each change a cart about once a second.
struct WritersTrial {
  struct Outcome {
    var times: [Int] = []
    var failures: [String: Int] = [:]
    var broken: [SafeText] = []
  }

  let trial: TrialShop
  let processes: Int
  let seconds: Int

  func run(progress: (SafeText) -> Void) throws -> Outcome {
    var outcome = Outcome()
    trial.closeGate()
    var workers: [TrialProcess] = []
    for number in 0..<processes {
      progress("Opening \(number + 1) of \(processes)")
      let sku = trial.skus[number % trial.skus.count]
      let worker = try trial.worker("writer\(number)", .writer, arguments: ["--seconds", "\(seconds)", "--sku", sku])
      workers.append(worker)
      // A few at a time: a start is no part of what is tried.
      if number >= 8 { _ = workers[number - 8].line() }
    }
    for worker in workers.suffix(8) { _ = worker.line() }
    trial.openGate()
    progress("Writing for \(seconds) s")
    for (number, worker) in workers.enumerated() {
      guard let answer = worker.line(trial.measureLog).flatMap(TrialAnswer.init(line:)), answer.kind == .finished else {
        outcome.broken.append("writer \(number) ended early: \(worker.words ?? "")")
        continue
      }
      outcome.times += answer.times
      outcome.failures.merge(answer.refusals, uniquingKeysWith: +)
      worker.wait()
    }
    return outcome
  }
}
