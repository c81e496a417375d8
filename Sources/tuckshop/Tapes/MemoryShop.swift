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
  var screen: MemoryScreen<RecordedProgram<Storefront>>
  private var desks: [(name: String, front: MemoryDesk)] = []
  private let stage: TapeStage
  let clock: TapeClock
  private let opening: TapeOpening
  private(set) var shop: Shop
  private let gateway: TestGateway
  private let bell: ShopBell?
  private let folder: DataFolder
  private var personalTexts = PersonalTexts()
  private let look: Look
  private let journal: EventJournal
  private let recorder: TapeRecorder
  /// By which the shopper is known again.
  private let token: String
  /// How often the shopper came in.
  private var visits = 0

  /// How the terminal in memory draws.
  struct Look {
    var colorDepth: ColorDepth
    var isASCIIOnly = false
    /// A theme's name; nil: what the tape sets, or the built-in one.
    var theme: String?
    /// Where bug reports go; nil: to the shop's own data, which is thrown away.
    var reports: ReportPlace?
    /// What makes the shop another one than nobody has visited yet, as a bug report tells it.
    var shopNote = ""
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
      gateway = TestGateway(openingLater: folder.gatewayPath)
      journal = EventJournal()
      shop = try Self.shop(in: folder, clock, seed: opening.seed, gateway, journal)
      bell = try ShopBell(folder: stage.bellFolder, world: .machine())
      recorder = TapeRecorder(.forReports, size: opening.size, clock: opening.clock)
      let visit = try shop.enter(token: nil, country: opening.environment["TUCKSHOP_COUNTRY"])
      token = visit.token
      let parts = Parts(
        shop: shop, gateway: gateway, bell: bell, opening: opening, stage: stage, clock: clock, folder: folder,
        journal: journal, recorder: recorder, look: look)
      screen = parts.screen(visit, seed: opening.seed)
    } catch {
      throw TapeTrouble("The shop cannot be opened for the tape: \(Console.reason(error)).")
    }
  }

  private static func shop(
    in folder: DataFolder, _ clock: TapeClock, seed: UInt64, _ gateway: TestGateway, _ journal: EventJournal
  ) throws -> Shop {
    let shop = try Shop(folder: folder, world: world(clock, seed: seed), gateway: gateway)
    shop.ledger.observeStatements { journal.note(.query, SafeText(cleaning: $0)) }
    shop.catalog.database.observeStatements { journal.note(.query, SafeText(cleaning: $0)) }
    return shop
  }

  private static func world(_ clock: TapeClock, seed: UInt64) -> World {
    let dice = Dice(seed: seed)
    return World(now: { clock.now }, randomBytes: { dice.bytes($0) })
  }

  /// What a shopper's front is made of.
  private struct Parts {
    let shop: Shop
    let gateway: TestGateway
    let bell: ShopBell?
    let opening: TapeOpening
    let stage: TapeStage
    let clock: TapeClock
    let folder: DataFolder
    let journal: EventJournal
    let recorder: TapeRecorder
    let look: Look

    func screen(_ visit: GuestVisit, seed: UInt64) -> MemoryScreen<RecordedProgram<Storefront>> {
      let terminal = MemoryTerminal(size: opening.size, colorDepth: look.colorDepth, isASCIIOnly: look.isASCIIOnly)
      let themes = ThemeShelf(folder: stage.places.themeFolder, depth: terminal.colorDepth)
      var front = ShopFront(shop: shop, visit: visit, terminal: terminal, themes: themes, world: shop.world)
      front.theme = look.theme ?? opening.environment["TUCKSHOP_THEME"]
      front.command = stage.command
      front.export = { [folder] name, lines in try Self.export(name, lines, to: folder) }
      let (state, effects) = front.begin(chatSeed: TapeSeed.shopper(seed))
      let report = BugReport(
        recorder: recorder, place: look.reports ?? .ofTape(in: folder, clock),
        shop: stage.places.shopName + look.shopNote, terminal: terminal)
      let clock = clock
      return MemoryScreen(
        RecordedProgram(Storefront(), recorder, .shop), state: state, effects: effects, terminal: terminal,
        performer: ShopEffects(shop: shop, surroundings: front.surroundings(gateway, report), bell: bell?.path),
        sources: ShopFront.sources(bell), journal: journal, focus: { $0.focusTitle },
        isPersonal: { $0.takesPersonalText }, isCard: { $0.takesCard }, clock: { clock.elapsed })
    }

    /// Into the folder that is the program's home on a pseudo-terminal, in its words.
    private static func export(_ name: String, _ lines: [SafeText], to folder: DataFolder) throws -> SafeText {
      let path = folder.path + "/" + name
      guard !Places.exists(path) else { return "\(name), which is there already" }
      try PrivateFile.write(lines.map(\.string).joined(separator: "\n") + "\n", to: path, isNew: true)
      return "\(name) in ~"
    }
  }

  func desk(of name: String) throws(TapeTrouble) -> any TapeTerminal {
    if let desk = desks.first(where: { $0.name == name }) { return desk.front.screen }
    do {
      let desk = try MemoryDesk(
        of: name, opening, on: stage, folder, clock, world: Self.world(clock, seed: TapeSeed.ofDesk(opening.seed)),
        gateway,
        reports: look.reports ?? .ofTape(in: folder, clock))
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

  /// The shopper who has left comes back through the door, with a program of its own dice.
  func enterAgain() throws {
    visits += 1
    let seed = TapeSeed.ofVisit(visits, opening.seed)
    shop.close()
    shop = try Self.shop(in: folder, clock, seed: seed, gateway, journal)
    var opening = opening
    opening.size = screen.frame.size
    let parts = Parts(
      shop: shop, gateway: gateway, bell: bell, opening: opening, stage: stage, clock: clock, folder: folder,
      journal: journal, recorder: recorder, look: look)
    screen = parts.screen(try shop.enter(token: token), seed: seed)
  }

  func advance(by time: Milliseconds) { clock.advance(by: time) }
  func setClock(_ moment: TapeMoment) { clock.set(to: moment) }

  var timeToNotice: Milliseconds { Milliseconds(ShopTimer.refreshMilliseconds) }

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
    // The ledger knows of a visit only after a second, and a tape does not wait for that.
    if let bell { ShopBell.ring([bell.path], .stock) }
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
  var card: TestCard {
    TestCard(rawValue: self == .approved ? "success" : rawValue.split(separator: "-").joined(separator: "_"))
      ?? .declined
  }
}

extension TapeOpening {
  /// 256 colours, whatever the machine's own terminal has, unless the tape sets `NO_COLOR`.
  var colorDepth: ColorDepth { environment["NO_COLOR"].map { !$0.isEmpty } ?? false ? .none : .palette }
}

/// The dice and the ids of messages under a tape: the same in memory and on a pseudo-terminal.
enum TapeSeed {
  static func shopper(_ seed: UInt64) -> String { "shopper-\(seed)" }
  static func desk(of name: String, _ seed: UInt64) -> String { "desk-\(name)-\(seed)" }
  static func ofDesk(_ seed: UInt64) -> UInt64 { seed &+ 1 }
  /// A later visit must not draw what an earlier one drew.
  static func ofVisit(_ number: Int, _ seed: UInt64) -> UInt64 { seed &+ UInt64(number) &* 1000 }
}

extension ReportPlace {
  /// Beside the data of a tape, which the program on a pseudo-terminal has as its home.
  static func ofTape(in folder: DataFolder, _ clock: TapeClock) -> ReportPlace {
    ReportPlace(folder: folder.path + "/guest/reports", home: folder.path, now: { clock.now })
  }
}
