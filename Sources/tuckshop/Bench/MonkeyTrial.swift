import Database
import PlainText
import ShopCore

/// Shoppers and a desk on one data folder, each played on by a monkey, and the shop's books afterwards.
struct MonkeyTrial {
  let places: Places
  let sessions: Int
  let seconds: Int
  let seed: UInt64

  /// So many plans, a quarter of which are purchases, cannot all have failed by chance.
  private static let plansForAnOrder = 200

  struct Outcome {
    var events = 0
    var starts = 0
    var reactions = 0
    var slowestReaction = 0
    var plansBegun = 0
    var plansDone = 0
    var orders = 0
    var messages = 0
    var findings: [SafeText] = []
  }

  func run(in folder: BenchFolder, progress: (SafeText) -> Void) throws -> Outcome {
    let shop = try BenchProgram.shop(places, world: .machine(), in: folder)
    let data = DataFolder(path: "\(folder.path)/home/data/tuckshop/\(places.shopName)")
    var dice = SplitMix(state: seed)
    let players = (0..<sessions).map { number in
      // The last one is staff, if there are shoppers beside it.
      let isStaff = number == sessions - 1 && sessions > 1
      let name: SafeText = isStaff ? "desk" : "shopper \(number + 1)"
      return MonkeySession(name, seed: dice.next(), isStaff: isStaff) { person in
        program(shop, "\(number)-\(person)", isStaff: isStaff, in: folder)
      }
    }
    let began = Pace.now
    var round = 0
    while Pace.now - began < seconds * 1000 {
      for player in players { try player.play() }
      round += 1
      if round.isMultiple(of: 50) {
        progress("\((Pace.now - began) / 1000) of \(seconds) s, \(players.reduce(0) { $0 + $1.tally.events }) events")
      }
    }
    for player in players { player.finish() }
    return try outcome(of: players, data)
  }

  private func program(_ shop: BenchProgram, _ person: String, isStaff: Bool, in folder: BenchFolder) -> BenchProgram {
    var environment = shop.environment
    environment["XDG_STATE_HOME"] = "\(folder.path)/home/state\(person)"
    environment["XDG_RUNTIME_DIR"] = nil
    let command = [shop.path] + (isStaff ? ["desk", "--as", "Monkey"] : []) + shop.arguments
    // What a monkey saves lies in the trial's own folder, and goes with it.
    return BenchProgram(
      name: isStaff ? "desk" : "shopper", path: "/bin/sh",
      arguments: ["-c", "cd \"$0\" && exec \"$@\"", folder.path] + command, environment: environment, opening: [],
      toList: "", list: [], leave: "")
  }

  private func outcome(of players: [MonkeySession], _ data: DataFolder) throws -> Outcome {
    var outcome = Outcome()
    for player in players {
      let tally = player.tally
      outcome.plansBegun += player.plans.begun
      outcome.plansDone += player.plans.done
      outcome.events += tally.events
      outcome.starts += tally.starts
      outcome.reactions += tally.reactions
      outcome.slowestReaction = max(outcome.slowestReaction, tally.slowestReaction)
      outcome.findings += tally.findings
    }
    let shop = try Shop(folder: data, world: .machine(), gateway: TestGateway(openingLater: data.gatewayPath))
    defer { shop.close() }
    _ = try shop.reconcile()
    try shop.ledger.read { reader in
      outcome.orders = try reader.int("SELECT count(*) FROM orders WHERE state IN ('placed', 'completed')") ?? 0
      outcome.messages = try reader.int("SELECT count(*) FROM chat_message") ?? 0
    }
    outcome.findings += try Finding.sentences(of: data, .machine())
    // What nobody reaches cannot break: then it is the plans that must be looked at.
    if outcome.orders == 0, outcome.plansDone >= MonkeyTrial.plansForAnOrder {
      outcome.findings.append("nothing was bought, though \(outcome.plansDone) plans were carried through")
    }
    return outcome
  }
}
