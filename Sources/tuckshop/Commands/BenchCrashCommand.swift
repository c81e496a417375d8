import ArgumentParser
import PlainText

/// Kills checkouts and looks into the books afterwards.
struct BenchCrashCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crash", abstract: "Kill checkouts wherever they are, and look into the books afterwards.",
    discussion: """
      Every other checkout runs in the program on a pseudo-terminal, by its keys; the others without a screen. They are \
      killed with SIGKILL at random moments, then between any two steps of the payment, then, where strace is installed \
      and permitted, at each write and each sync of a purchase. After each kill the shop is opened anew, what was \
      interrupted is reconciled, and units, orders and charges must agree: an order that was told of is there, no \
      purchase became two, nothing was charged without an order. Ends with 1 when something is not so.
      """)

  @OptionGroup var placeOptions: PlaceOptions
  @OptionGroup var format: BenchFormat

  @Option(name: .long, help: "Checkouts that are killed at random.")
  var checkouts = 200

  @Option(name: .long, help: "Kill at every so manieth write of a purchase; 0: at none.")
  var stride = 1

  @Option(name: .long, help: "Another seed kills at other moments.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (0...100_000).contains(checkouts), (0...1000).contains(stride) else {
      throw ValidationError("--checkouts takes 0 to 100000, --stride 0 to 1000")
    }
  }

  func run() throws {
    try BenchTable.reporting(format) {
      let load = TrialShop.load
      let trial = try CrashTrial(placeOptions.places, seed: seed)
      if checkouts > 0 { try trial.killAtRandom(checkouts, progress: Console.progress) }
      try trial.killAtPoints(progress: Console.progress)
      var isTraced = false
      if stride > 0 { isTraced = try trial.killAtCalls(stride: stride, progress: Console.progress) }
      let outcome = trial.outcome
      var table = BenchTable("Killed checkouts, seed \(Int(seed))", load: load)
      table.add("at random, on a terminal", outcome.onTerminal)
      table.add("at random, without a screen", outcome.inCore)
      table.add("between two steps of the payment", outcome.atPoints)
      table.add("at the Nth write", outcome.atWrites)
      table.add("at the Nth sync", outcome.atSyncs)
      table.add("told of their order before", outcome.told)
      table.add("not told, and placed all the same", outcome.placedUntold)
      table.add("not told, and nothing came of it", outcome.nothing)
      table.add("violations", outcome.violations.count)
      if stride > 0, !isTraced {
        table.note("Writes and syncs were left out: strace is not installed or not permitted.")
      }
      outcome.violations.forEach { table.complain($0) }
      return table
    }
  }
}
