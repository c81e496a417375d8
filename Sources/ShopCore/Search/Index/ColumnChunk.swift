/// The numbers that a column has of the products of one chunk, side by side.
struct ColumnChunk {
  let bytes: UnsafeRawBufferPointer
  /// Bytes of a number: 1, 4 or 8.
  let width: Int
  /// The first product.
  let first: Int

  @inline(__always)
  func number(at place: Int) -> Int {
    switch width {
    case 8: Int(Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: Int64.self)))
    case 4: Int(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 4, as: Int32.self)))
    default: Int(bytes[place])
    }
  }

  /// Gives each product whose bit is set in `words`, 64 of them in each, with its number.
  @inline(__always)
  func forEach(of words: ArraySlice<UInt64>, _ body: (_ document: Int, _ number: Int) -> Void) {
    for index in words.indices {
      var rest = words[index]
      let start = (index - words.startIndex) * 64
      while rest != 0 {
        let place = start | rest.trailingZeroBitCount
        body(first + place, number(at: place))
        rest &= rest &- 1
      }
    }
  }

  /// The lowest bits of 64 numbers of a byte each; those beyond the end are 0.
  func lowestBits(of word: Int) -> UInt64 {
    var bits: UInt64 = 0
    let start = word * 64
    var place = 0
    while place < 64, start + place + 8 <= bytes.count {
      let eight = bytes.loadUnaligned(fromByteOffset: start + place, as: UInt64.self).littleEndian
      // The product brings the eight bits together in the highest byte.
      bits |= (((eight & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56) << UInt64(place)
      place += 8
    }
    while place < 64, start + place < bytes.count {
      bits |= UInt64(bytes[start + place] & 1) << UInt64(place)
      place += 1
    }
    return bits
  }
}
