import ArgumentParser
import PlainText

/// Lets many processes race for the last units and counts what was sold.
struct BenchRaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "race", abstract: "Let many processes race for the last units, and count what was sold.",
    discussion: """
      Every buyer is a process of its own on the same data. In each round there are a few units of one to four \
      products; all buyers place their orders at the same moment: one or two products, in either order, one to three \
      units, some by cards that are declined, some at a bank where they confirm too late or never. Whatever there was \
      must have been sold, once, and everybody else refused for a reason that has a name. Ends with 1 when something is \
      not so.
      """)

  @OptionGroup var placeOptions: PlaceOptions
  @OptionGroup var format: BenchFormat

  @Option(name: .long, help: "Buyers, each a process.")
  var processes = 200

  @Option(name: .long, help: "How often they race.")
  var rounds = 1000

  @Option(name: .long, help: "Units of one product at most.")
  var stock = 12

  @Flag(name: .long, help: "New processes in every round.")
  var fresh = false

  @Option(name: .long, help: "Another seed makes other rounds.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (4...1000).contains(processes), (1...1_000_000).contains(rounds), (1...999).contains(stock) else {
      throw ValidationError("--processes takes 4 to 1000, --rounds 1 to 1000000, --stock 1 to 999")
    }
  }

  func run() throws {
    try BenchTable.reporting(format) {
      let trial = try TrialShop(placeOptions.places)
      let race = RaceTrial(
        trial: trial, processes: processes, rounds: rounds, stock: stock, seed: seed, isFresh: fresh)
      let load = TrialShop.load
      let began = Pace.now
      let outcome = try race.run(progress: Console.progress)
      let seconds = Double(max(1, Pace.now - began)) / 1000
      var table = BenchTable("\(processes) processes, \(outcome.rounds) rounds, seed \(Int(seed))", load: load)
      table.add("rounds a minute", Double(outcome.rounds) * 60 / seconds)
      table.add("units there were", outcome.units)
      table.add("units sold", outcome.sold)
      table.add("orders placed", outcome.orders)
      table.add("cards declined", outcome.declined)
      table.add("left at the bank", outcome.lapsed)
      table.add("charged too late and refunded", outcome.refunded)
      for (kind, count) in outcome.refusals.sorted(by: { $0.key < $1.key }) {
        table.add("refused: \(SafeText(cleaning: kind))", count)
      }
      table.addTimes("a purchase", outcome.times)
      table.addTimes("a refusal", outcome.refusedTimes)
      table.add("longest log, MB", Double(trial.longestLog) / 1_048_576)
      if trial.longestLog >= 32 * 1_048_576 { table.complain("The log grew to 32 MB or more.") }
      if outcome.orders == 0 { table.complain("Nothing was sold, so nothing was tried.") }
      outcome.violations.forEach { table.complain($0) }
      return table
    }
  }
}
