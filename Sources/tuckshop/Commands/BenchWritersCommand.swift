import ArgumentParser
import PlainText
import ShopCore

/// Lets many shoppers change their carts at once and counts what failed.
struct BenchWritersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "writers", abstract: "Let many shoppers change their carts once a second, and count what failed.",
    discussion: """
      Every shopper is a process of its own on the same data. A time is from asking the core to set a quantity to its \
      answer, which holds the priced cart: the write is on the disk by then. Ends with 1 when one of them failed.
      """)

  @OptionGroup var placeOptions: PlaceOptions
  @OptionGroup var format: BenchFormat

  @Option(name: .long, help: "Shoppers, each a process.")
  var processes = 500

  @Option(name: .long, help: "How long they write.")
  var seconds = 60

  func validate() throws {
    guard (1...2000).contains(processes), (1...3600).contains(seconds) else {
      throw ValidationError("--processes takes 1 to 2000, --seconds 1 to 3600")
    }
  }

  func run() throws {
    try BenchTable.reporting(format) {
      let trial = try TrialShop(placeOptions.places)
      let load = TrialShop.load
      let outcome = try WritersTrial(trial: trial, processes: processes, seconds: seconds).run(
        progress: Console.progress)
      var table = BenchTable("\(processes) writers for \(seconds) s", load: load)
      table.add("cart writes", outcome.times.count)
      table.add("writes a second", Double(outcome.times.count) / Double(seconds))
      table.add("failed", outcome.failures.values.reduce(0, +))
      table.addTimes("a write", outcome.times)
      table.add("longest log, MB", Double(trial.longestLog) / 1_048_576)
      for (reason, count) in outcome.failures { table.complain("\(count) failed: \(SafeText(cleaning: reason))") }
      if trial.longestLog >= 32 * 1_048_576 { table.complain("The log grew to 32 MB or more.") }
      if outcome.times.isEmpty { table.complain("Nothing was written, so nothing was tried.") }
      outcome.broken.forEach { table.complain($0) }
      try Finding.sentences(of: trial.data, trial.clock.world).forEach {
        table.complain($0)
      }
      return table
    }
  }
}
