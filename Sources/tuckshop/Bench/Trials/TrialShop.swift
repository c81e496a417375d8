import Commerce
import Database
import Glibc
import PlainText
import ShopCore

/// A shop for a trial: data of its own, a clock that the trial sets, and the gate at which its workers wait.
final class TrialShop {
  let program: String
  let folder: BenchFolder
  let data: DataFolder
  let clock: TrialClock
  private(set) var shop: Shop
  private(set) var gateway: TestGateway
  /// SKUs that can be bought, in their order.
  let skus: [String]
  private let gate: Int32
  /// The longest that the ledger's log has been, in bytes.
  private(set) var longestLog = 0

  init(_ places: Places) throws {
    guard let program = Places.programPath(), let source = places.shopFolder else {
      throw BenchFailure.cannotPrepare("There is no shop called \(places.shop). Name one with --shop.")
    }
    self.program = program
    folder = try BenchFolder()
    data = DataFolder(path: folder.path + "/data")
    let clock = TrialClock(Int(time(nil)))
    self.clock = clock
    try CatalogImport.run(from: source, into: data, world: clock.world)
    gateway = try TestGateway(path: data.gatewayPath)
    shop = try Shop(folder: data, world: clock.world, gateway: gateway)
    skus = try shop.ledger.read { reader in
      try reader.rows("SELECT sku FROM stock WHERE declared > 0 ORDER BY sku").map { $0.string("sku") }
    }
    gate = open(folder.path + "/gate", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    // A worker that has ended must not end the trial.
    signal(SIGPIPE, SIG_IGN)
    Self.allowManyPipes()
  }

  /// Each worker takes two of the open files that a process may have, and shells allow few.
  private static func allowManyPipes() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  deinit {
    close()
    Glibc.close(gate)
  }

  /// Closes the trial's own connections, so that whoever opens the files next finds them as a crash left them.
  func close() {
    shop.close()
    gateway.close()
  }

  /// Opens the files anew, which mends what a crash left.
  func reopen() throws {
    close()
    gateway = try TestGateway(path: data.gatewayPath)
    shop = try Shop(folder: data, world: clock.world, gateway: gateway)
  }

  /// Starts a worker with that name.
  func worker(_ name: String, _ task: TrialWorkerCommand.Task, arguments: [String] = []) throws -> TrialProcess {
    try TrialProcess(
      [program] + workerArguments(task) + arguments, complaints: folder.path + "/" + name + ".err")
  }

  func workerArguments(_ task: TrialWorkerCommand.Task) -> [String] {
    [
      "bench", "trial-worker", task.rawValue, "--data", data.path, "--gate", folder.path + "/gate", "--at",
      String(clock.seconds),
    ]
  }

  /// Whoever comes to the gate from now on waits.
  func closeGate() { flock(gate, LOCK_EX) }

  /// All who wait go at once.
  func openGate() { flock(gate, LOCK_UN) }

  /// Sets what is on hand, with the movements that the books need.
  func stock(_ units: [(sku: String, stock: Int)]) throws {
    try shop.ledger.write { writer in
      // A number that is declared again changes nothing, whatever sales have made of it.
      try StockBook.sync(units.map { ($0.sku, $0.stock + 1) }, at: clock.now, in: writer)
      try StockBook.sync(units, at: clock.now, in: writer)
    }
  }

  /// Notes how long the ledger's log is now.
  func measureLog() {
    var status = stat()
    if stat(data.ledgerPath + "-wal", &status) == 0 { longestLog = max(longestLog, Int(status.st_size)) }
  }

  static var load: Double {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? averages[0] : 0
  }
}
