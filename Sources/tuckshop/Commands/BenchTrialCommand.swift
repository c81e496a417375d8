import ArgumentParser
import PlainText
import ShopCore

/// Kills shoppers and staff in the middle of their words and counts what was lost.
struct BenchTrialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trial", abstract: "Let many processes talk, kill them at random, and count what was lost.",
    discussion: """
      Every shopper and every member of staff is a process; random ones are killed with SIGKILL and started anew. \
      Afterwards every message whose sender was told that it is kept must be there once, in its sender's order, and \
      both sides must agree on what was delivered and read. Ends with 1 when something is not so.
      """)

  @OptionGroup var placeOptions: PlaceOptions
  @OptionGroup var format: BenchFormat

  @Option(name: .long, help: "Shoppers.")
  var shoppers = 20

  @Option(name: .long, help: "Members of staff.")
  var staff = 2

  @Option(name: .long, help: "How long they talk.")
  var seconds = 120

  @Option(name: .long, help: "Another seed kills others.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (1...500).contains(shoppers), (1...50).contains(staff), (1...3600).contains(seconds) else {
      throw ValidationError("--shoppers takes 1 to 500, --staff 1 to 50, --seconds 1 to 3600")
    }
  }

  func run() throws {
    let places = placeOptions.places
    guard let program = Places.programPath(), let source = places.shopFolder else {
      Console.complain("There is no shop called \(places.shop). Name one with --shop.")
      throw ExitCode(2)
    }
    try BenchTable.reporting(format) {
      let load = TrialShop.load
      let folder = try BenchFolder()
      let data = DataFolder(path: folder.path + "/data")
      _ = try CatalogImport.run(from: source, into: data, world: .machine())
      let trial = ChatTrial(
        shoppers: shoppers, staff: staff, seconds: seconds, seed: seed, program: program, folder: folder.path,
        data: data)
      let outcome = try trial.run(progress: Console.progress)
      var table = BenchTable(
        "\(shoppers) shoppers and \(staff) staff, each a process, for \(seconds) s", load: load)
      table.add("processes killed", outcome.kills)
      table.add("messages of shoppers acknowledged", outcome.fromShoppers)
      table.add("messages of staff acknowledged", outcome.fromStaff)
      for (name, count) in outcome.wrongs {
        table.add(name, count)
        if count > 0 { table.complain("\(name): \(count)") }
      }
      outcome.broken.forEach { table.complain($0) }
      return table
    }
  }
}

/// One process of the trial.
struct ChatWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "chat-worker", shouldDisplay: false)

  @Argument var role: String
  @Argument var name: String
  @Option var folder: String
  @Option var data: String
  @Option var workerSeed: UInt64

  func run() throws {
    guard let role = ChatWorker.Role(rawValue: role) else { throw ExitCode(2) }
    do {
      var worker = try ChatWorker(
        role: role, name: name, folder: folder, data: DataFolder(path: data), seed: workerSeed)
      try worker.run()
    } catch let broken as ChatWorker.Broken {
      Console.complain(broken.what)
      throw ExitCode(1)
    }
  }
}
