// A plain build has no Testing module: then this target is empty.
#if canImport(Testing)
import Commerce
package import Foundation
import PlainText
package import ShopCore
package import Storefront
package import TerminalKit
package import Testing

/// The whole program in one process: presses keys, reads the screen, in words of the shop.
package final class ShopDriver {
  package let terminal: MemoryTerminal
  package let shop: Shop
  package let gateway: TestGateway
  package let folder: URL
  package let clock: HandClock
  private let bell: ShopBell?
  package let token: String
  private let loop: EventLoop<Storefront>
  /// Keys pressed beside typed text, and characters typed.
  package private(set) var keyCount = 0
  package private(set) var typedCount = 0

  /// Opens a shop on a fresh data folder, or on an existing one as a returning guest (by the token) or as another one
  /// (by another seed).
  package init(
    _ sample: SampleShop = .coffee, size: Size = Size(80, 24), depth: ColorDepth = .palette, ascii: Bool = false,
    folder existing: URL? = nil, token: String? = nil, clock: HandClock = HandClock(), seed: UInt64 = 0
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
    let effects = Storefront().begin(&state)
    let bell = try? ShopBell(folder: ScratchFolder.bells, world: World(now: world.now, randomBytes: randomBytes))
    self.bell = bell
    let surroundings = EffectSurroundings(
      theme: { $0 == "monochrome" ? .monochrome : theme },
      export: { name, lines in
        let text = lines.map(\.string).joined(separator: "\n")
        try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        return SafeText(cleaning: name)
      },
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

  /// Takes what others rang about and the timers that are due.
  @discardableResult
  package func settle() -> ShopDriver {
    loop.settle()
    return self
  }

  /// Lets time pass, second by second, so that timers fire in their order.
  @discardableResult
  package func advance(seconds: Int) -> ShopDriver {
    for _ in 0..<seconds {
      clock.advance(seconds: 1)
      loop.settle()
    }
    return self
  }
  package var lines: [String] { terminal.frame?.text ?? [] }
  package var screen: String { lines.joined(separator: "\n") }
  package var hasEnded: Bool { loop.ending != nil }

  /// Presses keys by their names: `"c"`, `"Enter"`, `"Ctrl+P"`.
  @discardableResult
  package func press(_ names: String..., at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    for name in names {
      guard let key = Key(named: name) else {
        Issue.record("there is no key called \(name)", sourceLocation: location)
        continue
      }
      keyCount += 1
      terminal.press([key])
      loop.settle()
    }
    return self
  }

  @discardableResult
  package func press(_ name: String, times: Int, at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    for _ in 0..<times { press(name, at: location) }
    return self
  }

  /// Presses several keys before the program can answer the first.
  @discardableResult
  package func pressAtOnce(_ keys: [Key]) -> ShopDriver {
    keyCount += keys.count
    terminal.press(keys)
    loop.settle()
    return self
  }

  /// Types text, a key for each character.
  @discardableResult
  package func type(_ text: String) -> ShopDriver {
    for scalar in text.unicodeScalars {
      typedCount += 1
      terminal.press([.character(scalar)])
      loop.settle()
    }
    return self
  }

  @discardableResult
  package func paste(_ text: String) -> ShopDriver {
    terminal.press([.paste(text)])
    loop.settle()
    return self
  }

  @discardableResult
  package func resize(_ columns: Int, _ rows: Int) -> ShopDriver {
    terminal.resize(to: Size(columns, rows))
    loop.settle()
    return self
  }

  @discardableResult
  package func click(_ text: String, at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    guard let row = lines.firstIndex(where: { $0.contains(text) }),
      let range = lines[row].range(of: text)
    else {
      Issue.record("nothing to click on says “\(text)”\n\(framed)", sourceLocation: location)
      return self
    }
    let column = DisplayWidth.of(String(lines[row][..<range.lowerBound]))
    terminal.press([.mouse(MouseEvent(.click, at: Point(column, row)))])
    loop.settle()
    return self
  }

  /// Moves down until the selected row says `text`.
  @discardableResult
  package func select(_ text: String, at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    press("Home")
    for _ in 0..<300 {
      if focusedLine.contains(text) { return self }
      let before = (focusedLine, screen)
      press("Down")
      if (focusedLine, screen) == before { break }
    }
    Issue.record("no row says “\(text)”\n\(framed)", sourceLocation: location)
    return self
  }

  /// The line on which the cursor stands.
  package var focusedLine: String {
    guard let cursor = terminal.frame?.cursor, lines.indices.contains(cursor.row) else { return "" }
    return lines[cursor.row]
  }

  @discardableResult
  package func sees(_ texts: String..., at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    for text in texts where !screen.contains(text) {
      Issue.record("the screen does not show “\(text)”\n\(framed)", sourceLocation: location)
    }
    return self
  }

  @discardableResult
  package func doesNotSee(_ texts: String..., at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    for text in texts where screen.contains(text) {
      Issue.record("the screen shows “\(text)”\n\(framed)", sourceLocation: location)
    }
    return self
  }

  /// The screen with a border and the place of the cursor, for messages.
  package var framed: String {
    let cursor = terminal.frame?.cursor
    let width = terminal.size.columns
    let border = "+" + String(repeating: "-", count: width) + "+"
    let rows = lines.map { "|" + $0 + String(repeating: " ", count: max(0, width - DisplayWidth.of($0))) + "|" }
    let place = cursor.map { "cursor at column \($0.column), row \($0.row)" } ?? "no cursor"
    return ([border] + rows + [border, place]).joined(separator: "\n")
  }

  package func close() {
    shop.close()
    gateway.close()
  }
}
#endif
