import ArgumentParser
import PlainText

/// Lets monkeys loose on the built program and looks at what is left.
struct BenchMonkeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monkey", abstract: "Press random keys on several terminals at once, and see what breaks.",
    discussion: """
      Shoppers and a desk share a shop of their own; keys, pastes, clicks, resizes and signals come by dice, and \
      now and then a plan, such as a purchase. Looked for are crashes, terminals that are not given back, screens that \
      do not answer within two seconds, bytes that no screen may send, faults in the shop's books, and plans that lead \
      to no order. Ends with 1 when something was found.
      """)

  @OptionGroup var placeOptions: PlaceOptions
  @OptionGroup var format: BenchFormat

  @Option(name: .long, help: "How long they play.")
  var seconds = 1800

  @Option(name: .long, help: "Another seed does other things.")
  var seed: UInt64 = 1

  @Option(name: .long, help: "Terminals; the last one is the staff's.")
  var sessions = 4

  func validate() throws {
    guard (1...86_400).contains(seconds), (1...50).contains(sessions) else {
      throw ValidationError("--seconds takes 1 to 86400, --sessions 1 to 50")
    }
  }

  func run() throws {
    try BenchTable.reporting(format) {
      let load = TrialShop.load
      let trial = MonkeyTrial(places: placeOptions.places, sessions: sessions, seconds: seconds, seed: seed)
      let outcome = try trial.run(in: BenchFolder(), progress: Console.progress)
      var table = BenchTable(
        "\(sessions) terminals for \(seconds) s, seed \(Int(truncatingIfNeeded: seed))", load: load)
      table.add("things done", outcome.events)
      table.add("programs started", outcome.starts)
      table.add("plans begun", outcome.plansBegun)
      table.add("plans carried through", outcome.plansDone)
      table.add("orders placed", outcome.orders)
      table.add("messages written", outcome.messages)
      table.add("answers to Ctrl+L awaited", outcome.reactions)
      table.add("slowest of them, ms", outcome.slowestReaction)
      table.add("findings", outcome.findings.count)
      outcome.findings.forEach { table.complain($0) }
      return table
    }
  }
}
