import PlainText
import ShopTestKit
import TerminalKit
import Testing

extension ProgramTests {
  @Test(arguments: [Size(40, 12), Size(80, 24), Size(120, 40)])
  func `the same keys show the same text in memory and on a real terminal`(_ size: Size) throws {
    let shop = try TwoScreens(size: size)
    defer { shop.close() }
    try shop.agree(on: "home")
    try shop.press("?").agree(on: "help")
    try shop.press("Down", "PgDn").agree(on: "help, further down")
    try shop.press("Esc", "Ctrl+P").agree(on: "palette")
    try shop.type("browse cof").agree(on: "palette, filtered")
    try shop.press("Enter").agree(on: "listing")
    try shop.press("f", "Down", "Enter").agree(on: "listing, filtered")
    try shop.press("~", "t").agree(on: "theme picker")
    try shop.press("Down").agree(on: "another theme")
    try shop.press("Esc", "/").agree(on: "search")
    try shop.type("kitchen tab").agree(on: "search results")
    try shop.press("Enter", "Enter").agree(on: "product")
    try shop.press("Down", "Right", "PgDn").agree(on: "another variant")
    try shop.press("a").agree(on: "product in the cart")
    try shop.press("c", "Down").agree(on: "cart")
    try shop.press("e").agree(on: "explained total")
    try shop.press("Esc", "o").agree(on: "address")
    try shop.type("ada@example.test").press("Enter").type("Ada Byrne é").press("Enter").agree(on: "address, typed")
    try shop.type("1 Quay Street").press("Enter").type("Dungarvan").press("Enter", "Enter").agree(on: "delivery")
    try shop.press("Down").agree(on: "another delivery")
    try shop.press("Enter").agree(on: "payment")
    try shop.type("4242424242424242123412").press("Enter").agree(on: "payment with a fault")
    try shop.type("3").press("Enter").agree(on: "review")
    try shop.press("Up", "Up").agree(on: "review, further up")
    try shop.press("End", "Enter").agree(on: "placed")
    try shop.press("Enter", "o").agree(on: "orders")
  }
}

/// One shop twice, with the same keys: in memory, and the program on a real terminal.
final class TwoScreens {
  private let memory: ShopDriver
  private let real: RealTerminal

  init(size: Size) throws {
    memory = try ShopDriver(size: size)
    // Whether somebody answers is told a second after the first screen.
    memory.advance(seconds: 1)
    let folder = try TestFolder()
    // Without theme files there are the two themes of the driver.
    real = try RealTerminal(folder, size: size, arguments: folder.arguments + ["--themes", folder.home])
  }

  func close() {
    memory.close()
    real.close()
  }

  @discardableResult
  func press(_ names: String...) throws -> TwoScreens {
    for name in names {
      memory.press(name)
      try real.press(name)
      try agree(on: "after \(name)")
    }
    return self
  }

  @discardableResult
  func type(_ text: String) throws -> TwoScreens {
    memory.type(text)
    try real.type(text)
    return self
  }

  /// Waits until the real screen shows the text of the one in memory, with the cursor in the same place.
  func agree(on what: String, line: UInt = #line) throws {
    let expected = memory.lines.map { $0.trimmingBlanks.withoutOrderNumber }
    let cursor = memory.terminal.frame?.cursor
    let wanted = "\(what), as in memory:\n\(memory.framed)\nbut:"
    try real.waits(for: wanted, line: line) { screen in
      screen.lines.map(\.withoutOrderNumber) == expected && screen.cursor == cursor
    }
  }
}

extension String {
  /// An order's number is random; its length is not.
  fileprivate var withoutOrderNumber: String {
    replacing(#/TS-[0-9A-Z-]+/#) { String(repeating: "#", count: $0.output.count) }
  }
}
