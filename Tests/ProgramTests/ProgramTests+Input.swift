import TerminalKit
import Testing

extension ProgramTests {
  @Test func `a paste with line ends fills one field and sends nothing off`() throws {
    let shop = try RealTerminal(TestFolder.ofReturningGuest())
    defer { shop.close() }
    try shop.goes(to: .address).moves("Up", to: "Full name").press("Ctrl+U")
    try shop.waits(for: "an empty field") { !$0.text.contains("Ada Byrne") }
    try shop.paste("Grace\nHopper\n\n").type("X")
    let screen = try shop.waits(for: "the whole name") { $0.focusedLine.contains("X") }
    #expect(screen.focusedLine.contains("Full name") && screen.focusedLine.contains("Grace Hopper"), "\(screen.framed)")
    #expect(screen.text.contains(CheckoutStep.address.mark), "\(screen.framed)")
  }

  @Test func `Esc goes back without waiting for another key`() throws {
    let shop = try RealTerminal(TestFolder())
    defer { shop.close() }
    try shop.sees("Departments").press("/").sees("Search").type("kettle").sees("Gooseneck").press("Esc")
    try shop.waits(for: "the front page") { $0.text.contains("Departments") && !$0.text.contains("Gooseneck") }
  }

  @Test func `an arrow whose bytes come one by one is an arrow`() throws {
    let shop = try RealTerminal(TestFolder())
    defer { shop.close() }
    let home = try shop.sees("Departments").selection()
    try shop.type("\u{1B}").type("[").type("B")
    try shop.waits(for: "the row below") { $0.selectedRow.map { $0 - 1 } == home.selectedRow }
  }

  @Test func `a click on a row opens it, and the wheel moves the selection`() throws {
    let shop = try RealTerminal(TestFolder())
    defer { shop.close() }
    try shop.click("Grinders").sees("Home › Grinders", "of 5 products")
    let before = try shop.selection()
    try shop.type("\u{1B}[<65;40;12M")
    try shop.waits(for: "a moved selection") { $0.selectedRow.map { $0 - 1 } == before.selectedRow }
  }
}
