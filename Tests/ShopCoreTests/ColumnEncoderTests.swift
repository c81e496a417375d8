import Commerce
import Foundation
import PlainText
import Testing

@testable import ShopCore

@Suite struct ColumnEncoderTests {
  enum Kind: Codable, Hashable {
    case plain
    case named(String, count: Int)
  }

  struct Part: Codable, Hashable {
    var zebra = 1
    var apple: String?
    var kinds: [Kind] = []
    var counts: [String: Int] = [:]
    var inner: [[Bool]] = []
    var large: UInt64 = 0
    var small: Int64 = 0
  }

  struct Empty: Codable, Hashable {}

  @Test(arguments: [
    Part(), Part(zebra: -7, apple: "", kinds: [.plain, .named("a/b \"c\" \\", count: 0)]),
    Part(apple: "Ünïcödé 京都 👩‍👩‍👧 \u{7F}\u{2028}", counts: ["b": 2, "a": 1, "é": 3, "B": 4]),
    Part(inner: [[], [true, false], [true]], large: .max, small: .min),
  ])
  func `what a column holds is what Foundation would write`(_ part: Part) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let expected = String(decoding: try encoder.encode([part: part]), as: UTF8.self)
    #expect(try JSONText.encode([part: part]) == expected)
    #expect(try JSONText.encode([Empty()]) == "[{}]")
    #expect(try JSONText.encode("x") == "\"x\"")
  }

  // Could go wrong: the short way of an amount or a text is not the way that it decodes itself.
  @Test func `an amount and a cleaned text are written as they encode themselves`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for amount in [
      Money(minorUnits: -1_250, currency: .eur), Money(minorUnits: .max, currency: Currency(code: "\"\\", exponent: 0)),
    ] {
      let expected = String(decoding: try encoder.encode([amount]), as: UTF8.self)
      #expect(try JSONText.encode([amount]) == expected)
      #expect(try JSONText.decode([Money].self, from: expected) == [amount])
    }
    #expect(try JSONText.encode(["title": SafeText("a \"b\" ü")]) == #"{"title":"a \"b\" ü"}"#)
  }

  @Test func `control characters and hostile texts come back as they were`() throws {
    let texts =
      (0..<0x20).map { "a\(Unicode.Scalar(UInt8($0)))b" } + [
        "\u{1B}]52;c;\u{7}", "\u{9B}31m", "\u{202E}x\u{2066}", "\\\"\\n",
      ]
    #expect(try JSONText.decode([String].self, from: JSONText.encode(texts)) == texts)
  }

  @Test func `a floating-point number is refused`() {
    #expect(throws: EncodingError.self) { try JSONText.encode([1.5]) }
    #expect(throws: EncodingError.self) { try JSONText.encode(["price": Float(1)]) }
  }
}
