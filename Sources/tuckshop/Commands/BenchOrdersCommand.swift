import ArgumentParser
import PlainText

/// Measures how many orders a second are placed, paid and on the disk.
struct BenchOrdersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders", abstract: "Measure durable orders a second, beside the bare locked transaction.",
    discussion: """
      An order is durable once it is written down: its lines, the units held for it and the payment attempt, in one \
      transaction under the ticket. A purchase goes on from there: the provider's intent is written down, the card is \
      charged, the order is settled; three transactions in all, each on the disk before the next step. The bare \
      transaction writes as many rows of the same length as the first of them, with as many index entries, by the same \
      library and under a ticket of the same kind: what is left is the shop's own work. All take turns. Build with optimisation before you believe a figure.
      """)

  @OptionGroup var placeOptions: PlaceOptions
  @OptionGroup var format: BenchFormat

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
    try BenchTable.reporting(format) {
      let trial = try TrialShop(placeOptions.places)
      let load = TrialShop.load
      let outcome = try OrdersTrial(trial: trial, processes: processes, orders: orders, turns: turns).run(
        progress: Console.progress)
      var table = BenchTable("\(processes) processes, \(turns) turns of \(orders) orders each", load: load)
      let shape: SafeText = "\(BareRow.ofAnOrder.count) rows, \(BareRow.indexCount) index entries"
      table.add("bare transactions a second", outcome.bare.perSecond)
      table.note("A bare transaction writes \(shape), as the order's own does.")
      table.addTimes("a bare transaction", outcome.bare.times)
      table.add("orders written down a second", outcome.written.perSecond)
      table.addTimes("an order written down", outcome.written.times)
      table.add("purchases a second, provider elsewhere", outcome.purchases.perSecond)
      table.addTimes("a purchase", outcome.purchases.times)
      table.add("purchases a second at the test gateway", outcome.atTestGateway.perSecond)
      table.addTimes("one at the test gateway", outcome.atTestGateway.times)
      let bare = max(1, outcome.bare.perSecond)
      table.add("orders written down for a bare one", outcome.written.perSecond / bare, decimals: 2)
      let steps = Double(OrdersTrial.transactionsOfPurchase)
      table.add("purchases' transactions for a bare one", outcome.purchases.perSecond * steps / bare, decimals: 2)
      outcome.broken.forEach { table.complain($0) }
      return table
    }
  }
}
