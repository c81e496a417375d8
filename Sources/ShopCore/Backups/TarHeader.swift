/// The head of one file in a tar archive (POSIX.1-1988 ustar), 512 bytes; sizes beyond 8 GiB in GNU's binary form.
struct TarHeader: Hashable {
  static let length = 512

  var name: String
  var size: Int

  init(name: String, size: Int) {
    self.name = name
    self.size = size
  }

  var bytes: [UInt8] {
    var block = [UInt8](repeating: 0, count: TarHeader.length)
    func put(_ text: String, at offset: Int) {
      block.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    put(name, at: 0)
    put("0000600", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    if size < 1 << 33 {
      put(TarHeader.octal(size, digits: 11), at: 124)
    } else {
      block[124] = 0x80
      for index in 0..<8 { block[135 - index] = UInt8(truncatingIfNeeded: size >> (8 * index)) }
    }
    put("00000000000", at: 136)
    put("0", at: 156)
    put("ustar", at: 257)
    put("00", at: 263)
    put(TarHeader.octal(TarHeader.sum(of: block), digits: 6), at: 148)
    block[154] = 0
    block[155] = UInt8(ascii: " ")
    return block
  }

  /// The head in a block, or nil when it is none: its sum does not fit, or it is not a plain file.
  init?(_ block: [UInt8]) {
    guard block.count == TarHeader.length,
      TarHeader.number(block[148..<156]) == TarHeader.sum(of: block), block[156] == UInt8(ascii: "0")
    else { return nil }
    name = String(decoding: block[0..<100].prefix { $0 != 0 }, as: UTF8.self)
    if block[124] == 0x80 {
      guard block[125..<129].allSatisfy({ $0 == 0 }), block[128] < 0x80 else { return nil }
      size = block[129..<136].reduce(0) { $0 << 8 | Int($1) }
    } else {
      guard let number = TarHeader.number(block[124..<136]) else { return nil }
      size = number
    }
  }

  /// Bytes after a file, to the next whole block.
  var padding: Int { (TarHeader.length - size % TarHeader.length) % TarHeader.length }

  /// The sum of all bytes, those of the sum itself counted as blanks.
  private static func sum(of block: [UInt8]) -> Int {
    block.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) }
  }

  private static func octal(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != 0 && $0 != UInt8(ascii: " ") }
    return Int(String(decoding: digits, as: UTF8.self), radix: 8)
  }
}
