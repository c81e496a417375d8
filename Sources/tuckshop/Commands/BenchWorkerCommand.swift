import Commerce
import ArgumentParser
import ShopCore

/// One process of a trial; it speaks with the one that started it by lines.
struct TrialWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "trial-worker", shouldDisplay: false)

  /// What it is there for.
  enum Task: String, ExpressibleByArgument {
    /// Does what it is told: fills a cart, buys, comes back from the bank.
    case race
    /// Changes its cart once a second.
    case writer
    /// Places orders one after the other.
    case orders
    /// Writes as many rows as an order has, in one transaction under the ticket.
    case bare
    /// Buys once and ends.
    case once
  }

  @Argument var task: Task
  @Option var data: String
  @Option var gate: String
  /// Seconds since 1970.
  @Option(name: .customLong("at")) var moment: Int
  @Option var count = 1
  @Option var seconds = 1
  @Option var provider = TrialProvider.file
  @Option var sku: [String] = []
  @Option var card = TestCard.success.rawValue
  /// Where it kills itself.
  @Option var point: CrashPoint?

  func run() throws {
    let worker = TrialWorker(data: DataFolder(path: data), gate: gate, clock: TrialClock(moment))
    do {
      switch task {
      case .race: try worker.race()
      case .writer: try worker.write(sku: sku.first ?? "", seconds: seconds)
      case .orders: try worker.placeOrders(count, sku: sku.first ?? "", provider: provider)
      case .bare: try worker.writeBare(count)
      case .once: try worker.buyOnce(skus: sku, card: TestCard(rawValue: card) ?? .success, dyingAt: point)
      }
    } catch {
      Console.complain(Console.reason(error))
      throw ExitCode(1)
    }
  }
}
