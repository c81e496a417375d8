import Glibc

/// Bytes that are overwritten before their memory is given back: what a person typed and nobody may find later.
///
/// Memory that is given back keeps what stood in it until something else is written there, and an array or a string
/// leaves such a copy behind each time it grows (CWE-226). Copies of this share one place, and the last of them wipes
/// it; a change that does not fit goes to a new place, and the old one is wiped.
package struct WipedBytes: Sendable {
  /// A place in memory of one size, wiped with its last owner; only who is alone with it writes to it.
  private final class Place: @unchecked Sendable {
    let bytes: UnsafeMutableBufferPointer<UInt8>

    init(capacity: Int) {
      bytes = .allocate(capacity: capacity)
      bytes.initialize(repeating: 0)
    }

    deinit {
      // Not an ordinary store: a compiler may leave out one that nobody reads any more.
      if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
      bytes.deallocate()
    }
  }

  /// Nil while there are none.
  private var place: Place?
  package private(set) var count = 0

  package init() {}
}

extension WipedBytes: RandomAccessCollection, RangeReplaceableCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "there is no such byte")
    return place?.bytes[index] ?? 0
  }

  package mutating func append(_ byte: UInt8) {
    let capacity = place?.bytes.count ?? 0
    if count == capacity || !isKnownUniquelyReferenced(&place) {
      move(to: Place(capacity: count == capacity ? Swift.max(32, capacity * 2) : capacity))
    }
    place?.bytes[count] = byte
    count += 1
  }

  package mutating func replaceSubrange(_ range: Range<Int>, with bytes: some Collection<UInt8>) {
    var changed = WipedBytes()
    for index in 0..<range.lowerBound { changed.append(self[index]) }
    for byte in bytes { changed.append(byte) }
    for index in range.upperBound..<count { changed.append(self[index]) }
    self = changed
  }

  private mutating func move(to other: Place) {
    for index in 0..<count { other.bytes[index] = self[index] }
    place = other
  }
}

extension WipedBytes: Hashable {
  package static func == (one: WipedBytes, other: WipedBytes) -> Bool { one.elementsEqual(other) }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for byte in self { hasher.combine(byte) }
  }
}

extension WipedBytes: ExpressibleByArrayLiteral {
  package init(arrayLiteral bytes: UInt8...) { self.init(bytes) }
}
