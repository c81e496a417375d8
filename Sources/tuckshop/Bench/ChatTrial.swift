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

    /// What must be nought.
    var wrongs: [(SafeText, Int)] {
      [
        ("lost", lost), ("out of their sender's order", outOfOrder),
        ("on whose state the two sides disagree", disagreeing), ("faults in the ledger", damaged),
      ]
    }
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
      Pace.pass(milliseconds: Int(150 + dice.next() % 500))
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

  private func start(_ role: ChatWorker.Role, _ name: String, seed: UInt64) throws -> TrialProcess {
    try TrialProcess(
      [
        program, "bench", "chat-worker", role.rawValue, name, "--folder", folder, "--data", data.path, "--worker-seed",
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
