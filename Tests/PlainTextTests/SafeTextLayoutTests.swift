import PlainText
import Testing

@Suite struct SafeTextLayoutTests {
  @Test(
    arguments: [
      ("Konga Yirgacheffe", 17, "Konga Yirgacheffe"), ("Konga Yirgacheffe", 16, "Konga Yirgachef…"),
      ("Konga Yirgacheffe", 7, "Konga…"),
      ("中文字", 6, "中文字"), ("中文字", 5, "中文…"), ("中文字", 4, "中…"), ("中文字", 1, "…"), ("abc", 0, ""), ("", 3, ""),
      ("cafe\u{301}s", 5, "cafe\u{301}s"), ("cafe\u{301}s!", 5, "cafe\u{301}…"),
      ("\u{915}\u{93F}\u{915}\u{93F}", 3, "\u{915}\u{93F}…"),
      ("👍👍👍", 4, "👍…"), ("a b c", 3, "a…"),
    ] as [(SafeText, Int, SafeText)])
  func `a text that is too wide ends in an ellipsis and never in half a character`(
    text: SafeText, width: Int, clipped: SafeText
  ) {
    #expect(text.clipped(toWidth: width).string.unicodeScalars.elementsEqual(clipped.string.unicodeScalars))
  }

  @Test func `a text can be cut by columns or by characters, and padded on either side`() {
    let text: SafeText = "中e\u{301}x"
    #expect(text.leading(1) == "")
    #expect(text.leading(2) == "中")
    #expect(text.leading(3) == "中e\u{301}")
    #expect(text.leading(99) == text)
    #expect(text.prefix(2) == "中e\u{301}")
    #expect(text.prefix(0) == "")
    #expect(text.prefix(9) == text)
    #expect(text.length == 3)
    #expect(text.padded(toWidth: 6) == "中e\u{301}x  ")
    #expect(text.padded(toWidth: 6, alignment: .right) == "  中e\u{301}x")
    #expect(text.padded(toWidth: 7, alignment: .center) == " 中e\u{301}x  ")
    #expect(text.padded(toWidth: 2) == text)
    #expect(SafeText("long words").clipped(toWidth: 6, ellipsis: "...") == "lon...")
    #expect(SafeText(" \n two words \n").trimmed == "two words")
    #expect(SafeText(" \n ").trimmed == "")
    #expect(SafeText.repeating("─", 3) == "───")
    #expect(SafeText.repeating("─", -1) == "")
  }

  @Test(
    arguments: [
      ("", 10, [""]),
      ("one", 10, ["one"]),
      ("one two three", 7, ["one two", "three"]),
      ("one  two   three", 8, ["one  two", "three"]),
      ("one two", 3, ["one", "two"]),
      ("one\n\ntwo\n", 10, ["one", "", "two", ""]),
      ("  indented text", 10, ["  indented", "text"]),
      ("            x", 4, ["x"]),
      ("trailing   ", 10, ["trailing"]),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
      ("an abcdefghij", 4, ["an", "abcd", "efgh", "ij"]),
      ("a T-shirt", 6, ["a T-", "shirt"]),
      ("minus -5 C", 7, ["minus", "-5 C"]),
      ("24/7 and/or", 8, ["24/7", "and/or"]),
      ("here and/or", 9, ["here and/", "or"]),
      ("日本語の文章です。", 8, ["日本語の", "文章で", "す。"]),
      ("「日本」です", 6, ["「日", "本」で", "す"]),
      ("Tee 中文", 6, ["Tee 中", "文"]),
      ("中", 1, ["中"]),
      ("a \u{301} ", 10, ["a \u{301}"]),
      ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
    ] as [(SafeText, Int, [SafeText])])
  func `a text is broken between words where it can be`(text: SafeText, width: Int, lines: [SafeText]) {
    #expect(text.wrapped(width: width) == lines)
  }

  @Test(arguments: HostileText.all, [1, 2, 7, 38])
  func `no line is wider than the page, and no character is lost`(raw: String, width: Int) {
    let text = SafeText(cleaningLines: raw)
    let lines = text.wrapped(width: width)
    #expect(lines.allSatisfy { $0.width <= max(2, width) || $0.length == 1 })
    #expect(text.clipped(toWidth: width).width <= width)
    let shown = lines.flatMap { $0.string.unicodeScalars.filter { $0 != " " } }
    #expect(shown == text.string.unicodeScalars.filter { $0 != " " && $0 != "\n" })
  }

  @Test(arguments: [
    ("A", 1, 1_000_000, 25_000), ("é ", 2, 1_000_000, 25_000), ("中", 2, 1_000_000, 50_000),
    ("\n", 1, 1_000_000, 1_000_001),
    ("\u{1B}]", 0, 0, 1), ("z\u{301}", 1, 500_000, 12_500),
  ])
  func `a text of a million characters is handled like any other`(piece: String, columns: Int, length: Int, lines: Int)
  {
    let repetitions = 1_000_000 / piece.unicodeScalars.count
    let text = SafeText(cleaningLines: String(repeating: piece, count: repetitions))
    #expect(text.width == columns * repetitions)
    #expect(text.length == length)
    #expect(text.wrapped(width: 40).count == lines)
    #expect(text.clipped(toWidth: 40).width <= 40)
    #expect(text.folded.length == length)
  }

  @Test(arguments: [
    ("Crème Brûlée", "creme brulee"), ("CREME\u{301}", "creme"), ("ＣＲＥＭＥ", "creme"), ("Straße", "strasse"),
    ("Ærøskøbing", "aeroskobing"),
    ("Łódź", "lodz"), ("ŒUVRE", "oeuvre"), ("Þór", "thor"), ("İstanbul", "istanbul"), ("Ἀθήνα", "ἀθηνα"),
    ("ΚΑΦΈΣ", "καφεσ"), ("ЙОД Ёж", "иод еж"),
    ("Việt Nam", "viet nam"), ("中文 ABC", "中文 abc"), ("plain TEXT", "plain text"),
  ])
  func `texts that differ in case and accents match`(raw: String, folded: String) {
    #expect(SafeText(cleaning: raw).folded.string.unicodeScalars.elementsEqual(folded.unicodeScalars))
    #expect(SafeText("ÀB").uncased == "àb")
  }
}
