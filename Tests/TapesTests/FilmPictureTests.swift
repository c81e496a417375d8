import Foundation
import PlainText
import Tapes
import TerminalKit
import Testing

/// Pictures and moving pictures of screens.
@Suite struct FilmPictureTests {
  /// A screen with all that is hard to draw.
  static func screen(_ words: SafeText = "Harbour <Mug> & “more”") -> Frame {
    var frame = Frame(size: Size(40, 10))
    frame.put(words, at: Point(1, 0), style: Style(attributes: .bold))
    frame.put("€14.00", at: Point(33, 0), style: Style(foreground: .palette(2), attributes: .italic))
    frame.put("咖啡 café ▸ ✓ ★", at: Point(1, 1), style: .plain)
    frame.put("┌──────┬──────┐╭────╮╔══╦══╗┏━━┳━━┓", at: Point(1, 2), style: Style(foreground: .palette(6)))
    frame.put("│      │      ││    │║  ║  ║┃  ┃  ┃", at: Point(1, 3), style: Style(foreground: .palette(6)))
    frame.put("├──────┼──────┤╰────╯╠══╬══╣┣━━╋━━┫", at: Point(1, 4), style: Style(foreground: .palette(6)))
    frame.put("└──────┴──────┘▁▂▃▄▅▆▇╚══╩══╝┗━━┻━━┛", at: Point(1, 5), style: Style(foreground: .palette(6)))
    frame.put("▀▄█▌▐▖▗▘▙▚▛▜▝▞▟░▒▓", at: Point(1, 6), style: Style(foreground: .rgb(0xF5_A868)))
    frame.put(" selected row                          ", at: Point(0, 7), style: Style(attributes: .reverse))
    frame.put("field           ", at: Point(1, 8), style: Style(attributes: .underline))
    frame.put("dim", at: Point(20, 8), style: Style(attributes: .dim))
    frame.put("gone", at: Point(26, 8), style: Style(foreground: .palette(1), attributes: .strikethrough))
    frame.put("bar", at: Point(0, 9), style: Style(foreground: .rgb(0xFF_FFFF), background: .rgb(0x21_414D)))
    frame.cursor = Point(6, 8)
    return frame
  }

  static func film() -> Film {
    var film = Film(title: "A purchase & more")
    film.append(screen(), at: Milliseconds(0))
    film.append(screen("Harbour Mug"), at: Milliseconds(1500), keys: "Enter")
    var later = screen("Harbour Mug")
    later.cursor = Point(7, 8)
    film.append(later, at: Milliseconds(2000), keys: "x")
    film.hold(until: Milliseconds(3000))
    return film
  }

  static let documents: [(String, String)] = [
    ("dark", screen().svg(title: "<Dark>")),
    ("light", screen().svg(title: "Light", PictureOptions(colors: .light))),
    ("bare", screen().svg(title: "Bare", PictureOptions(hasWindow: false, showsCursor: false))),
    ("empty", Frame(size: Size(0, 0)).svg(title: "")),
    ("film", film().svg()),
    ("film of nothing", Film(title: "Nothing").svg()),
  ]

  @Test(arguments: documents)
  func `a picture is XML that needs nothing from elsewhere`(_ name: String, _ svg: String) throws {
    #expect(!svg.contains("http") || svg.components(separatedBy: "http").count == 2, "only the name space")
    for forbidden in ["<script", "url(", "@import", "<foreignObject", "<image"] { #expect(!svg.contains(forbidden)) }
    #expect(try Self.problem(in: svg) == "")
  }

  /// What Python's parser says; nothing when it is content or absent.
  private static func problem(in svg: String) throws -> String {
    let check = """
      import sys, xml.dom.minidom as m
      d = m.parse(sys.argv[1]); r = d.documentElement
      ids = {e.getAttribute('id') for e in d.getElementsByTagName('g')}
      assert r.tagName == 'svg' and r.getAttribute('role') == 'img', 'root'
      assert r.getElementsByTagName('title'), 'title'
      assert all(u.getAttribute('href')[1:] in ids for u in d.getElementsByTagName('use')), 'use'
      """
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("tuckshop-picture-\(UUID()).svg")
    try svg.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try HostTool.run(["python3", "-c", check, file.path])?.errors ?? ""
  }

  @Test func `a picture shows text, colours and lines in their places`() {
    let svg = Self.screen().svg(title: "Shop")
    #expect(svg.contains("<title>Shop</title>"))
    #expect(svg.contains(" b\" x=\"10\" y=\"15\" textLength=\"320\">Harbour &lt;Mug&gt; &amp; “more”"))
    #expect(svg.contains(" i\" x=\"330\" y=\"15\" textLength=\"60\">€14.00</text>"))
    // A wide character takes two columns, and what follows begins behind it.
    #expect(svg.contains("x=\"10\" y=\"15\">咖</text>") && svg.contains("x=\"60\" y=\"15\""))
    // Six lines in a row are one shape.
    #expect(svg.contains("M20 9h60v2h-60z"))
    #expect(svg.contains(".c0{fill:#"))
    #expect(svg == Self.screen().svg(title: "Shop"), "equal frames give equal bytes")
  }

  @Test func `a lost colour changes the picture`() {
    var frame = Self.screen()
    frame.restyle(Rect(column: 33, row: 0, columns: 6, rows: 1)) { _ in .plain }
    #expect(frame.svg(title: "Shop") != Self.screen().svg(title: "Shop"))
  }

  @Test func `a film repeats only what changed`() {
    let svg = Self.film().svg()
    let layers = svg.components(separatedBy: "<g class=\"f\"")
    #expect(layers.count == 3)
    #expect(layers[1].components(separatedBy: "<use").count == 2, "one row changed")
    #expect(layers[2].components(separatedBy: "<use").count == 2, "the cursor moved on one row")
    #expect(svg.contains("@keyframes f1{0%{visibility:hidden}50.00000%,to{visibility:visible}}"))
    #expect(svg.contains("@keyframes f2{0%{visibility:hidden}66.66666%,to{visibility:visible}}"))
    #expect(svg.contains("animation:3.000s step-end infinite"))
    // Ten rows at the start, one more later; the third shot has no new one.
    #expect(svg.components(separatedBy: "<g id=").count == 12)
  }

  @Test func `personal data is hidden, and its length stays`() {
    var frame = Frame(size: Size(40, 3))
    frame.put("Card 4242 4242 4242 4242 ok 123456789012", at: Point(0, 0), style: .plain)
    frame.put("Ada Byrne, 1 Quay Street", at: Point(0, 1), style: .plain)
    frame.put("咖啡咖啡", at: Point(0, 2), style: .plain)
    let masks: [Mask] = [
      .cardNumbers, .text("Ada Byrne"), .area(Rect(column: 11, row: 1, columns: 6, rows: 1)),
      .area(Rect(column: 1, row: 2, columns: 2, rows: 1)),
    ]
    #expect(
      frame.masked(by: masks).text == [
        "Card •••• •••• •••• •••• ok 123456789012", "••• •••••, • •••• Street",
        " •••咖啡",
      ])
    #expect(!frame.svg(title: "", PictureOptions(masks: masks)).contains("Byrne"))
  }

  /// `TUCKSHOP_PICTURES=folder` keeps the documents, to be looked at.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["TUCKSHOP_PICTURES"] != nil), arguments: documents)
  func `pictures to look at`(_ name: String, _ svg: String) throws {
    let folder = ProcessInfo.processInfo.environment["TUCKSHOP_PICTURES"] ?? ""
    try svg.write(toFile: "\(folder)/\(name.replacing(" ", with: "-")).svg", atomically: true, encoding: .utf8)
  }
}

/// A program of the host, which may be absent.
enum HostTool {
  /// Runs a program to its end; nil when it is not there.
  static func run(_ command: [String]) throws -> (output: [UInt8], errors: String)? {
    guard let name = command.first, let path = path(of: name) else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = Array(command.dropFirst())
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (Array(bytes), String(decoding: complaint, as: UTF8.self))
  }

  static func path(of name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
  }
}
