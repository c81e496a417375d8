import Foundation
import Glibc
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

  // Could go wrong: the end of the line, which is what becomes of an order, is not to be seen.
  @Test func `a demo's orders fit into forty columns`() throws {
    let demo = try RealTerminal(TestFolder(nil), size: Size(40, 12), arguments: ["demo", "guest"])
    defer { demo.close() }
    try demo.sees("TEST MODE").press("x").press("F4").sees("name@example.com", "  per ", "  on its way")
  }

  @Test func `a demo is stopped by any key, taken over, and goes on`() throws {
    let folder = try TestFolder(nil)
    let demo = try RealTerminal(folder, size: Size(80, 24), arguments: ["demo", "guest"])
    defer { demo.close() }
    try demo.sees("TEST MODE", "F8 stop").press("x").sees("Stopped. The shop is yours", "F8 play")
    try demo.press("F4").sees("To look up (o)", "per@example.com").press("x").sees("F8 play")
    try demo.press("Ctrl+G").sees("Bug report: ~/.local/state/tuckshop/coffee/reports/")
    try demo.press("i").sees("Returns").press("F5").sees("It is Tue 3 Mar", "TEST MODE")
    try demo.press("~").sees("Departments").press("F8").sees("Kitchen Table Blend").press("Ctrl+C")
    try demo.sees("The bug report is in", "ended with 0")
    let reports = folder.home + "/.local/state/tuckshop/coffee/reports/"
    let report = reports + (try #require(try FileManager.default.contentsOfDirectory(atPath: reports).first))
    let told = try String(contentsOfFile: report, encoding: .utf8)
    #expect(
      told.contains("# shop      coffee (as tuckshop demo fills it)") && told.contains("#@ size 80x23"), "\(told)")
    let replayed = try BuiltProgram.run(["tape", "run", "--demo", report], in: folder)
    #expect(replayed.status == 0, "\(replayed)")

    let list = try BuiltProgram.run(["demo", "--list"], in: folder)
    #expect(list.status == 0 && list.outputLines.count == 13, "\(list)")
    let unknown = try BuiltProgram.run(["demo", "nothing"], in: folder)
    #expect(unknown.status == 3 && unknown.errors.contains("tuckshop demo --list"), "\(unknown)")
  }

  @Test(arguments: ["guest", "declined", "sold-out", "chat", "abandoned"])
  func `a scene is a tape that plays to its end, in the demo and elsewhere`(_ scene: String) throws {
    let folder = try TestFolder(nil)
    let text = try BuiltProgram.run(["demo", scene, "--tape"], in: folder).output
    let tape = folder.home + "/scene.tape"
    try text.write(toFile: tape, atomically: true, encoding: .utf8)
    for options in [["--size", "80x24"], ["--size", "40x12"], ["--demo"]] {
      let played = try BuiltProgram.run(["tape", "run", tape] + options, in: folder)
      #expect(played.status == 0, "\(played)")
    }
  }

  @Test func `a cart that was left is there three days later, on a real terminal too`() throws {
    let folder = try TestFolder(nil)
    let tape = folder.home + "/scene.tape"
    let scene = try BuiltProgram.run(["demo", "abandoned", "--tape"], in: folder).output
    #expect(scene.contains("#@ advance 72h\n#@ reopen\n"))
    try (scene + "#@ db-hash\n").write(toFile: tape, atomically: true, encoding: .utf8)
    let played = try BuiltProgram.run(["tape", "run", "--pty", tape], in: folder)
    #expect(played.status == 0, "\(played)")
    // The program's own data, and they are those of the shop in memory.
    let inMemory = try BuiltProgram.run(["tape", "run", tape], in: folder)
    let hash = try #require(played.outputLines.first { $0.contains("db-hash") })
    #expect(inMemory.outputLines.contains(hash), "\(inMemory.output)\n\(hash)")
    // Two days earlier it would be there as well; without it, or in another shop, nothing is.
    let gone = scene.replacingOccurrences(of: "#@ key Ctrl+C\n", with: "")
    try gone.write(toFile: tape, atomically: true, encoding: .utf8)
    let early = try BuiltProgram.run(["tape", "run", tape], in: folder)
    #expect(early.status == 8 && early.output.contains("The shopper has not left the shop"), "\(early)")
  }

  @Test func `a live tape is stopped, taken over and given back`() throws {
    let folder = try TestFolder(nil)
    let tape = folder.home + "/visit.tape"
    try "# Begin\nType \"/\"\nType@30s \"kitchen\"\n".write(toFile: tape, atomically: true, encoding: .utf8)
    let show = try RealTerminal(folder, arguments: ["tape", "replay", "--live", tape])
    defer { show.close() }
    // It thinks for thirty seconds before the next key: long enough to come in between.
    try show.sees("1/8", "Results appear").press("x").sees("Stopped. The shop is yours")
    try show.type("slip").sees("Slipway").press("F7").sees("slipk").press("F8").sees("F8 stop")
    try show.press("x").sees("Stopped").press("Ctrl+G").sees("Bug report:").press("Ctrl+C").sees("ended with 0")
    // At once, without being live.
    let quick = try RealTerminal(folder, arguments: ["tape", "replay", tape])
    defer { quick.close() }
    try quick.sees("The end. The shop is yours", "Kitchen Table Blend").press("Ctrl+C").sees("ended with 0")
  }

  // Could go wrong: the tape is clean, but the screen below it shows what was said in the chat.
  @Test func `a bug report shows no address and no number that was said in the chat`() throws {
    let folder = try TestFolder()
    let shop = try RealTerminal(folder)
    defer { shop.close() }
    try shop.sees("Harbour Lane").press("F2").sees("Ask us anything")
    try shop.type("Write to ada@secret.org or call 086 123 4567.").press("Enter").sees("secret.org", "sent")
    try shop.type("Or 0861234999").sees("1234999").press("Ctrl+G").sees("Bug report:").press("Ctrl+C")
    let reports = folder.data + "/guest/reports/"
    let report = reports + (try #require(try FileManager.default.contentsOfDirectory(atPath: reports).first))
    let told = try String(contentsOfFile: report, encoding: .utf8)
    for secret in ["secret.org", "086 123", "4567", "1234999"] {
      #expect(!told.contains(secret), "\(secret) in\n\(told)")
    }
    #expect(told.contains("Write to"), "\(told)")
  }

  @Test func `a desk saves a bug report without what is the customers' own`() throws {
    let folder = try TestFolder(nil)
    let shop = folder.home + "/kept"
    let made = try BuiltProgram.run(["demo", "--data", shop], in: folder)
    #expect(made.status == 0, "\(made)")
    let desk = try RealTerminal(folder, arguments: ["desk", "--as", "Mairead", "--data", shop])
    defer { desk.close() }
    try desk.sees("Mairead here", "Guest").press("Enter").sees("Looking at").press("n")
    try desk.type("call 0861234567, ada@secret.org").sees("secret.org").press("Ctrl+G").sees("Bug report: ~/kept/guest")
    try desk.press("Ctrl+C")
    let reports = shop + "/guest/reports/"
    let report = reports + (try #require(try FileManager.default.contentsOfDirectory(atPath: reports).first))
    let told = try String(contentsOfFile: report, encoding: .utf8)
    for secret in ["Mairead", "0861234567", "secret.org"] { #expect(!told.contains(secret), "\(secret) in\n\(told)") }
    #expect(told.contains("#@ as staff Staff {\n") && told.contains("at the desk"), "\(told)")
    #expect(try BuiltProgram.run(["tape", "validate", report], in: folder).status == 0)
  }

  @Test func `a demo that is kept has orders in every state and right books, and nothing else is ever removed`() throws
  {
    let folder = try TestFolder(nil)
    let made = try BuiltProgram.run(["demo", "--data", "kept"], in: folder)
    #expect(made.status == 0, "\(made)")
    let orders = try BuiltProgram.run(["order", "all", "--data", "kept", "--json"], in: folder)
    let states = ["unfulfilled", "packed", "shipped", "cancelled", "returned", "returned", "delivered"]
    for (index, state) in states.enumerated() {
      #expect(orders.value("orders.\(index).fulfilment") == state, "\(orders.output)")
      let (number, email) = (orders.value("orders.\(index).number") ?? "", orders.value("orders.\(index).email") ?? "")
      #expect(made.output.contains(number) && made.output.contains(email))
      let found = try BuiltProgram.run(["order", number, "--email", email, "--data", "kept"], in: folder)
      #expect(found.status == 0, "\(found)")
    }
    #expect(try BuiltProgram.run(["doctor", "--data", "kept"], in: folder).status == 0)
    let again = try BuiltProgram.run(["demo", "--data", "kept"], in: folder)
    #expect(again.status == 1 && again.errors.contains("--reset begins anew"), "\(again)")
    let first = orders.value("orders.0.number") ?? ""
    _ = try BuiltProgram.run(["order", "cancel", first, "--data", "kept"], in: folder)
    #expect(try BuiltProgram.run(["demo", "--data", "kept", "--reset"], in: folder).status == 0)
    let anew = try BuiltProgram.run(["order", "all", "--state", "unfulfilled", "--data", "kept", "--json"], in: folder)
    #expect(anew.value("orders.0.number") == first)

    _ = try BuiltProgram.run(["catalog", "import", "--data", "real"], in: folder)
    let real = try BuiltProgram.run(["demo", "--data", "real", "--reset"], in: folder)
    #expect(real.status == 1 && real.errors.contains("no demo, and was not touched"), "\(real)")
    #expect(FileManager.default.fileExists(atPath: folder.home + "/real/catalog.db"))
  }

  @Test func `what a killed program left behind is removed by the next, and nothing of a living one`() throws {
    let folder = try TestFolder(nil)
    let living = try RealTerminal(folder, arguments: ["tape", "record", folder.home + "/one.tape"])
    defer { living.close() }
    try living.sees("Departments")
    let before = try Self.stages(of: living.processNumber())
    let killed = try RealTerminal(folder, arguments: ["tape", "record", folder.home + "/two.tape"])
    try killed.sees("Departments")
    let left = try Self.stages(of: killed.processNumber())
    #expect(before.count == 1 && left.count == 1 && before != left)
    try killed.send(signal: SIGKILL)
    killed.close()
    try "Enter\n".write(toFile: folder.home + "/visit.tape", atomically: true, encoding: .utf8)
    #expect(try BuiltProgram.run(["tape", "run", "visit.tape"], in: folder).status == 0)
    #expect(left.allSatisfy { !FileManager.default.fileExists(atPath: $0) })
    #expect(before.allSatisfy { FileManager.default.fileExists(atPath: $0) })
    try living.press("/").sees("Results appear").press("Ctrl+C").sees("ended with 0")
    #expect(before.allSatisfy { !FileManager.default.fileExists(atPath: $0) })
  }

  /// The folders for tapes that a process holds open.
  private static func stages(of process: Int32) throws -> Set<String> {
    let folder = "/proc/\(process)/fd/"
    let targets = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: folder + $0)
    }
    return Set(
      targets.filter { path in
        path.split(separator: "/").last?.hasPrefix("tuckshop-tape-") ?? false
      })
  }
}
