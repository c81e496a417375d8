import Testing

@testable import CatalogFiles

struct SpoiltFilesTests {
  /// A small generator whose numbers depend on the seed alone (Steele, Lea and Flood, SplitMix64).
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let pieces = [
    "\n", " ", "\t", ":", ": ", "- ", "{", "}", "[", "]", ",", "\"", "'", "|", ">", "&a ", "*a", "? ", "!!int ", "#",
    "---",
    "\u{1B}[2J", "\u{202E}", "\u{2028}", "\r", "\0", "<b>", "title: x\n", "  price: 1\n", "sku: A, ", "é", "👩‍👧", "%",
    "@", "`",
  ]

  @Test(arguments: 0..<40)
  func `however a file is spoilt, the reading ends and its faults are fit to be shown`(seed: UInt64) throws {
    var dice = Dice(state: seed)
    for _ in 0..<5 {
      var folder = ShopFolder()
      let name = ["shop.yaml", "products/mug.md", "products/tea.md"][Int.random(in: 0..<3, using: &dice)]
      var bytes = folder.files[name] ?? []
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        let place = Int.random(in: 0...bytes.count, using: &dice)
        let end = min(bytes.count, place + Int.random(in: 0...12, using: &dice))
        let piece = SpoiltFilesTests.pieces.randomElement(using: &dice) ?? ""
        bytes.replaceSubrange(place..<end, with: Array(piece.utf8))
      }
      folder.files[name] = bytes
      let lines = bytes.count { $0 == 0x0A } + 2
      for fault in try folder.read().faults {
        #expect(fault.line.map { (1...lines).contains($0) } ?? true, "\(fault)")
        #expect(fault.description.unicodeScalars.allSatisfy { $0.value >= 0x20 }, "\(fault)")
      }
    }
  }
}
