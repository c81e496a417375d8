import Foundation
import PlainText
import Tapes
import TerminalKit
import Testing

/// Screens as text and as looks, and what is said when they change.
@Suite struct FilmGoldenTests {
  private static let bar = Style(foreground: .palette(15), background: .palette(4), attributes: .bold)

  private static func screen(offer: Style = Style(foreground: .rgb(0xB7_A6F5)), word: SafeText = "new") -> Frame {
    var frame = Frame(size: Size(20, 3))
    frame.fill(Rect(column: 0, row: 0, columns: 20, rows: 1), style: bar)
    frame.put("Harbour", at: Point(1, 0), style: bar)
    frame.put("Mug", at: Point(2, 1), style: .plain)
    frame.put(word, at: Point(8, 1), style: offer)
    frame.put("field   ", at: Point(0, 2), style: Style(attributes: .underline))
    frame.cursor = Point(2, 1)
    return frame
  }

  @Test func `a text golden has a border and the cursor`() {
    #expect(
      Self.screen().framed == """
        +--------------------+
        | Harbour            |
        |  Mug   new         |
        |field               |
        +--------------------+
        cursor at column 2, row 1
        """)
  }

  @Test func `a style golden has the runs of each row`() {
    #expect(
      Self.screen().styleGolden() == """
        size 20x3, cursor at column 2, row 1
        0 | 0-19 15 on 4 bold
        1 | 0-7 default, 8-19 #b7a6f5
        2 | 0-7 default underline, 8-19 default

        """)
  }

  @Test func `a style golden names a theme's roles and says what they look like`() {
    let theme = Theme(id: "t", title: "T") { role in
      switch role {
      case .bar: Self.bar
      case .offer: Style(foreground: .rgb(0xB7_A6F5))
      case .field: Style(attributes: .underline)
      default: .plain
      }
    }
    #expect(
      Self.screen().styleGolden(StyleNames(theme)) == """
        size 20x3, cursor at column 2, row 1
        0 | 0-19 bar
        1 | 0-7 text, 8-19 offer
        2 | 0-7 field, 8-19 text
        bar = 15 on 4 bold
        field = default underline
        offer = #b7a6f5
        text = default

        """)
  }

  @Test func `a lost colour fails the style golden and passes the text golden`() {
    var agreed = GoldenSet()
    agreed.add(Self.screen(), scene: "cart")
    var shown = GoldenSet()
    shown.add(Self.screen(offer: .plain), scene: "cart")
    #expect(
      shown.compare(with: agreed.files) == [
        .changed(
          file: "cart-20x3.style",
          difference: """
            --- cart-20x3.style
            +++ cart-20x3.style, as shown now
            @@ -1,4 +1,4 @@
             size 20x3, cursor at column 2, row 1
             0 | 0-19 15 on 4 bold
            -1 | 0-7 default, 8-19 #b7a6f5
            +1 | 0-19 default
             2 | 0-7 default underline, 8-19 default

            """),
        .same(file: "cart-20x3.txt"),
      ])
  }

  @Test func `goldens that lack and that nobody shows are told, and an update writes and removes them`() {
    var agreed = GoldenSet()
    agreed.add(Self.screen(), scene: "old")
    agreed.add(Self.screen(), scene: "cart")
    var shown = GoldenSet()
    shown.add(Self.screen(word: "old"), scene: "cart")
    shown.add(Self.screen(), scene: "more")
    var kept = agreed.files
    kept["README.md"] = "notes"
    let findings = shown.compare(with: kept)
    #expect(findings.filter(\.isGood) == [.same(file: "cart-20x3.style")])
    #expect(findings.contains(.missing(file: "more-20x3.txt")) && findings.contains(.stale(file: "old-20x3.style")))
    let update = shown.update(of: kept)
    #expect(update.write.keys.sorted() == ["cart-20x3.txt", "more-20x3.style", "more-20x3.txt"])
    #expect(update.remove == ["old-20x3.style", "old-20x3.txt"])
    for name in update.remove { kept[name] = nil }
    kept.merge(update.write) { $1 }
    #expect(shown.compare(with: kept).map(\.isGood) == [true, true, true, true])
  }

  @Test func `no golden holds what is hidden`() {
    var goldens = GoldenSet(masks: [.text("Harbour")])
    goldens.add(Self.screen(), scene: "cart")
    #expect(goldens.files["cart-20x3.txt"]?.contains("| •••••••            |") == true)
  }

  @Test func `a film as text is what vhs writes`() {
    var film = Film(title: "Film")
    var frame = Frame(size: Size(10, 2))
    film.append(frame, at: Milliseconds(0))
    frame.put("tea  ", at: Point(1, 0), style: .plain)
    film.append(frame, at: Milliseconds(10))
    let line = String(repeating: "─", count: 80)
    #expect(film.text == "\n\n\(line)\n tea\n\n\(line)\n")
  }

  static let texts: [(String, String)] = [
    ("", "a\n"), ("a\n", ""), ("a\nb\nc\n", "a\nx\nc\n"), ("a\n", "a"),
    ("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", "1\n2\n3\n4\n5\n6\n7\n8\n9\n"),
    ("a\n1\n2\n3\n4\n5\n6\n7\n8\nb\n", "x\n1\n2\n3\n4\n5\n6\n7\n8\ny\n"), ("a\nb\na\nb\n", "b\na\nb\na\n"),
  ]

  @Test(.enabled(if: HostTool.path(of: "patch") != nil), arguments: texts)
  func `patch understands the difference`(_ old: String, _ new: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tuckshop-diff-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, patch) = (folder.appendingPathComponent("old"), folder.appendingPathComponent("patch"))
    try old.write(to: file, atomically: true, encoding: .utf8)
    try LineDifference.unified(old, new, from: "old", to: "new").write(to: patch, atomically: true, encoding: .utf8)
    let said = try HostTool.run(["patch", "-s", "-o", folder.path + "/new", file.path, patch.path])
    #expect(said?.errors == "" && said?.output == [])
    // An empty outcome is no file.
    let outcome = (try? String(contentsOf: folder.appendingPathComponent("new"), encoding: .utf8)) ?? ""
    #expect(outcome == new)
  }
}
