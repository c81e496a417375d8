// A plain build has no Testing module: then this target is empty.
#if canImport(Testing)
import Commerce
package import Foundation
package import ShopCore
package import Storefront
package import TerminalKit
import PlainText
import Testing

/// The whole program in one process: presses keys, reads the screen, in words of the shop.
package final class ShopDriver: ScreenDriver {
  package let terminal: MemoryTerminal
  package let shop: Shop
  package let gateway: TestGateway
  package let folder: URL
  package let clock: HandClock
  private let bell: ShopBell?
  package let token: String
  private let loop: EventLoop<Storefront>
  /// Keys pressed beside typed text, and characters typed.
  package var keyCount = 0
  package var typedCount = 0

  /// Opens a shop on a fresh data folder, or on an existing one as a returning guest (by the token) or as another one
  /// (by another seed).
  package init(
    _ sample: SampleShop = .coffee, size: Size = Size(80, 24), depth: ColorDepth = .palette, ascii: Bool = false,
    folder existing: URL? = nil, token: String? = nil, clock: HandClock = HandClock(), seed: UInt64 = 0,
    hasBell: Bool = true
  ) throws {
    let folder = try existing ?? sample.freshFolder()
    self.folder = folder
    self.clock = clock
    let dice = TestDice(seed: seed)
    let world = World(now: { clock.now }, randomBytes: { dice.bytes($0) })
    let data = DataFolder(path: folder.path)
    let gateway = try TestGateway(path: data.gatewayPath)
    self.gateway = gateway
    shop = try Shop(folder: data, world: world, gateway: gateway)
    let visit = try shop.enter(token: token)
    self.token = visit.token
    terminal = MemoryTerminal(size: size, colorDepth: depth, isASCIIOnly: ascii)
    let theme = depth == .none ? Theme.monochrome : BuiltInTheme.standard.theme(for: depth)
    var state = ShopState(
      shared: Shared(
        profile: shop.profile, guest: visit.guestID, cartID: visit.cartID, isReturning: visit.isReturning,
        country: visit.country, size: size, isASCIIOnly: ascii, colorDepth: depth, theme: theme,
        themes: [ThemeChoice(id: theme.id, title: theme.title), ThemeChoice(id: "monochrome", title: "Monochrome")],
        keys: KeySource(seed: "\(visit.token)-\(seed)")))
    state.shared.edition = shop.catalog.newest.edition
    let effects = Storefront().begin(&state)
    let bell =
      hasBell ? try? ShopBell(folder: ScratchFolder.bells, world: World(now: world.now, randomBytes: randomBytes)) : nil
    self.bell = bell
    let surroundings = EffectSurroundings(
      theme: { $0 == "monochrome" ? .monochrome : theme },
      export: { name, lines in
        let text = lines.map(\.string).joined(separator: "\n")
        try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        return SafeText(cleaning: name)
      },
      saveReport: { _ in "~/reports/shop.tape" },
      authenticate: { link, approve in _ = try gateway.authenticate(link: link, approve: approve) })
    loop = EventLoop(
      program: Storefront(), state: state, terminal: terminal,
      performer: ShopEffects(shop: shop, surroundings: surroundings, bell: bell?.path), performance: .inline,
      sources: bell.map { bell in
        [DescriptorSource<Action>(descriptor: bell.descriptor) { bell.take().map(Action.rang) }]
      } ?? [],
      clock: { clock.now.seconds * 1000 })
    loop.start(effects)
    loop.settle()
  }

  package var state: ShopState { loop.state }

  package func runLoop() {
    loop.settle()
    // Lists are drawn over what was there; whatever that was, the frame is the state's.
    guard case .listing(let page) = state.page, page.focus == .list, !hasEnded, let frame = terminal.frame else {
      return
    }
    let whole = Storefront().render(state, size: terminal.size, ascii: terminal.isASCIIOnly)
    if frame != whole {
      Issue.record("drawn over the last frame it is\n\(screen)\nand whole\n\(whole.text.joined(separator: "\n"))")
    }
  }

  package var hasEnded: Bool { loop.ending != nil }

  package func close() {
    shop.close()
    gateway.close()
  }
}
#endif
