import Commerce
import Database
import Desk
import PlainText
import ShopCore
import Tapes
import TerminalKit

/// A member of staff at a desk on a terminal in memory.
final class MemoryDesk {
  let screen: MemoryScreen<RecordedProgram<StaffDesk>>
  private let shop: Shop
  private let staff: Int
  private let bell: ShopBell

  /// Opens a desk on a shop's data; its terminal is as large as the shopper's was at first.
  init(
    of name: String, _ opening: TapeOpening, on stage: TapeStage, _ folder: DataFolder, _ clock: TapeClock,
    world: World, _ gateway: TestGateway, reports: ReportPlace
  ) throws {
    shop = try Shop(folder: folder, world: world, gateway: gateway)
    let journal = EventJournal()
    shop.ledger.observeStatements { journal.note(.query, SafeText(cleaning: $0)) }
    bell = try ShopBell(folder: stage.bellFolder, world: .machine())
    let me = try shop.openDesk(as: name, bell: bell.path)
    staff = me.id
    let terminal = MemoryTerminal(size: opening.size, colorDepth: opening.colorDepth)
    let themes = ThemeShelf(folder: stage.places.themeFolder, depth: terminal.colorDepth)
    let front = DeskFront(shop: shop, me: me, terminal: terminal, themes: themes)
    let (state, effects) = front.begin(
      theme: nil, keySeed: TapeSeed.desk(of: name, TapeSeed.ofDesk(opening.seed)))
    let recorder = TapeRecorder(.forDeskReports, size: opening.size, clock: TapeMoment(seconds: clock.now.seconds))
    let report = BugReport(
      recorder: recorder, place: reports, shop: "\(stage.places.shopName), at the desk", terminal: terminal)
    screen = MemoryScreen(
      RecordedProgram(StaffDesk(), recorder, .desk), state: state, effects: effects, terminal: terminal,
      performer: DeskEffects(shop: shop, staff: me.id) { try report.save(theme: $0) }, sources: DeskFront.sources(bell),
      journal: journal,
      focus: { $0.focusTitle }, isPersonal: { _ in false }, clock: { clock.elapsed })
  }

  func close() {
    try? shop.closeDesk(staff: staff, bell: bell.path)
    shop.close()
  }
}
