import Commerce
import PlainText
import ShopCore
import Tapes
import TerminalKit

/// The built program on pseudo-terminals, on data of its own, beside the same shop in memory: both get the same keys,
/// and must show the same.
final class PtyShop: TapeWorld {
  var shopper: any TapeTerminal { screen }
  private var screen: PtyScreen
  private var desks: [(name: String, screen: PtyScreen)] = []
  private let memory: MemoryShop
  private let opening: TapeOpening
  private let stage: TapeStage
  private let folder: DataFolder
  private let clock: ClockFile
  /// The same data, for what the tape does to the shop itself.
  private let shop: Shop
  private let gateway: TestGateway
  /// How often the shopper came in.
  private var visits = 0

  init(_ opening: TapeOpening, on stage: TapeStage, beside memory: MemoryShop) throws(TapeTrouble) {
    self.opening = opening
    self.stage = stage
    self.memory = memory
    do {
      folder = try stage.freshFolder()
      gateway = TestGateway(openingLater: folder.gatewayPath)
      let clock = try ClockFile(creating: folder.path + ".clock", at: opening.clock)
      self.clock = clock
      let dice = Dice(seed: opening.seed &+ 2)
      shop = try Shop(
        folder: folder, world: World(now: { clock.now }, randomBytes: { dice.bytes($0) }), gateway: gateway)
      screen = try PtyScreen(
        Self.program(["open"], opening.seed, opening, stage, folder), size: opening.size, beside: memory.shopper)
    } catch let trouble as TapeTrouble {
      throw trouble
    } catch {
      throw TapeTrouble("The shop cannot be opened for the tape: \(Console.reason(error)).")
    }
    try screen.agree()
  }

  private static func program(
    _ command: [String], _ seed: UInt64, _ opening: TapeOpening, _ stage: TapeStage, _ folder: DataFolder
  ) throws -> BenchProgram {
    guard let path = Places.programPath() else { throw TapeTrouble("There is no /proc here.") }
    // Its home is the data folder, so that what it saves goes with the data, and is told alike in every run.
    var environment = BenchProgram.surroundings(home: folder.path)
    environment["TUCKSHOP_CATALOG"] = stage.places.catalogFolder.flatMap(Places.resolved)
    environment["TUCKSHOP_THEMES"] = stage.places.themeFolder.flatMap(Places.resolved)
    environment["XDG_RUNTIME_DIR"] = runtimeFolder(of: folder)
    environment.merge(opening.environment) { $1 }
    PrivateFile.makeFolder(runtimeFolder(of: folder))
    let name = stage.places.shop
    let shop = name.contains("/") ? Places.resolved(name) ?? name : name
    let arguments =
      command + ["--shop", shop, "--data", folder.path, "--seed", "\(seed)"] + ["--tape-clock", folder.path + ".clock"]
    return BenchProgram(
      name: "tuckshop", path: "/bin/sh",
      arguments: ["-c", "cd \"$0\" && exec \"$@\"", folder.path, path] + arguments, environment: environment,
      opening: [], toList: "", list: [], leave: "")
  }

  /// Each tape's own, so that a bell rung here is heard by nobody else.
  private static func runtimeFolder(of folder: DataFolder) -> String { folder.path + ".run" }

  private func ringShoppers(_ ring: Ring) {
    let bells = Self.runtimeFolder(of: folder) + "/tuckshop"
    ShopBell.ring(TapeFiles.names(in: bells).map { bells + "/" + $0 }, ring)
  }

  func reopen() throws(TapeTrouble) {
    screen.close()
    try memory.reopen()
    visits += 1
    do {
      let program = try Self.program(["open"], TapeSeed.ofVisit(visits, opening.seed), opening, stage, folder)
      screen = try PtyScreen(program, size: memory.shopper.frame.size, beside: memory.shopper)
    } catch {
      throw (error as? TapeTrouble) ?? TapeTrouble("The shop cannot be opened again: \(Console.reason(error)).")
    }
    try screen.agree()
  }

  func desk(of name: String) throws(TapeTrouble) -> any TapeTerminal {
    if let desk = desks.first(where: { $0.name == name }) { return desk.screen }
    let beside = try memory.desk(of: name)
    let desk: PtyScreen
    do {
      let program = try Self.program(
        ["desk", "open", "--as", name], TapeSeed.ofDesk(opening.seed), opening, stage, folder)
      desk = try PtyScreen(program, size: opening.size, beside: beside)
    } catch {
      throw (error as? TapeTrouble) ?? TapeTrouble("The desk of \(name) cannot be opened.")
    }
    desks.append((name, desk))
    try desk.agree()
    return desk
  }

  func settle() throws(TapeTrouble) {
    try memory.settle()
    try screen.agree()
    for desk in desks { try desk.screen.agree() }
  }

  func advance(by time: Milliseconds) throws(TapeTrouble) {
    memory.advance(by: time)
    clock.advance(by: time)
    wake()
  }

  func setClock(_ moment: TapeMoment) throws(TapeTrouble) {
    memory.setClock(moment)
    clock.set(to: moment)
    wake()
  }

  private func wake() {
    screen.wake()
    for desk in desks { desk.screen.wake() }
  }

  var timeToNotice: Milliseconds { memory.timeToNotice }

  func setStock(of sku: String, to count: Int) throws(TapeTrouble) {
    try memory.setStock(of: sku, to: count)
    do {
      _ = try shop.takeStock(of: sku, counted: count)
    } catch {
      throw TapeTrouble("The stock of \(sku) cannot be set: \(Console.reason(error)).")
    }
    ringShoppers(.stock)
  }

  func decideNextPayment(_ payment: TapePayment) throws(TapeTrouble) {
    try memory.decideNextPayment(payment)
    do {
      try gateway.decideNext(payment.card)
    } catch {
      throw TapeTrouble("The test bank cannot be told what to say: \(Console.reason(error)).")
    }
  }

  /// Of what the program itself has written.
  func databaseHash() throws(TapeTrouble) -> String {
    do {
      return try shop.ledgerDigest()
    } catch {
      throw TapeTrouble("The shop's data cannot be read: \(Console.reason(error)).")
    }
  }

  var personal: [Mask] { memory.personal }

  func close() {
    for desk in desks { desk.screen.close() }
    screen.close()
    shop.close()
    gateway.close()
    clock.close()
    memory.close()
    stage.remove(folder)
  }
}
