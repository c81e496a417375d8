import Foundation
import ShopTestKit
import Tapes
import TerminalKit
import Testing

// Could go wrong: a tape passes although the screen is not as expected, or its golden not as kept; a lost colour is not
// seen; the built program shows something else than the shop in memory; what is somebody's own is written down; a film
// has other times than the tape; a script cannot tell one end from another.
extension ProgramTests {
  private static let tapes = SampleShop.checkout.appendingPathComponent("Tests/Tapes").path

  private func write(_ text: String, to name: String, in folder: TestFolder) throws {
    let file = URL(fileURLWithPath: folder.home + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private func text(of name: String, in folder: TestFolder) throws -> String {
    try String(contentsOfFile: folder.home + "/" + name, encoding: .utf8)
  }

  @Test func `every tape of the repository shows what it expects, twice alike`() throws {
    let folder = try TestFolder(nil)
    // Whatever machine it is on.
    let run = try BuiltProgram.run(
      ["tape", "run", Self.tapes, "--jobs", "2", "--repeat", "2"], in: folder,
      environment: [
        "NO_COLOR": "1", "LANG": "C", "TERM": "dumb", "TUCKSHOP_THEME": "counter", "TUCKSHOP_COUNTRY": "FR",
        "TZ": "Asia/Tokyo", "TUCKSHOP_DATA": "/nowhere", "COLUMNS": "40",
      ])
    #expect(run.status == 0, "\(run.output)\n\(run.errors)")
    let last = try #require(run.outputLines.last)
    #expect(last.contains(#/^(\d+) of \1 tapes passed: \d+ keys in /#), "\(last)")
    let count = try FileManager.default.subpathsOfDirectory(atPath: Self.tapes).filter {
      $0.hasSuffix(".tape") && !$0.contains("_")
    }.count
    #expect(count >= 25 && last.hasPrefix("\(count) of"))
  }

  @Test(arguments: [
    "browse/mouse", "cart/later", "chat/question", "checkout/bank", "checkout/guest", "checkout/resize",
    "product/stock",
  ])
  func `on a pseudo-terminal the built program shows what the shop in memory shows`(_ tape: String) throws {
    let folder = try TestFolder(nil)
    let run = try BuiltProgram.run(["tape", "run", "--pty", "\(Self.tapes)/\(tape).tape"], in: folder)
    #expect(run.status == 0, "\(run.output)\n\(run.errors)")
  }

  @Test func `what a shopper saves is told alike in memory and on a pseudo-terminal, and goes with the shop`() throws {
    let folder = try TestFolder(nil)
    try write(
      """
      #@ clock 2026-03-02T09:30Z
      Source parts/_cart.tape
      Source parts/_address.tape
      Enter
      Type "42424242424242421234123" Enter
      #@ key End
      Enter
      #@ expect "Thank you"
      Type "s"
      #@ expect /Saved as tuckshop-TS-[0-9A-Z-]+\\.txt in ~/
      Type "s"
      #@ expect "which is there already"
      Ctrl+G
      #@ expect /Bug report: ~\\/guest\\/reports\\/report-2026-03-02T09-30-[0-9]+Z\\.tape/
      #@ db-hash
      """, to: "save.tape", in: folder)
    try FileManager.default.createSymbolicLink(atPath: folder.home + "/parts", withDestinationPath: Self.tapes)
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.home).sorted()
    let runs = try [[], ["--pty"]].map { try BuiltProgram.run(["tape", "run", "save.tape"] + $0, in: folder) }
    for run in runs { #expect(run.status == 0, "\(run)") }
    let hashes = runs.map { run in run.outputLines.first { $0.contains("db-hash") } }
    #expect(hashes[0] != nil && hashes[0] == hashes[1], "\(hashes)")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.home).sorted()
    #expect(Set(left).subtracting(["output", "errors"]) == Set(before).subtracting(["output", "errors"]))
  }

  @Test func `a wrong expectation is told with all that helps, as the README shows it`() throws {
    let folder = try TestFolder(nil)
    try write(
      """
      #@ size 60x14
      #@ clock 2026-03-02T09:30Z
      Type "/"
      Type "kitchen"
      Enter 2
      #@ expect "Kitchen Tabel Blend"
      """, to: "search.tape", in: folder)
    let run = try BuiltProgram.run(["tape", "run", "search.tape"], in: folder)
    #expect(run.status == 8)
    let told = run.outputLines.dropFirst().dropLast().map { $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0 }
    let readme = try String(contentsOf: SampleShop.checkout.appendingPathComponent("README.md"), encoding: .utf8)
    let shown = told.prefix(26).joined(separator: "\n")
    #expect(readme.contains(shown), "the README has to show this:\n\(shown)")
    #expect(told.contains("The last 20 events:") && told.last == "  action productLoaded", "\(told)")
  }

  /// What a tape is, and with which status it ends.
  static let tapeEndings: [(tape: String?, options: [String], status: Int32, words: String)] = [
    ("#@ expect \"TEST MODE\"", [], 0, "1 of 1 tapes passed"),
    ("#@ expect \"nonsense\"", [], 8, "0 of 1 tapes passed"),
    ("#@ snapshot home", [], 8, "there is no golden home-80x24.style yet"),
    ("Tipe \"a\"", [], 65, "Invalid command: Tipe"),
    (nil, [], 3, "cannot be read: No such file or directory"),
    ("Enter", ["--shop", "nowhere"], 2, "There is no shop called nowhere"),
    ("Enter", ["--size", "wide"], 64, "--size takes columns and rows such as 80x24"),
    ("#@ stock NO-SKU 1", [], 8, "The shop has no SKU NO-SKU"),
    ("Require no-such-program", [], 8, "no-such-program is not installed"),
    ("Type \"q\" Enter", [], 8, "the program has ended, and there are more keys"),
    ("#@ size 20x5 100x30\n#@ resize 500x200\n#@ expect \"TEST MODE\"", [], 0, "1 of 1 tapes passed"),
  ]

  @Test(arguments: tapeEndings)
  func `a script learns how a tape ended by the status`(
    _ tape: String?, _ options: [String], _ status: Int32, _ words: String
  ) throws {
    let folder = try TestFolder(nil)
    if let tape { try write(tape, to: "one.tape", in: folder) }
    let run = try BuiltProgram.run(["tape", "run", "one.tape"] + options, in: folder)
    #expect(run.status == status && (run.output + run.errors).contains(words), "\(run)")
  }

  @Test func `a lost colour fails the golden of looks and passes that of text; stale goldens are told and removed`()
    throws
  {
    let folder = try TestFolder(nil)
    let tape = "#@ size 80x24 40x12\nType \"b\"\n#@ snapshot list\n"
    try write(tape, to: "list.tape", in: folder)
    let kept = try BuiltProgram.run(["tape", "run", "list.tape", "--update"], in: folder)
    #expect(kept.status == 8 && kept.output.contains("updated Goldens/list/list-40x12.style"), "\(kept)")
    #expect(try BuiltProgram.run(["tape", "run", "list.tape"], in: folder).status == 0)

    try write("Env TUCKSHOP_THEME \"counter\"\n" + tape, to: "list.tape", in: folder)
    let colored = try BuiltProgram.run(["tape", "run", "list.tape"], in: folder)
    #expect(colored.status == 8)
    #expect(colored.output.contains("--- list-80x24.style\n") && colored.output.contains("--- list-40x12.style\n"))
    #expect(
      !colored.output.contains("list-80x24.txt") && !colored.output.contains("list-40x12.txt"), "\(colored.output)")

    try write(
      "Env TUCKSHOP_COUNTRY \"FR\"\n#@ size 80x24\nType \"b\"\n#@ snapshot other\n", to: "list.tape", in: folder)
    let stale = try BuiltProgram.run(["tape", "run", "list.tape"], in: folder)
    #expect(stale.output.contains("no snapshot is called list-40x12.txt any more"), "\(stale.output)")
    _ = try BuiltProgram.run(["tape", "run", "list.tape", "--update"], in: folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.home + "/Goldens/list").sorted()
    #expect(files == ["other-80x24.style", "other-80x24.txt"])

    try write("Type \"b\"", to: "another.tape", in: folder)
    try FileManager.default.removeItem(atPath: folder.home + "/list.tape")
    let gone = try BuiltProgram.run(["tape", "run", "."], in: folder)
    #expect(
      gone.status == 8 && gone.output.contains("./list.tape: no snapshot is called other-80x24.txt any more"), "\(gone)"
    )
    _ = try BuiltProgram.run(["tape", "run", ".", "--update"], in: folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.home + "/Goldens").isEmpty)
    #expect(try BuiltProgram.run(["tape", "run", "."], in: folder).status == 0)
  }

  @Test func `nothing of an address or a card is written down, unless a flag says so`() throws {
    let folder = try TestFolder(nil)
    try write(
      """
      Output film.svg Output film.cast Output film.txt
      Source \(Self.tapes)/_cart.tape
      Source \(Self.tapes)/_address.tape
      Enter
      Type "4242424242424242" Type "1234" Type "123" Enter
      #@ snapshot review
      #@ expect "nonsense"
      """.replacingOccurrences(of: Self.tapes, with: "parts"), to: "buy.tape", in: folder)
    try FileManager.default.createSymbolicLink(atPath: folder.home + "/parts", withDestinationPath: Self.tapes)
    let arguments = ["tape", "run", "buy.tape", "--update", "--junit", "out.xml", "--report", "out.html"]
    let secrets = ["Quay Street", "ada@example.test", "Ada Byrne", "Dungarvan", "4242424242424242", "4242 4242"]
    let files = ["film.svg", "film.cast", "film.txt", "out.xml", "out.html", "Goldens/buy/review-80x24.txt"]

    let masked = try BuiltProgram.run(arguments, in: folder)
    #expect(masked.status == 8)
    let told = try files.map { try text(of: $0, in: folder) }.joined() + masked.output + masked.errors
    for secret in secrets { #expect(!told.contains(secret), "\(secret) is told") }
    #expect(try text(of: "Goldens/buy/review-80x24.txt", in: folder).contains("To      ••• •••••, • •••• ••••••"))

    _ = try BuiltProgram.run(arguments + ["--show-personal"], in: folder)
    #expect(try text(of: "Goldens/buy/review-80x24.txt", in: folder).contains("Ada Byrne, 1 Quay Street, Dungarvan"))
    #expect(try text(of: "out.html", in: folder).contains("1 Quay Street"))
  }

  @Test func `a cast has the tape's times and leads to its last screen, in both versions`() throws {
    let folder = try TestFolder(nil)
    // Four keys of 50 ms, a key of 20 ms, a second and a half: 1.72 s.
    try write(
      """
      Output film.cast Output film.v2.cast Output film.txt Output film.gif
      Type "/kit" Down@20ms Sleep 1500ms
      #@ resize 100x30
      Screenshot shot.png
      """, to: "film.tape", in: folder)
    let run = try BuiltProgram.run(["tape", "run", "film.tape"], in: folder, environment: ["PATH": "/nowhere"])
    #expect(run.status == 0)
    for name in ["film.gif", "shot.png"] {
      #expect(run.errors.contains("\(name) was not made. To make"), "\(run.errors)")
    }
    let screens = try text(of: "film.txt", in: folder).components(separatedBy: Film.separator + "\n")
    let last = try #require(screens.dropLast().last)
    for name in ["film.cast", "film.v2.cast"] {
      let cast = try Cast(reading: try text(of: name, in: folder))
      #expect(cast.events.last?.time == Microseconds(Milliseconds(1720)), "\(name)")
      var terminal = VirtualTerminal(size: cast.header.size)
      for event in cast.events {
        switch event.kind {
        case .output(let text): terminal.feed(text.utf8)
        case .resize(let size): terminal.resize(to: size)
        default: break
        }
      }
      #expect(terminal.frame.text.joined(separator: "\n") + "\n" == last, "\(name)")
      #expect(terminal.unknownCount == 0 && terminal.size == Size(100, 30))
    }
  }

  private static func tool(_ names: String...) -> String? {
    names.flatMap { ["/usr/bin/\($0)", "/usr/local/bin/\($0)"] }.first(where: FileManager.default.isExecutableFile)
  }

  @Test(.enabled(if: tool("asciinema") != nil && tool("script") != nil, "asciinema or script is not installed"))
  func `asciinema reads a cast of a tape`() throws {
    let folder = try TestFolder(nil)
    try write("Output film.v2.cast Output film.cast Output film.txt Type \"/kit\" Enter", to: "film.tape", in: folder)
    #expect(try BuiltProgram.run(["tape", "run", "film.tape"], in: folder).status == 0)
    let screens = try text(of: "film.txt", in: folder).components(separatedBy: Film.separator + "\n")
    let script = try #require(Self.tool("script"))
    for name in ["film.v2.cast", "film.cast"] {
      // The program wants a terminal of its own, and gets one from `script`.
      let replay = try BuiltProgram.run(["-qec", "asciinema cat \(name)", "/dev/null"], program: script, in: folder)
      // asciinema before 3.0 does not know version 3, and says so.
      if name == "film.cast", replay.output.contains("formats can be opened") { continue }
      var terminal = VirtualTerminal(size: Size(80, 24))
      terminal.feed(replay.output.utf8)
      #expect(terminal.frame.text.joined(separator: "\n") + "\n" == screens.dropLast().last, "\(name): \(replay)")
    }
  }

  private static let chromium = tool("chromium", "chromium-headless-shell", "google-chrome")

  @Test(.enabled(if: chromium != nil, "no Chromium is installed"))
  func `the report works in a browser, from the disk and by its keys`() throws {
    let folder = try TestFolder(nil)
    try write("Type \"b\" Down 2 Enter\n", to: "a.tape", in: folder)
    try write("Type \"/kit\"\n#@ snapshot list\n#@ expect \"Kitchen Tabel\"", to: "b.tape", in: folder)
    let run = try BuiltProgram.run(["tape", "run", "a.tape", "b.tape", "--report", "out.html"], in: folder)
    #expect(run.status == 8)
    // What is pressed, and what the page then says.
    let presses: [(keys: [String], shown: [String])] = [
      ([], ["1 of 2 passed", "b.tape:3:4: “Kitchen Tabel” is not on the screen", "<figcaption>expected</figcaption>"]),
      (["ArrowLeft", "ArrowLeft"], ["class=\"new \"", "<kbd id=\"key\">/kit</kbd>"]),
      (["ArrowUp"], ["4 keys", "1 of 4, 0.00 s"]), (["k", "ArrowRight", "ArrowRight"], ["3 of 4"]),
      (["ArrowUp", "End", "ArrowLeft"], ["3 of 4", "Down 2"]), (["f"], ["b.tape", "1 of 2 passed"]),
    ]
    let page = try text(of: "out.html", in: folder)
    for (keys, shown) in presses {
      let list = keys.map { "\"\($0)\"" }.joined(separator: ",")
      let script =
        "<script>for(const key of [\(list)])document.dispatchEvent(new KeyboardEvent(\"keydown\",{key}))</script></body>"
      try write(page.replacingOccurrences(of: "</body>", with: script), to: "pressed.html", in: folder)
      let dom = try BuiltProgram.run(
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.home)/browser", "--dump-dom",
          "file://\(folder.home)/pressed.html",
        ], program: try #require(Self.chromium), in: folder)
      // The data stand in the page too: only what is before them is shown.
      let visible = dom.output.components(separatedBy: "<script")[0]
      for words in shown {
        #expect(visible.contains(words), "after \(keys), \(words) is not in \(visible.prefix(3000))")
      }
    }
  }

  @Test func `the film in the README is what its tape shows`() throws {
    let folder = try TestFolder(nil)
    let tape = Self.tapes + "/films/purchase.tape"
    let run = try BuiltProgram.run(["tape", "run", tape], in: folder)
    #expect(run.status == 0, "\(run.output)")
    let path = "Sources/tuckshop/Documentation.docc/purchase.svg"
    let kept = try String(contentsOf: SampleShop.checkout.appendingPathComponent(path), encoding: .utf8)
    #expect(
      try text(of: path, in: folder) == kept, "run tuckshop tape run Tests/Tapes/films in the checkout")
    let readme = try String(contentsOf: SampleShop.checkout.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(readme.contains("](\(path))"))
  }
}
