import Commerce
import Database
import Glibc
import PlainText
import ShopCore

/// Shoppers and staff in processes of their own that are killed at random, and what is left of their words afterwards.
struct ChatTrial {
  struct Outcome {
    var kills = 0
    var fromShoppers = 0
    var fromStaff = 0
    var lost = 0
    var outOfOrder = 0
    var disagreeing = 0
    var damaged = 0
    var broken: [SafeText] = []

    var isSound: Bool { lost + outOfOrder + disagreeing + damaged == 0 && broken.isEmpty }
  }

  let shoppers: Int
  let staff: Int
  let seconds: Int
  let seed: UInt64
  let program: String
  let folder: String
  let data: DataFolder

  private var names: [(role: ChatWorker.Role, name: String)] {
    (1...shoppers).map { (.shopper, "shopper\($0)") } + (1...staff).map { (.staff, "staff\($0)") }
  }

  func run(progress: (SafeText) -> Void) throws -> Outcome {
    var outcome = Outcome()
    var dice = SplitMix(state: seed)
    var workers = try names.map { try start($0.role, $0.name, seed: dice.next()) }
    let began = Pace.now
    while Pace.now - began < seconds * 1000 {
      // A pause of the trial's own: what is measured here is what survives, not how fast.
      poll(nil, 0, Int32(150 + dice.next() % 500))
      let index = Int(dice.next() % UInt64(workers.count))
      workers[index].kill()
      outcome.kills += 1
      if let words = workers[index].words { outcome.broken.append(words) }
      workers[index] = try start(names[index].role, names[index].name, seed: dice.next())
      progress("\((Pace.now - began) / 1000) of \(seconds) s, \(outcome.kills) killed")
    }
    for worker in workers {
      worker.finish()
      if let words = worker.words { outcome.broken.append(words) }
    }
    try examine(&outcome)
    return outcome
  }

  private func start(_ role: ChatWorker.Role, _ name: String, seed: UInt64) throws -> WorkerProcess {
    try WorkerProcess(
      program,
      [
        "bench", "chat-worker", role.rawValue, name, "--folder", folder, "--data", data.path, "--worker-seed",
        String(seed),
      ], complaints: folder + "/" + name + ".err")
  }

  /// Compares what was acknowledged with what is in the ledger, read anew.
  private func examine(_ outcome: inout Outcome) throws {
    let shop = try Shop(folder: data, world: .machine(), gateway: TestGateway(openingLater: data.gatewayPath))
    defer { shop.close() }
    for (role, name) in names {
      let acknowledged = Acknowledgements(folder: folder, name: name).count
      let kept = try shop.ledger.read { reader in
        try reader.rows("SELECT client_id FROM chat_message WHERE client_id LIKE \(name + "-%") ORDER BY id")
          .compactMap { Int($0.string("client_id").dropFirst(name.count + 1)) }
      }
      // The id is unique by the table's rule, so that each is there once or not at all.
      outcome.lost += Set(1..<(acknowledged + 1)).subtracting(kept).count
      outcome.outOfOrder += zip(kept, kept.dropFirst()).count { $0 >= $1 }
      if role == .shopper { outcome.fromShoppers += acknowledged } else { outcome.fromStaff += acknowledged }
    }
    let (faults, guests) = try shop.ledger.read { reader in
      (
        try reader.rows("PRAGMA foreign_key_check").count
          + (try reader.string("PRAGMA integrity_check") == "ok" ? 0 : 1),
        try reader.rows("SELECT guest_id, max(id) AS thread FROM chat_thread GROUP BY guest_id")
      )
    }
    outcome.damaged = faults
    let desk = try shop.openDesk(as: "Examiner", bell: nil)
    for row in guests {
      let (guest, thread) = (row.int("guest_id"), row.int("thread"))
      // Both sides come back first: what waited for them is then delivered.
      _ = try shop.chat(of: guest)
      _ = try shop.deskThread(thread, staff: desk.id, isReading: false)
      let seen = try shop.chat(of: guest).messages
      let staffs = try shop.deskThread(thread, staff: desk.id, isReading: false).messages
      let states = Dictionary(staffs.map { ($0.id, $0.delivery) }) { first, _ in first }
      outcome.disagreeing += seen.count { states[$0.id] != $0.delivery }
    }
  }
}

/// A worker that runs; its standard input is held open as long as it is to go on.
final class WorkerProcess {
  private let process: pid_t
  private let leash: Int32
  private let complaints: String

  init(_ program: String, _ arguments: [String], complaints: String) throws {
    self.complaints = complaints
    unlink(complaints)
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw BenchFailure.cannotPrepare("No pipe can be had.") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, complaints, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var pointers = ([program] + arguments).map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    var child: pid_t = 0
    let outcome = posix_spawn(&child, program, &actions, nil, &pointers, environ)
    close(ends[0])
    leash = ends[1]
    process = child
    guard outcome == 0 else { throw BenchFailure.notStarted(program, code: outcome) }
  }

  deinit { close(leash) }

  /// Ends it at whatever it is doing.
  func kill() {
    Glibc.kill(process, SIGKILL)
    wait()
  }

  /// Lets it come to its end by itself.
  func finish() {
    close(leash)
    wait()
  }

  private func wait() {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// What it complained about; nil when it did not.
  var words: SafeText? {
    let text = PrivateFile.read(complaints) ?? ""
    return text.isEmpty ? nil : SafeText(cleaning: text)
  }
}
