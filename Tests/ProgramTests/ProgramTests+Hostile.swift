import Foundation
import Fuzz
import Glibc
import PlainText
import ShopTestKit
import TerminalKit
import Testing

@testable import tuckshop

extension ProgramTests {
  // Could go wrong: a text gets round the cells (a title, a message after the end, an error), and then no frame shows it.
  @Test func `hostile words of a shop send nothing to the terminal that plain letters do not send`() throws {
    let texts = HostileTexts.texts.map { SafeText(cleaningLines: String($0.prefix(300))) }
    let hostile = try stream(throughShopOf: texts)
    let plain = try stream(throughShopOf: texts.map { _ in "AAAA AAAA" })
    expect(hostile, sendsNoMoreThan: plain)
  }

  private func stream(throughShopOf texts: [SafeText]) throws -> TerminalStream {
    let folder = try TestFolder(nil)
    try FileManager.default.moveItem(at: try HostileShop.freshFolder(texts), to: URL(fileURLWithPath: folder.data))
    let shop = try ProgramTerminal(folder)
    try shop.does(sees: "TEST MODE").does("?").does("\u{1B}", sees: "TEST MODE")
    try shop.does("b", sees: "of \(texts.count) products").does("f").does("f", sees: "TEST MODE")
    for _ in 0..<texts.count / 12 { try shop.does("\u{1B}[6~", sees: "TEST MODE") }
    for _ in 0..<6 {
      try shop.does("\r", sees: "TEST MODE").does("\u{1B}[6~").does("\u{1B}", sees: "TEST MODE").does("\u{1B}[5~")
    }
    try shop.does("\r", sees: "TEST MODE").does("\u{1B}[B\u{1B}[Ca", sees: "TEST MODE").does("c", sees: "TEST MODE")
    try shop.does("e").does("\u{1B}", sees: "TEST MODE").does("o", sees: "TEST MODE").does("\u{1B}", sees: "TEST MODE")
    try shop.does("i", sees: "TEST MODE").does("\u{1B}[F").does("\u{1B}").does("\u{10}").does("\u{1B}").does("\u{3}")
    #expect(try shop.exitStatus() == 0)
    return shop.stream
  }

  private func expect(_ hostile: TerminalStream, sendsNoMoreThan plain: TerminalStream) {
    #expect(hostile.faults == [])
    #expect(hostile.scalars.filter(ForbiddenText.contains).isEmpty)
    // Which way the cursor goes and how cells are cleared is for ncurses to choose, and nothing of it is a text's doing.
    let moves = Set("@ABCDGHJKLMPSTXZbdr".map { "ESC [  \($0)" } + ["7", "8", "M"].map { "ESC \($0)" })
    #expect(hostile.sequences.subtracting(plain.sequences).subtracting(moves) == [])
    #expect(hostile.controls.subtracting(plain.controls).subtracting([0x08, 0x09, 0x0A, 0x0D]) == [])
    #expect(hostile.isRestored)
  }

  // Could go wrong: what is typed or pasted comes back on this screen or on the other side's.
  @Test func `hostile words that are typed send nothing that plain letters do not send, on either side`() throws {
    let plain = try talk([[UInt8]("AAAA AAAA".utf8)])
    let hostile = try talk(HostileTexts.bytes.map { Array($0.prefix(3000)) })
    for (own, other) in zip(hostile, plain) { expect(own, sendsNoMoreThan: other) }
  }

  private func talk(_ texts: [[UInt8]]) throws -> [TerminalStream] {
    let folder = try TestFolder()
    let desk = try ProgramTerminal(
      folder, arguments: ["desk", "--as", "Aoife", "--clock", TestFolder.clock, "--data", folder.data])
    try desk.does(sees: "No open thread")
    let shop = try ProgramTerminal(folder)
    try shop.does(sees: "Departments").does("\u{1B}OQ", sees: "Ask us")
    for (index, text) in texts.enumerated() where index.isMultiple(of: 3) || texts.count == 1 {
      try shop.send(Array("\u{1B}[200~".utf8) + text + Array("\u{1B}[201~\r".utf8))
      shop.listen(for: 20)
    }
    try shop.does("end of it\r", sees: "end of it").does("\u{1B}OQ").does("/", sees: "Search")
    try desk.does("\r").does("r")
    for (index, text) in texts.enumerated() {
      // Bracketed, and as keys: escape sequences in it are then keys.
      try shop.send([0x15] + Array("\u{1B}[200~".utf8) + text + Array("\u{1B}[201~".utf8))
      try desk.send([0x15] + Array("\u{1B}[200~".utf8) + text + Array("\u{1B}[201~".utf8))
      if index.isMultiple(of: 5) { desk.listen(for: 10) }
      shop.listen(for: 10)
    }
    try shop.send(Array("\u{1B}[201~\u{1B}\u{1B}".utf8))
    try desk.send(Array("\u{1B}[201~\u{15}the answer\r".utf8))
    desk.listen(for: 200)
    desk.session.signal(SIGTERM)
    shop.session.signal(SIGTERM)
    #expect(try desk.exitStatus() == 143)
    #expect(try shop.exitStatus() == 143)
    return [shop.stream, desk.stream]
  }

  /// A variable of the environment that somebody else chose.
  struct Surroundings: CustomTestStringConvertible, Sendable {
    let name: String
    let value: String?
    var status: Int32 = 0
    var testDescription: String { "\(name)=\((value ?? "unset").prefix(40).debugDescription)" }
  }

  static let surroundings: [Surroundings] =
    [
      "../../../etc/passwd", "xterm;id", "", "vt52", String(repeating: "x", count: 10_240), "\u{1B}]0;PWNED\u{7}", "..",
      "%s%n",
    ]
    .map { Surroundings(name: "TERM", value: $0) }
    + ["dumb"].map { Surroundings(name: "TERM", value: $0, status: 1) }
    + [
      "../../x", "en_US.ISO-8859-1", "", "\u{1B}[2J", String(repeating: "x", count: 10_240), "C.UTF-8/../../x",
      "tr_TR.UTF-8",
    ]
    .flatMap { value in ["LANG", "LC_ALL"].map { Surroundings(name: $0, value: value) } }
    + [
      "COLORTERM", "NO_COLOR", "USER", "PAGER", "SSH_CONNECTION", "ESCDELAY", "TERMINFO", "TUCKSHOP_THEMES",
      "XDG_RUNTIME_DIR",
    ]
    .flatMap { name in
      ["\u{1B}]0;PWNED\u{7}\u{202E}", "../../../etc/passwd", String(repeating: "9", count: 5000)].map {
        Surroundings(name: name, value: $0)
      }
    }

  @Test(arguments: surroundings)
  func `whatever the environment says, the shop opens or says why not, and sends nothing strange`(
    _ surroundings: Surroundings
  ) throws {
    let shop = try ProgramTerminal(TestFolder(), environment: [surroundings.name: surroundings.value])
    if surroundings.status == 0 { try shop.does(sees: "TEST MODE").does("q") }
    #expect(try shop.exitStatus() == surroundings.status)
    // What a VT52 is sent is another language altogether.
    if surroundings.value != "vt52" { #expect(shop.stream.faults == []) }
    #expect(shop.stream.scalars.filter(ForbiddenText.contains).isEmpty)
    #expect(surroundings.value == "vt52" || shop.stream.isRestored)
  }

  // Could go wrong: an error repeats what it was given, to a terminal or into a log.
  @Test(arguments: [
    ["--theme", "@"], ["--shop", "@"], ["--data", "/dev/null/@"], ["@"], ["--color", "@"], ["--clock", "@"],
    ["--seed", "@"],
    ["catalog", "check", "@"], ["catalog", "import", "@"], ["theme", "check", "@"], ["desk", "--as", "@"],
    ["mail", "send", "--to", "/dev/null/@"],
    ["bench", "--size", "@"], ["bench", "monkey", "--seconds", "@"], ["insights", "chat", "--clock", "@"],
  ])
  func `a hostile argument is told without its power`(_ arguments: [String]) throws {
    let folder = try TestFolder()
    // Each is a start of the program, so every fifth will do.
    for (index, text) in HostileTexts.texts.enumerated() where index.isMultiple(of: 5) {
      guard text.utf8.count < 3000 && !text.unicodeScalars.contains("\0") && !text.isEmpty
      else { continue }
      guard text.unicodeScalars.contains(where: ForbiddenText.contains) else { continue }
      let own = arguments.map { $0.replacingOccurrences(of: "@", with: text) }
      let data =
        own.contains("--data") || own[0] == "theme" || own[0] == "bench" || own[0] == "catalog"
        ? [] : ["--data", folder.data]
      let outcome = try BuiltProgram.run(own + data, in: folder)
      for words in [outcome.output, outcome.errors] {
        let found = ForbiddenText.first(in: words, keepingLines: true)
        #expect(found == nil, "\(own) says \(words.debugDescription)")
      }
    }
  }
}
