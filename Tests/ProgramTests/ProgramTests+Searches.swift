import Foundation
import ShopTestKit
import TerminalKit
import Testing

/// What the shop learns from searches, and what a shop's own rules do, through the built program.
extension ProgramTests {
  // Could go wrong: a search on the screen is not counted, counted with each letter, or told with somebody's name.
  @Test func `what a shopper searched for on the screen stands in the insights`() throws {
    let folder = try TestFolder()
    let ada = try RealTerminal(folder, size: Size(80, 24))
    defer { ada.close() }
    try ada.sees("Departments").press("/").type("wheelbarrow").sees("Nothing found").press("Enter").sees("Ask a person")
    try ada.press("/", "Ctrl+U").type("slipway").sees("Slipway").press("Enter", "Enter").sees("€10.90")
    try ada.press("Esc", "/", "Ctrl+U").type("ada@example.test").press("Enter", "q")
    #expect(try ada.exitStatus() == 0)
    let table = try BuiltProgram.run(
      ["insights", "search", "--clock", TestFolder.clock, "--data", folder.data], in: folder)
    #expect(table.status == 0)
    #expect(table.output.contains("1  wheelbarrow") && table.output.contains("1  slipway"), "\(table)")
    #expect(!table.output.contains("example.test"))
    let json = try BuiltProgram.run(
      ["insights", "search", "--json", "--days", "1", "--clock", TestFolder.clock, "--data", folder.data], in: folder)
    #expect(json.output.contains("\"foundNothing\" : 1") && json.output.contains("\"opened\" : 1"), "\(json)")
    let later = try BuiltProgram.run(
      ["insights", "search", "--clock", "2027-06-01T10:00Z", "--data", folder.data], in: folder)
    #expect(later.output.contains("Nobody has searched yet."))
    #expect(try BuiltProgram.run(["insights", "search", "--days", "0"], in: folder).status == 64)
  }
}
