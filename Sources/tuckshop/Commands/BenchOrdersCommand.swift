import ArgumentParser
import PlainText

/// Measures how many orders a second are placed, paid and on the disk.
struct BenchOrdersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders", abstract: "Measure durable orders a second, beside the bare locked transaction.",
    discussion: """
      An order is the whole purchase of a full cart: written down, paid at the test gateway, settled, each step on the \
      disk before the next. The bare transaction writes as many rows, by the same library and under a ticket of the \
      same kind, in one step. Build with optimisation before you believe a figure.
      """)

  @OptionGroup var placeOptions: PlaceOptions

  @Option(name: .long, help: "Processes that buy at once.")
  var processes = 4

  @Option(name: .long, help: "Orders of each process in a turn.")
  var orders = 100

  @Option(name: .long, help: "Turns of orders and of bare transactions.")
  var turns = 3

  func validate() throws {
    guard (1...200).contains(processes), (1...10_000).contains(orders), (1...100).contains(turns) else {
      throw ValidationError("--processes takes 1 to 200, --orders 1 to 10000, --turns 1 to 100")
    }
  }

  func run() throws {
    try BenchTable.reporting {
      let trial = try TrialShop(placeOptions.places)
      let load = TrialShop.load
      let outcome = try OrdersTrial(trial: trial, processes: processes, orders: orders, turns: turns).run(
        progress: Console.progress)
      var table = BenchTable("\(processes) processes, \(turns) turns of \(orders) orders each", load: load)
      table.add("orders", outcome.orders.count)
      table.add("orders a second", outcome.orders.perSecond)
      table.addTimes("an order", outcome.orders.times)
      table.add("bare transactions a second (\(outcome.rows) rows)", outcome.bare.perSecond)
      table.addTimes("a bare transaction", outcome.bare.times)
      table.add(
        "orders for each bare transaction", outcome.orders.perSecond / max(1, outcome.bare.perSecond), decimals: 2)
      outcome.broken.forEach { table.complain($0) }
      try BooksCheck(shop: trial.shop, gateway: trial.gateway).violations(isSettled: true).forEach {
        table.complain($0)
      }
      return table
    }
  }
}
