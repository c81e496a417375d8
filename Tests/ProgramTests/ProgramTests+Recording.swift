import Foundation
import ShopTestKit
import TerminalKit
import Testing

// Could go wrong: a recording or a report holds what somebody typed about themselves; it cannot be played; it shows
// another screen when it is; a report can be read by others, or is nowhere to be found.
extension ProgramTests {
  private static let secrets = [
    "ada@secret.org", "secret.org", "Ada", "Byrne", "Hidden", "Dungarvan", "5555555555554444", "5555 5555",
  ]

  private func checkOut(_ shop: RealTerminal, card: String) throws {
    try shop.press("/").sees("Results appear").type("kitchen table").sees("Kitchen Table Blend").press("Enter")
    try shop.press("Enter").sees("In stock").press("a").sees("Cart 1").press("c").sees("What it costs").press("o")
    try shop.sees("Street address").type("ada@secret.org").press("Enter").type("Ada Byrnee").press("Backspace", "Enter")
    try shop.type("12 Hidden Road").press("Enter").type("Dungarvan").press("Enter", "Enter").sees("Standard post")
    try shop.press("Enter").sees("•••• 4242").type(card + "1234987").press("Enter")
    try shop.sees("Place the order")
  }

  @Test func `a recorded purchase has samples and waits, and played again it shows the same screen`() throws {
    let folder = try TestFolder(nil)
    let tape = folder.home + "/visit.tape"
    let arguments = ["tape", "record", tape, "--clock", "2026-03-02T09:30:00Z", "--seed", "7"]
    let shop = try RealTerminal(folder, arguments: arguments)
    defer { shop.close() }
    try checkOut(shop, card: "4000000000009995")
    try shop.press("~").sees("Departments", "leave a message")
    let last = try shop.screen()
    try shop.press("q").sees("Play it with")

    var text = try String(contentsOfFile: tape, encoding: .utf8)
    for secret in Self.secrets { #expect(!text.contains(secret), "\(secret) is in\n\(text)") }
    #expect(text.contains("Type \"guest@example.com\"") && text.contains("Type \"1 Sample Street\""), "\(text)")
    #expect(text.contains("Type \"40000000000099951234123\""), "the card's outcome is kept\n\(text)")
    #expect(text.contains("Wait+Screen /") && !text.contains("Sleep"), "\(text)")
    let check = try BuiltProgram.run(["tape", "fmt", "--check", tape], in: folder)
    #expect(check.status == 0, "\(check)")

    text = "Output \(folder.home.hasPrefix("/") ? "\"\(folder.home)/film.txt\"" : "film.txt")\n" + text
    try text.write(toFile: tape, atomically: true, encoding: .utf8)
    let played = try BuiltProgram.run(["tape", "run", tape], in: folder)
    #expect(played.status == 0, "\(played)\n\(text)")
    let film = try String(contentsOfFile: folder.home + "/film.txt", encoding: .utf8)
    let screens = film.components(separatedBy: String(repeating: "─", count: 80) + "\n")
    let wanted = last.text.trimmingCharacters(in: .newlines)
    #expect(
      screens.contains { $0.trimmingCharacters(in: .newlines) == wanted },
      "no screen is\n\(last.framed)\nbut \(screens.suffix(3).joined(separator: "\n====\n"))")

    let again = try BuiltProgram.run(["tape", "record", tape], in: folder)
    #expect(again.status == 1 && again.errors.contains("is there already"), "\(again)")
  }

  @Test func `a bug report is a tape of one's own, without what is personal`() throws {
    let folder = try TestFolder()
    let shop = try RealTerminal(folder)
    defer { shop.close() }
    try checkOut(shop, card: "5555555555554444")
    try shop.press("Ctrl+G").sees("Bug report: ~/data/guest/reports/")
    // In the middle of a field, on a layer, and where there is hardly room.
    try shop.press("Esc", "Esc", "Esc").sees("Street address").press("Ctrl+G").sees("Bug report:")
    try shop.press("F1").sees("Keys").press("Ctrl+G").sees("Bug report:")
    try shop.press("Ctrl+C").sees("The bug report is in")

    let reports = folder.data + "/guest/reports"
    let names = try FileManager.default.contentsOfDirectory(atPath: reports).sorted()
    #expect(names.count == 3, "\(names)")
    for name in names {
      let path = reports + "/" + name
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      for secret in Self.secrets { #expect(!text.contains(secret), "\(secret) is in \(name):\n\(text)") }
      for fact in [
        "# version ", "# TERM ", "80x24", "the last screen:", "#@ size 80x24", "kitchen table\"",
        "\"42424242424242421234123\"",
      ] {
        #expect(text.contains(fact), "\(fact)\n\(text)")
      }
      let check = try BuiltProgram.run(["tape", "validate", path], in: folder)
      #expect(check.status == 0, "\(check)")
    }
    let played = try BuiltProgram.run(["tape", "run", reports + "/" + (names.first ?? "")], in: folder)
    #expect(played.status == 0, "\(played)")
  }

  @Test func `a demo is stopped by any key, taken over, and goes on`() throws {
    let folder = try TestFolder(nil)
    let demo = try RealTerminal(folder, size: Size(80, 24), arguments: ["demo", "guest"])
    defer { demo.close() }
    try demo.sees("TEST MODE", "F8 stop").press("x").sees("Stopped. The shop is yours", "F8 play")
    try demo.press("i").sees("Returns").press("F5").sees("It is Tue 3 Mar", "TEST MODE")
    try demo.press("~").sees("Departments").press("F8").sees("Kitchen Table Blend").press("Ctrl+C").sees("ended with 0")

    let list = try BuiltProgram.run(["demo", "--list"], in: folder)
    #expect(list.status == 0 && list.outputLines.count == 5, "\(list)")
    let unknown = try BuiltProgram.run(["demo", "nothing"], in: folder)
    #expect(unknown.status == 3 && unknown.errors.contains("tuckshop demo --list"), "\(unknown)")
  }

  @Test(arguments: ["guest", "declined", "sold-out", "chat"])
  func `a scene is a tape that plays to its end`(_ scene: String) throws {
    let folder = try TestFolder(nil)
    let text = try BuiltProgram.run(["demo", scene, "--tape"], in: folder).output
    let tape = folder.home + "/scene.tape"
    try text.write(toFile: tape, atomically: true, encoding: .utf8)
    for size in ["80x24", "40x12"] {
      let played = try BuiltProgram.run(["tape", "run", tape, "--size", size], in: folder)
      #expect(played.status == 0, "\(played)")
    }
  }
}
