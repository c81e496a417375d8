import PlainText
import Testing

@Suite struct DisplayWidthTests {
  /// From `EastAsianWidth.txt` and the general categories of Unicode 15.0; the first and last of a range where one starts.
  @Test(
    arguments: [
      ("A", 1), ("é", 1), ("\u{2FF}", 1), ("\u{300}", 0), ("\u{36F}", 0), ("\u{370}", 1), ("\u{483}", 0),
      ("\u{5D0}", 1),
      ("\u{E33}", 1), ("\u{E34}", 0), ("\u{93F}", 1), ("\u{94D}", 0), ("\u{10FF}", 1), ("\u{1100}", 2), ("\u{115E}", 2),
      ("\u{1161}", 0), ("\u{11FF}", 0), ("\u{1200}", 1), ("€", 1), ("…", 1), ("─", 1), ("│", 1), ("▸", 1), ("█", 1),
      ("●", 1),
      ("★", 1), ("☕", 2), ("⚡", 2), ("❤", 1), ("✔", 1), ("✅", 2), ("\u{20D0}", 0), ("\u{2E80}", 2), ("\u{3001}", 2),
      ("\u{303E}", 2), ("\u{303F}", 1), ("ア", 2), ("中", 2), ("\u{9FFC}", 2), ("\u{A4CF}", 1), ("한", 2), ("\u{D7A3}", 2),
      ("\u{D7B0}", 0), ("\u{F900}", 2), ("\u{FE30}", 2), ("Ａ", 2), ("ｱ", 1), ("\u{FFE0}", 2), ("\u{FFFD}", 1), ("𝐀", 1),
      ("🀄", 2),
      ("🂡", 1), ("🏳", 1), ("🏴", 2), ("👍", 2), ("🛒", 2), ("🩰", 2), ("𠀀", 2), ("𠮷", 2),
    ] as [(Unicode.Scalar, Int)])
  func `a character takes the columns that the C library counts`(scalar: Unicode.Scalar, columns: Int) {
    #expect(DisplayWidth.of(scalar) == columns)
  }

  @Test(arguments: [
    ("", 0), ("14.50 EUR", 9), ("crème", 5), ("cre\u{300}me", 5), ("中文 ab", 7), ("👨‍👩‍👧", 6), ("🇫🇷", 2), ("❤️", 1),
    ("가\u{1100}\u{1161}", 4),
    ("a\u{200B}b", 2), ("कि", 2),
  ])
  func `a text is as wide as its characters`(raw: String, columns: Int) {
    #expect(SafeText(cleaning: raw).width == columns)
  }
}
