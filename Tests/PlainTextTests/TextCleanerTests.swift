import PlainText
import Testing

@Suite struct TextCleanerTests {
  @Test(arguments: HostileText.cleaned)
  func `what acts on a terminal or deceives a reader is gone, and the rest is there`(raw: String, left: String) {
    let text = SafeText(cleaning: raw)
    #expect(text.string.unicodeScalars.elementsEqual(left.unicodeScalars))
  }

  @Test(arguments: HostileText.harmless)
  func `what people write in any script stays as it is`(raw: String) {
    #expect(SafeText(cleaning: raw).string.unicodeScalars.elementsEqual(raw.unicodeScalars))
  }

  @Test(arguments: HostileText.all)
  func `cleaning twice gives what cleaning once gave`(raw: String) {
    let line = SafeText(cleaning: raw)
    let lines = SafeText(cleaningLines: raw)
    #expect(SafeText(cleaning: line.string).string.utf8.elementsEqual(line.string.utf8))
    #expect(SafeText(cleaningLines: lines.string).string.utf8.elementsEqual(lines.string.utf8))
    #expect(SafeText("\(line) \(lines)").string.utf8.elementsEqual("\(line.string) \(lines.string)".utf8))
    #expect(line.string.unicodeScalars.allSatisfy { !Self.isForbidden($0) })
    #expect(lines.string.unicodeScalars.allSatisfy { $0 == "\n" || !Self.isForbidden($0) })
  }

  @Test(arguments: [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\n\nb", "a\n\nb"), ("a\u{2028}b\tc", "a\nb c"), ("a\n\u{301}b", "a\nb"),
    ("\r\r\n\n", "\n\n\n"), ("x\u{1B}]0;title\ny", "x\ny"), ("x\u{1B}[1\ny", "x\n"),
  ])
  func `a text of several lines keeps them as line feeds`(raw: String, left: String) {
    #expect(SafeText(cleaningLines: raw).string == left)
  }

  @Test func `every code point is either safe, or dropped or replaced by something safe`() {
    var unsafe: [Int] = []
    // All of the first two planes and of the tags; of the rest, which is ideographs and private use, a sample.
    let values = Array(0..<0x20000) + Array(0xE0000..<0xE1000) + Array(stride(from: 0x20000, to: 0x110000, by: 97))
    for value in values {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let left = SafeText(cleaning: "a" + String(Character(scalar))).string.unicodeScalars.dropFirst()
      if left.count > 1 || left.contains(where: Self.isForbidden) { unsafe.append(value) }
    }
    #expect(unsafe == [])
  }

  /// Written down once more, apart from the cleaner: controls, bidi, invisible characters, tags, private use.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x180B...0x180F, 0x3164, 0xFFA0: true
    case 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x20E3, 0x2800, 0x3000, 0xFEFF: true
    case 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFFF0...0xFFFC, 0xFFFE, 0xFFFF: true
    case 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF, 0xE0000...0x10FFFF: true
    default: scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
    }
  }
}
