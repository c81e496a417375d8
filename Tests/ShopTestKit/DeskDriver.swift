// A plain build has no Testing module: then this target is empty.
#if canImport(Testing)
package import Commerce
package import Desk
package import Foundation
package import ShopCore
import PlainText
package import TerminalKit

/// A member of staff's desk in one process: presses keys, reads the screen, in words of the shop.
package final class DeskDriver: ScreenDriver {
  package let terminal: MemoryTerminal
  package let shop: Shop
  package let folder: URL
  package let clock: HandClock
  package let me: StaffMember
  private let bell: ShopBell?
  private let gateway: TestGateway
  private let loop: EventLoop<StaffDesk>
  package var keyCount = 0
  package var typedCount = 0

  /// Opens a desk on the data folder of a shop that others may have open too; with their clock, if need be.
  package init(
    as name: String = "Aoife", folder: URL, size: Size = Size(80, 24), depth: ColorDepth = .palette,
    ascii: Bool = false, clock: HandClock = HandClock(), seed: UInt64 = 1000
  ) throws {
    self.folder = folder
    self.clock = clock
    let dice = TestDice(seed: seed)
    let world = World(now: { clock.now }, randomBytes: { dice.bytes($0) })
    let data = DataFolder(path: folder.path)
    gateway = TestGateway(openingLater: data.gatewayPath)
    shop = try Shop(folder: data, world: world, gateway: gateway)
    let bell = try? ShopBell(folder: ScratchFolder.bells, world: World(now: world.now, randomBytes: randomBytes))
    self.bell = bell
    me = try shop.openDesk(as: name, bell: bell?.path)
    terminal = MemoryTerminal(size: size, colorDepth: depth, isASCIIOnly: ascii)
    let theme = depth == .none ? Theme.monochrome : BuiltInTheme.standard.theme(for: depth)
    var state = DeskState(
      shared: Shared(
        profile: shop.profile, me: me, now: clock.now, size: size, isASCIIOnly: ascii, theme: theme,
        keys: KeySource(seed: "desk-\(name)-\(seed)")))
    let effects = StaffDesk().begin(&state)
    loop = EventLoop(
      program: StaffDesk(), state: state, terminal: terminal,
      performer: DeskEffects(shop: shop, staff: me.id, saveReport: { _ in "~/reports/desk.tape" }),
      performance: .inline,
      sources: bell.map { bell in
        [DescriptorSource<Action>(descriptor: bell.descriptor) { StaffDesk.news(bell.take()) }]
      } ?? [],
      clock: { clock.now.seconds * 1000 })
    loop.start(effects)
    loop.settle()
  }

  package var state: DeskState { loop.state }
  package func runLoop() { loop.settle() }
  package var hasEnded: Bool { loop.ending != nil }

  package func close() {
    try? shop.closeDesk(staff: me.id, bell: bell?.path)
    shop.close()
    gateway.close()
  }
}
#endif
