import Foundation
import PlainText
import TerminalKit
import Testing
import ThemeFiles

/// A folder for the files of one test; gone when the test is over.
private final class SchemeFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("tuckshop-themes-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, as name: String = "Some-Theme.yaml") throws -> String {
    let file = "\(path)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}

@Suite struct ThemeFileTests {
  private static let slots = (0..<16).map { slot in
    (slot < 10 ? "0\(slot)" : "0" + String(slot, radix: 16).uppercased())
  }

  /// A palette whose every colour tells its slot, one key a line.
  private static func palette(indent: String, without missing: String = "", _ value: (Int) -> String) -> String {
    slots.enumerated().filter { "base" + $0.element != missing }
      .map { "\(indent)base\($0.element): \(value($0.offset))" }.joined(separator: "\n")
  }

  private static let plain = palette(indent: "  ") { "\"1020\($0 + 10)\"" }

  private let folder: SchemeFolder

  init() throws { folder = try SchemeFolder() }

  @Test(arguments: [
    "system: \"base16\"\nname: \"A name\"\nauthor: \"Somebody\"\nvariant: \"dark\"\npalette:\n" + plain,
    "name: A name\nauthor: Somebody\nslug: whatever\npalette:\n"
      + palette(indent: "    ") { "'#1020\($0 + 10)'" }.replacing("base0A", with: "base0a"),
    "scheme: \"A name\"\nauthor: \"Somebody\"\n" + palette(indent: "") { "\"1020\($0 + 10)\"" },
    "# old and unquoted\nscheme: A name\nauthor: Somebody\n" + palette(indent: "") { "1020\($0 + 10)" },
    "palette:\r\n" + plain.replacing("\n", with: "\r\n") + "\r\nname: A name\r\nauthor: Somebody\r\n",
  ])
  func `both forms of scheme files are read`(text: String) throws {
    let path = try folder.write(text)
    let scheme = try ThemeFile.load(path: path)
    #expect(scheme.id == "some-theme")
    #expect(scheme.title == "A name")
    #expect(scheme.author == "Somebody")
    #expect(!scheme.isHighContrast)
    #expect(scheme[.background].hex == "#102010" && scheme[.yellow].hex == "#102020" && scheme[.brown].hex == "#102025")
    #expect(scheme[.brightRed] == scheme[.red] && scheme[.darkest] == scheme[.background])
  }

  @Test func `a base24 scheme may leave out what base24 can fill in`() throws {
    let text = "system: base24\nname: B\ncontrast: high\npalette:\n" + Self.plain + "\n  base12: \"FFAABB\"\n"
    let scheme = try ThemeFile.load(path: try folder.write(text))
    #expect(scheme[.brightRed].hex == "#ffaabb")
    #expect(scheme[.brightYellow] == scheme[.yellow])
    #expect(scheme.isHighContrast)
  }

  @Test(
    arguments: [
      ("", nil, .notScheme), ("just words", nil, .notScheme), ("- a\n- b\n", nil, .notScheme),
      ("name: x\n", nil, .notScheme),
      ("name: x\npalette: 7\n", 2, .notScheme),
      (
        "name: x\npalette:\n" + palette(indent: "  ", without: "base0F") { _ in "'102030'" }, 3, .missing(key: "base0F")
      ),
      (
        "name: x\npalette:\n" + plain.replacing("\"102020\"", with: "\"12345\""), 13,
        .notColor(key: "base0A", value: "12345")
      ),
      (
        "name: x\npalette:\n" + plain.replacing("\"102020\"", with: "[1]"), 13, .notColor(key: "base0A", value: "")
      ),
      (
        "name: x\npalette:\n" + plain.replacing("\"102020\"", with: "\"+12345\""), 13,
        .notColor(key: "base0A", value: "+12345")
      ),
      ("name: x\nsystem: tinted8\npalette:\n" + plain, 2, .unknownSystem("tinted8")),
      (
        "name: x\nvariant: dusk\npalette:\n" + plain, 2,
        .notValue(key: "variant", value: "dusk", expected: "dark or light")
      ),
      ("a: &a [x]\nb: [*a, *a]\n", 2, .alias),
      ("name: x\nname: y\npalette:\n" + plain, 1, .notYAML("the key name stands twice")),
      ("name: \"x\npalette:\n", 3, .notYAML("found unexpected end of stream")),
    ] as [(String, Int?, ThemeFault.Problem)])
  func `what is wrong with a file is told with its line`(text: String, line: Int?, problem: ThemeFault.Problem) throws {
    let path = try folder.write(text)
    #expect(throws: ThemeFault(file: path, line: line, problem)) { try ThemeFile.load(path: path) }
  }

  @Test(arguments: [
    String(repeating: "[", count: 30_000), String(repeating: "{a: ", count: 9_000),
    String(repeating: "? ", count: 20_000),
    "\u{0}\u{1}", "%YAML 9.9\n---\n", "a: !!binary x", "\t- x", "!<", String(repeating: "- ", count: 30_000),
    String(repeating: "x", count: 70_000), "palette: {base00: {base00: {}}}",
  ])
  func `no file can crash the shop`(text: String) throws {
    let path = try folder.write(text)
    let fault = #expect(throws: ThemeFault.self) { try ThemeFile.load(path: path) }
    let message = try #require(fault?.message)
    #expect(message.string.hasPrefix(path) && message.width < path.utf8.count + 160)
  }

  @Test func `what is no file cannot be a theme`() throws {
    for other in [folder.path, folder.path + "/none.yaml", "/dev/zero", ""] {
      #expect(throws: ThemeFault(file: other, .unreadable)) { try ThemeFile.load(path: other) }
    }
    let path = try folder.write("x")
    try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: path))
    #expect(throws: ThemeFault(file: path, .notText)) { try ThemeFile.load(path: path) }
  }

  @Test func `a folder lists its files without opening them`() throws {
    let path = try folder.write("nonsense", as: "B.yaml")
    let first = try folder.write("", as: "a.yml")
    for name in ["b.yml", ".hidden.yaml", "note.txt"] { _ = try folder.write("", as: name) }
    let themes = ThemeFolder(folder.path)
    #expect(themes.list().map(\.id) == ["a", "b"])
    #expect(themes.list().map(\.path) == [first, path])
    #expect(throws: ThemeFault(file: path, .notScheme)) { try themes.load("b") }
    #expect(throws: ThemeFault(file: "../b", .noSuchTheme)) { try themes.load("../b") }
    #expect(ThemeFolder(folder.path + "/none").list() == [])
  }

  @Test func `the shipped themes are all there, and the built-in one is one of them`() throws {
    #expect(ShippedThemes.folder.list().map(\.id) == ShippedThemes.ids)
    let schemes = try ShippedThemes.ids.map { try ShippedThemes.folder.load($0) }
    #expect(schemes.contains(BuiltInTheme.standard))
    #expect(schemes.filter(\.isDark).count == 8)
  }
}
