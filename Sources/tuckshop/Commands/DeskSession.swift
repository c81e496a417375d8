import ArgumentParser
import Commerce
import CursesTerminal
import Desk
import PlainText
import ShopCore
import Tapes
import TerminalKit

/// A member of staff's time at the desk on this terminal.
struct DeskSession {
  var name: String
  var places = Places()
  var world = World.machine()
  /// A theme's name; nil: the built-in one.
  var theme: String?
  /// Nil: what the terminal can.
  var color: ColorDepth?
  var takesMouse = true
  /// Milliseconds that only rise, for timers.
  var timerClock = monotonicMilliseconds
  /// By which ids of messages begin; never of fixed dice, because a message under an id that was used before counts as
  /// sent already.
  var keySeed = World.newKeySeed()

  func run() throws {
    ProcessMemory.shareHeap()
    let folder = places.dataFolder
    let shop = try places.openShop(world, hasScreen: true)
    // Without a bell the desk looks by itself, now and then; its name must be new even where dice are fixed.
    let bell = try? ShopBell(folder: places.bellFolder, world: .machine())
    let me = try open(shop, folder, bell)
    let mailbox = Mailbox<Action>()
    let crashGuard = CrashGuard(signalDescriptor: mailbox.signalDescriptor)
    let reports = ReportPlace(folder: places.reportFolder, now: world.now)
    let end: LoopEnd
    do {
      defer {
        // An unanswered bell says the same, a little later.
        try? shop.closeDesk(staff: me.id, bell: bell?.path)
        shop.close()
      }
      end = try runLoop(shop, me, bell, mailbox, crashGuard, reports)
    }
    reports.saved.tell()
    if case .signal(let number) = end { crashGuard.die(by: number) }
  }

  private func open(_ shop: Shop, _ folder: DataFolder, _ bell: ShopBell?) throws -> StaffMember {
    try Console.withData(in: folder) {
      do {
        return try shop.openDesk(as: name, bell: bell?.path)
      } catch ChatFault.tooLong(let limit) {
        Console.complain("A name has \(limit) characters at most.")
      } catch ChatFault.empty {
        Console.complain("Say who you are, such as: tuckshop desk --as Aoife")
      }
      throw ExitCode(2)
    }
  }

  private func runLoop(
    _ shop: Shop, _ me: StaffMember, _ bell: ShopBell?, _ mailbox: Mailbox<Action>, _ crashGuard: CrashGuard,
    _ reports: ReportPlace
  ) throws -> LoopEnd {
    let terminal = try CursesTerminal.open(for: "The desk", color, takesMouse, places, crashGuard)
    defer { terminal.close() }
    let themes = ThemeShelf(folder: places.themeFolder, depth: terminal.colorDepth)
    let front = DeskFront(shop: shop, me: me, terminal: terminal, themes: themes)
    var (state, effects) = front.begin(theme: theme, keySeed: keySeed)
    state.shared.toast =
      terminal.notice.map { Toast(.info, $0) }
      ?? themes.complaint(about: theme, help: "tuckshop theme list shows those there are")
    let recorder = TapeRecorder(
      .forDeskReports, size: terminal.size, clock: TapeMoment(seconds: world.now().seconds))
    let report = BugReport(
      recorder: recorder, place: reports, shop: "\(places.shopName), at the desk", terminal: terminal)
    let loop = EventLoop(
      program: RecordedProgram(StaffDesk(), recorder, .desk), state: state, terminal: terminal,
      performer: DeskEffects(shop: shop, staff: me.id) { try report.save(theme: $0) }, mailbox: mailbox,
      signals: crashGuard, sources: DeskFront.sources(bell), clock: timerClock)
    loop.start(effects)
    return loop.run {
      shop.releaseMemory()
      ProcessMemory.release()
    }
  }
}
