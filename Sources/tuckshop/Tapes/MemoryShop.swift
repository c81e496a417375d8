import Commerce
import Database
import Glibc
import PlainText
import ShopCore
import Storefront
import Synchronization
import Tapes
import TerminalKit

/// The whole shop for one tape, in this process and on this thread: a data folder of its own, terminals in memory.
final class MemoryShop: TapeWorld {
  var shopper: any TapeTerminal { screen }
  var screen: MemoryScreen<Storefront>
  private var desks: [(name: String, front: MemoryDesk)] = []
  private let stage: TapeStage
  let clock: TapeClock
  private let opening: TapeOpening
  let shop: Shop
  private let gateway: TestGateway
  private let bell: ShopBell?
  private let folder: DataFolder
  private var personalTexts = PersonalTexts()
  private let look: Look
  private let journal: EventJournal
  private let world: World
  /// By which the shopper is known again.
  private let token: String

  /// How the terminal in memory draws.
  struct Look {
    var colorDepth: ColorDepth
    var isASCIIOnly = false
    /// A theme's name; nil: what the tape sets, or the built-in one.
    var theme: String?
  }

  /// Opens a shop on a copy of its folder as it is before anybody has been there.
  ///
  /// - Parameter look: Nil: as tapes are played, in 256 colours unless the tape sets `NO_COLOR`.
  init(_ opening: TapeOpening, on stage: TapeStage, look: Look? = nil) throws(TapeTrouble) {
    let look = look ?? Look(colorDepth: opening.colorDepth)
    self.look = look
    for program in opening.required where FilmFiles.find(program) == nil {
      throw TapeTrouble("\(SafeText(cleaning: program)) is not installed, and the tape requires it.")
    }
    self.opening = opening
    self.stage = stage
    clock = TapeClock(at: opening.clock)
    do {
      folder = try stage.freshFolder()
      let world = Self.world(clock, seed: opening.seed)
      gateway = TestGateway(openingLater: folder.gatewayPath)
      shop = try Shop(folder: folder, world: world, gateway: gateway)
      let journal = EventJournal()
      shop.ledger.observeStatements { journal.note(.query, SafeText(cleaning: $0)) }
      shop.catalog.database.observeStatements { journal.note(.query, SafeText(cleaning: $0)) }
      bell = try ShopBell(folder: stage.bellFolder, world: .machine())
      self.journal = journal
      self.world = world
      let visit = try shop.enter(token: nil, country: opening.environment["TUCKSHOP_COUNTRY"])
      token = visit.token
      screen = Self.openShop(
        shop, gateway, bell, opening, stage, clock, folder: folder, journal: journal, world: world, visit, look)
    } catch {
      throw TapeTrouble("The shop cannot be opened for the tape: \(Console.reason(error)).")
    }
  }

  private static func world(_ clock: TapeClock, seed: UInt64) -> World {
    let dice = Dice(seed: seed)
    return World(now: { clock.now }, randomBytes: { dice.bytes($0) })
  }

  private static func openShop(
    _ shop: Shop, _ gateway: TestGateway, _ bell: ShopBell?, _ opening: TapeOpening, _ stage: TapeStage,
    _ clock: TapeClock, folder: DataFolder, journal: EventJournal, world: World, _ visit: GuestVisit,
    _ look: Look
  ) -> MemoryScreen<Storefront> {
    let terminal = MemoryTerminal(size: opening.size, colorDepth: look.colorDepth, isASCIIOnly: look.isASCIIOnly)
    let themes = ThemeShelf(folder: stage.places.themeFolder, depth: terminal.colorDepth)
    var front = ShopFront(shop: shop, visit: visit, terminal: terminal, themes: themes, world: world)
    front.theme = look.theme ?? opening.environment["TUCKSHOP_THEME"]
    front.command = stage.command
    front.export = { name, lines in
      try PrivateFile.write(lines.map(\.string).joined(separator: "\n") + "\n", to: folder.path + "/" + name)
      return "\(name)"
    }
    let (state, effects) = front.begin(chatSeed: "shopper-\(opening.seed)")
    let performer = ShopEffects(shop: shop, surroundings: front.surroundings(gateway), bell: bell?.path)
    return MemoryScreen(
      Storefront(), state: state, effects: effects, terminal: terminal, performer: performer,
      sources: ShopFront.sources(bell), journal: journal, focus: { $0.focusTitle },
      isPersonal: { $0.takesPersonalText }, clock: { clock.elapsed })
  }

  func desk(of name: String) throws(TapeTrouble) -> any TapeTerminal {
    if let desk = desks.first(where: { $0.name == name }) { return desk.front.screen }
    do {
      let desk = try MemoryDesk(
        of: name, opening, on: stage, folder, clock, world: Self.world(clock, seed: opening.seed &+ 1), gateway)
      desks.append((name, desk))
      return desk.screen
    } catch ChatFault.tooLong(let limit) {
      throw TapeTrouble("A name at the desk has \(limit) characters at most, and \(name) has more.")
    } catch {
      throw TapeTrouble("The desk of \(name) cannot be opened: \(Console.reason(error)).")
    }
  }

  func settle() throws(TapeTrouble) {
    // Each may ring the others, so all have their turn until nobody has anything to do.
    for _ in 0..<100 {
      var isBusy = screen.settle()
      for desk in desks where desk.front.screen.settle() { isBusy = true }
      if !isBusy || desks.isEmpty { break }
    }
    personalTexts.note(screen.state)
  }

  /// The shopper who has left comes back through the door.
  func enterAgain() throws {
    var opening = opening
    opening.size = screen.frame.size
    screen = Self.openShop(
      shop, gateway, bell, opening, stage, clock, folder: folder, journal: journal, world: world,
      try shop.enter(token: token), look)
  }

  func advance(by time: Milliseconds) { clock.advance(by: time) }
  func setClock(_ moment: TapeMoment) { clock.set(to: moment) }

  func setStock(of sku: String, to count: Int) throws(TapeTrouble) {
    let isKnown: Bool
    do {
      isKnown = try shop.takeStock(of: sku, counted: count)
    } catch {
      throw TapeTrouble("The stock of \(sku) cannot be set: \(Console.reason(error)).")
    }
    guard isKnown else {
      throw TapeTrouble("The shop has no SKU \(sku); tuckshop product NAME lists those of a product.")
    }
  }

  func decideNextPayment(_ payment: TapePayment) throws(TapeTrouble) {
    do {
      try gateway.decideNext(payment.card)
    } catch {
      throw TapeTrouble("The test bank cannot be told what to say: \(Console.reason(error)).")
    }
  }

  func databaseHash() throws(TapeTrouble) -> String {
    do {
      return try shop.ledgerDigest()
    } catch {
      throw TapeTrouble("The shop's data cannot be read: \(Console.reason(error)).")
    }
  }

  var personal: [Mask] { personalTexts.masks }

  func close() {
    for desk in desks { desk.front.close() }
    shop.close()
    gateway.close()
    stage.remove(folder)
  }
}

extension TapePayment {
  /// The test card that has this outcome.
  var card: ShopCore.TestCard {
    ShopCore.TestCard(rawValue: self == .approved ? "success" : rawValue.split(separator: "-").joined(separator: "_"))
      ?? .declined
  }
}

extension TapeOpening {
  /// 256 colours, whatever the machine's own terminal has, unless the tape sets `NO_COLOR`.
  var colorDepth: ColorDepth { environment["NO_COLOR"].map { !$0.isEmpty } ?? false ? .none : .palette }
}
