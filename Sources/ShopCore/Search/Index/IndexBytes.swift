/// Bytes of the search index under construction: numbers of variable length (LEB128) and checksums.
struct IndexBytes {
  var bytes: [UInt8] = []

  mutating func number(_ value: Int) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// The bytes with their checksum behind them.
  func sealed() -> [UInt8] {
    var sealed = bytes
    let sum = bytes.withUnsafeBytes { IndexChecksum.of($0) }
    for shift in stride(from: 0, to: 32, by: 8) { sealed.append(UInt8(truncatingIfNeeded: sum >> UInt32(shift))) }
    return sealed
  }
}

/// Multiply and add over words of eight bytes: sees a damaged disk, no defence against malice.
enum IndexChecksum {
  static let size = 4

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15 &+ UInt64(bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      sum = (sum ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0xD6E8_FEB8_6659_FD93
      sum ^= sum >> 32
      index += 8
    }
    while index < bytes.count {
      sum = (sum ^ UInt64(bytes[index])) &* 0xD6E8_FEB8_6659_FD93
      sum ^= sum >> 32
      index += 1
    }
    return UInt32(truncatingIfNeeded: sum)
  }
}

/// The index holds what this program would not have written.
package enum SearchIndexFault: Error, Hashable, Sendable {
  /// A row is missing, too short or has a wrong checksum; which one.
  case damaged(String)
}

/// Reads what ``IndexBytes`` wrote; never beyond the end.
struct IndexCursor {
  /// Nil where there are no bytes.
  private let start: UnsafePointer<UInt8>?
  private(set) var offset = 0
  let end: Int

  /// - Throws: ``SearchIndexFault`` when the checksum is wrong.
  init(sealed bytes: UnsafeRawBufferPointer, name: @autoclosure () -> String) throws {
    guard bytes.count >= IndexChecksum.size, let base = bytes.bindMemory(to: UInt8.self).baseAddress else {
      throw SearchIndexFault.damaged(name())
    }
    end = bytes.count - IndexChecksum.size
    start = base
    let sum = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt32.self))
    guard IndexChecksum.of(UnsafeRawBufferPointer(rebasing: bytes[..<end])) == sum else {
      throw SearchIndexFault.damaged(name())
    }
  }

  /// Bytes without a checksum, such as a part of sealed ones.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    start = bytes.baseAddress
    end = bytes.count
  }

  var isAtEnd: Bool { offset >= end }

  /// 0 beyond the end.
  @inline(__always)
  mutating func byte() -> UInt8 {
    guard offset < end, let start else { return 0 }
    defer { offset &+= 1 }
    return start[offset]
  }

  @inline(__always)
  mutating func number() -> Int {
    guard let start else { return 0 }
    var value: UInt = 0
    var shift: UInt = 0
    while offset < end, shift < 64 {
      let byte = start[offset]
      offset &+= 1
      value |= UInt(byte & 0x7F) &<< shift
      if byte < 0x80 { break }
      shift &+= 7
    }
    return Int(bitPattern: value)
  }

  /// Fills `sums` with the running sums of the next numbers; beyond the end they are 0.
  mutating func sums(_ sums: UnsafeMutableBufferPointer<UInt32>) {
    let eightSmall: UInt64 = 0x8080_8080_8080_8080
    var last: UInt32 = 0
    var index = 0
    while index < sums.count {
      // Most numbers take a byte: eight of them at a time.
      if let start, offset + 8 <= end, index + 8 <= sums.count {
        var word = UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self).littleEndian
        if word & eightSmall == 0 {
          for place in index..<index + 8 {
            last &+= UInt32(truncatingIfNeeded: word & 0xFF)
            word >>= 8
            sums[place] = last
          }
          offset &+= 8
          index &+= 8
          continue
        }
      }
      last &+= UInt32(truncatingIfNeeded: number())
      sums[index] = last
      index &+= 1
    }
  }

  /// The next bytes, as many of them as there are.
  mutating func take(_ count: Int) -> UnsafeBufferPointer<UInt8> {
    let taken = max(0, min(count, end - offset))
    defer { offset += taken }
    return UnsafeBufferPointer(start: start.map { $0 + offset }, count: taken)
  }

  mutating func skip(_ count: Int) { offset = min(end, offset + max(0, count)) }
}
