import CatalogFiles
import Commerce
import Database
import Foundation
import PlainText
import ShopCore
import Storefront
import Synchronization
import TerminalKit
import Testing

/// The whole program in one process: presses keys, reads the screen, in words of the shop.
final class ShopDriver {
  let terminal: MemoryTerminal
  let shop: Shop
  let gateway: TestGateway
  let folder: URL
  let clock: HandClock
  let token: String
  private let loop: EventLoop<Storefront>
  /// Keys pressed beside typed text, and characters typed.
  private(set) var keyCount = 0
  private(set) var typedCount = 0

  /// Opens a shop on a fresh data folder, or on an existing one as a returning guest.
  init(
    _ sample: SampleShop = .coffee, size: Size = Size(80, 24), depth: ColorDepth = .palette, ascii: Bool = false,
    folder existing: URL? = nil, token: String? = nil, clock: HandClock = HandClock()
  ) throws {
    let folder = try existing ?? sample.freshFolder()
    self.folder = folder
    self.clock = clock
    let dice = TestDice()
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
        country: visit.country, size: size, isASCIIOnly: ascii, theme: theme,
        themes: [ThemeChoice(id: theme.id, title: theme.title), ThemeChoice(id: "monochrome", title: "Monochrome")],
        keys: KeySource(seed: visit.token)))
    let effects = Storefront().begin(&state)
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
      performer: ShopEffects(shop: shop, surroundings: surroundings), performance: .inline)
    loop.start(effects)
    loop.settle()
  }

  var state: ShopState { loop.state }
  var lines: [String] { terminal.frame?.text ?? [] }
  var screen: String { lines.joined(separator: "\n") }
  var hasEnded: Bool { loop.ending != nil }

  /// Presses keys by their names: `"c"`, `"Enter"`, `"Ctrl+P"`.
  @discardableResult
  func press(_ names: String..., at location: SourceLocation = #_sourceLocation) -> ShopDriver {
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
  func press(_ name: String, times: Int, at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    for _ in 0..<times { press(name, at: location) }
    return self
  }

  /// Types text, a key for each character.
  @discardableResult
  func type(_ text: String) -> ShopDriver {
    for scalar in text.unicodeScalars {
      typedCount += 1
      terminal.press([.character(scalar)])
      loop.settle()
    }
    return self
  }

  @discardableResult
  func paste(_ text: String) -> ShopDriver {
    terminal.press([.paste(text)])
    loop.settle()
    return self
  }

  @discardableResult
  func resize(_ columns: Int, _ rows: Int) -> ShopDriver {
    terminal.resize(to: Size(columns, rows))
    loop.settle()
    return self
  }

  @discardableResult
  func click(_ text: String, at location: SourceLocation = #_sourceLocation) -> ShopDriver {
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
  func select(_ text: String, at location: SourceLocation = #_sourceLocation) -> ShopDriver {
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
  var focusedLine: String {
    guard let cursor = terminal.frame?.cursor, lines.indices.contains(cursor.row) else { return "" }
    return lines[cursor.row]
  }

  @discardableResult
  func sees(_ texts: String..., at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    for text in texts where !screen.contains(text) {
      Issue.record("the screen does not show “\(text)”\n\(framed)", sourceLocation: location)
    }
    return self
  }

  @discardableResult
  func doesNotSee(_ texts: String..., at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    for text in texts where screen.contains(text) {
      Issue.record("the screen shows “\(text)”\n\(framed)", sourceLocation: location)
    }
    return self
  }

  /// The screen with a border and the place of the cursor, for messages.
  var framed: String {
    let cursor = terminal.frame?.cursor
    let width = terminal.size.columns
    let border = "+" + String(repeating: "-", count: width) + "+"
    let rows = lines.map { "|" + $0 + String(repeating: " ", count: max(0, width - DisplayWidth.of($0))) + "|" }
    let place = cursor.map { "cursor at column \($0.column), row \($0.row)" } ?? "no cursor"
    return ([border] + rows + [border, place]).joined(separator: "\n")
  }

  func close() {
    shop.close()
    gateway.close()
  }
}

/// A clock that a test sets.
final class HandClock: Sendable {
  private let seconds: Mutex<Int>

  /// Monday, 23 November 2026, 09:00 UTC.
  init(_ seconds: Int = 1_795_424_400) { self.seconds = Mutex(seconds) }

  var now: Instant { Instant(seconds: seconds.withLock { $0 }) }
  func advance(seconds interval: Int) { seconds.withLock { $0 += interval } }
}

/// Random bytes that are the same in every run.
final class TestDice: Sendable {
  private let count = Mutex<UInt64>(0)

  func bytes(_ wanted: Int) -> [UInt8] {
    count.withLock { count in
      (0..<wanted).map { _ in
        count += 1
        var mixed = count &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return UInt8(truncatingIfNeeded: mixed ^ (mixed >> 27))
      }
    }
  }
}

/// The shops that come with the program, imported once for all tests.
enum SampleShop: String, CaseIterable {
  case coffee, outfitter

  private static let imported = Mutex<[SampleShop: URL]>([:])

  static var checkout: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// A new data folder with the shop's catalogue and opening stock.
  func freshFolder() throws -> URL {
    let source = try SampleShop.imported.withLock { imported in
      if let folder = imported[self] { return folder }
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tuckshop-sample-\(UUID())")
      let reading = CatalogFolder(path: SampleShop.checkout.appendingPathComponent("Catalog/\(rawValue)").path).read()
      let profile = try #require(reading.profile, "the sample shop \(rawValue) has faults: \(reading.faults)")
      let builder = try CatalogBuilder(folder: DataFolder(path: folder.path))
      try builder.begin(profile: profile)
      for product in reading.products { try builder.add(product) }
      try builder.finish(
        world: World(now: { HandClock().now }, randomBytes: { [UInt8](repeating: 7, count: $0) }))
      imported[self] = folder
      return folder
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tuckshop-test-\(UUID())")
    try FileManager.default.copyItem(at: source, to: folder)
    return folder
  }
}
