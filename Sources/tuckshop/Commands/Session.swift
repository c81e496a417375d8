import ArgumentParser
import Commerce
import CursesTerminal
import Glibc
import PlainText
import ShopCore
import Storefront
import Tapes
import TerminalKit

/// A shopper's time in the shop on this terminal, from the door to the door.
struct Session {
  var places: Places
  var settings: Settings
  var world = World.machine()
  /// A theme's name; nil: the one of the last visit.
  var theme: String?
  /// Nil: what the terminal can.
  var color: ColorDepth?
  var takesMouse: Bool
  /// Milliseconds that only rise, for timers.
  var timerClock = monotonicMilliseconds
  /// How the session is recorded; the usual: as much as a bug report needs.
  var recording = TapeRecording.Options.forReports
  /// Where bug reports go; nil: to what the guest keeps.
  var reportFolder: String?
  /// By which ids of messages begin; new in every run on the same data, or a message would count as sent already.
  var chatSeed = World.newKeySeed()
  /// Is given the recording when the session is over.
  var keepRecording: (TapeRecorder) -> Void = { _ in }

  init(
    places: Places, settings: Settings, world: World = .machine(), screen: ScreenOptions? = nil
  ) {
    self.places = places
    self.settings = settings
    self.world = world
    theme = screen?.theme
    color = (screen?.color ?? settings.color)?.depth
    takesMouse = screen?.mouse ?? settings.takesMouse
  }

  func run() throws {
    ProcessMemory.shareHeap()
    let folder = places.dataFolder
    let (shop, gateway) = try openShop(folder, world)
    let visit = try Console.withData(in: folder) { try places.enter(shop, country: settings.country) }
    let mailbox = Mailbox<Action>()
    let crashGuard = CrashGuard(signalDescriptor: mailbox.signalDescriptor)
    let terminal = try CursesTerminal.open(for: "The shop", color, takesMouse, places, crashGuard)
    let themes = ThemeShelf(folder: places.themeFolder, depth: terminal.colorDepth)
    var front = ShopFront(shop: shop, visit: visit, terminal: terminal, themes: themes, world: world)
    (front.theme, front.environmentTheme, front.fileTheme) = (theme, settings.environmentTheme, settings.fileTheme)
    front.command = shopCommand
    front.export = Session.export
    var (state, effects) = front.begin(chatSeed: chatSeed)
    state.shared.toast = terminal.notice.map { Toast(.info, $0) } ?? themes.complaint(about: theme)
    let recorder = TapeRecorder(
      recording, size: terminal.size, clock: TapeMoment(seconds: world.now().seconds))
    let place = ReportPlace(folder: reportFolder ?? places.reportFolder, now: world.now)
    let report = BugReport(recorder: recorder, place: place, shop: places.shopName, terminal: terminal)
    var surroundings = front.surroundings(gateway, report)
    surroundings.sealMemory = { CrashGuard.sealMemory() }
    // Without one the session looks by itself, now and then.
    let bell = try? ShopBell(folder: places.bellFolder, world: .machine())
    let loop = EventLoop(
      program: RecordedProgram(Storefront(), recorder, .shop), state: state, terminal: terminal,
      performer: ShopEffects(shop: shop, surroundings: surroundings, bell: bell?.path), mailbox: mailbox,
      signals: crashGuard, sources: ShopFront.sources(bell), clock: timerClock)
    loop.start(effects)
    let end = loop.run {
      shop.releaseMemory()
      ProcessMemory.release()
    }
    terminal.close()
    shop.close()
    gateway.close()
    keepRecording(recorder)
    place.saved.tell()
    leave(loop.state, end, crashGuard)
  }

  /// How to come back to this shop.
  private var shopCommand: SafeText {
    places.shop == places.usualShop ? "tuckshop" : "tuckshop --shop \(places.shop)"
  }

  private func leave(_ state: ShopState, _ end: LoopEnd, _ crashGuard: CrashGuard) {
    switch end {
    case .quit:
      if let farewell = state.farewell { Console.say(farewell) }
    case .signal(let number):
      crashGuard.die(by: number)
    }
  }

  /// Opens the shop's files; a first start imports the sample by itself.
  private func openShop(_ folder: DataFolder, _ world: World) throws -> (Shop, TestGateway) {
    if !Places.exists(folder.catalogPath) {
      guard let source = places.shopFolder else {
        Console.complain(
          "There is no shop called \(places.shop) here. Import one: tuckshop catalog import DIR --data \(folder.path)")
        throw ExitCode(2)
      }
      Console.complain("Setting up the shop for the first time.")
      try CatalogImport.run(from: source, into: folder, world: world, waitsForOther: true)
    }
    return try Console.withData(in: folder) {
      let gateway = TestGateway(openingLater: folder.gatewayPath)
      let shop = try places.opening(in: folder, world) { try Shop(folder: folder, world: world, gateway: gateway) }
      return (shop, gateway)
    }
  }

  /// Writes an order into the folder the shop was started in; an older file is not overwritten.
  static func export(_ name: String, _ lines: [SafeText]) throws -> SafeText {
    let text = lines.map(\.string).joined(separator: "\n") + "\n"
    guard !Places.exists(name) else { return "\(name), which is there already" }
    try PrivateFile.write(text, to: name, isNew: true)
    return "\(name) in \(Places.atHome(Places.workingFolder))"
  }
}
