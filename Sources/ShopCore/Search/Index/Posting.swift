/// That a word stands in a product, packed into one number that sorts by the product.
///
/// From bit 16 up: the product's number (32 bits), below it the fields it stands in (8), its first place in the title (8, 255
/// for none). A product's number is its place in the order that the shop itself would give all products.
struct Posting {
  static let noPlace: UInt8 = 255

  let raw: UInt64

  init(raw: UInt64) { self.raw = raw }

  init(document: UInt32, fields: UInt8, place: UInt8) {
    raw = UInt64(document) << 16 | UInt64(fields) << 8 | UInt64(place)
  }

  var document: UInt32 { UInt32(truncatingIfNeeded: raw >> 16) }
  var fields: UInt8 { UInt8(truncatingIfNeeded: raw >> 8) }
  var place: UInt8 { UInt8(truncatingIfNeeded: raw) }
}

/// Sorts by the product's number alone, in passes over 11 bits each (LSD radix sort).
///
/// What stands above it, in the highest byte, is carried along.
struct PostingSorter {
  private var other: [UInt64] = []
  private var counts = [Int](repeating: 0, count: 2048)

  /// - Parameter limit: No document is as high.
  mutating func sort(_ postings: inout [UInt64], limit: Int) {
    if postings.count < 192 {
      postings.sort { UInt32(truncatingIfNeeded: $0 >> 16) < UInt32(truncatingIfNeeded: $1 >> 16) }
      return
    }
    if other.count < postings.count { other = [UInt64](repeating: 0, count: postings.count) }
    var shift: UInt64 = 16
    while limit >> (Int(shift) - 16) > 0 {
      pass(&postings, shift)
      shift += 11
    }
  }

  private mutating func pass(_ postings: inout [UInt64], _ shift: UInt64) {
    let count = postings.count
    postings.withUnsafeMutableBufferPointer { source in
      other.withUnsafeMutableBufferPointer { target in
        counts.withUnsafeMutableBufferPointer { counts in
          counts.update(repeating: 0)
          for index in 0..<count { counts[Int(truncatingIfNeeded: source[index] >> shift) & 2047] += 1 }
          var sum = 0
          for index in 0..<2048 { (counts[index], sum) = (sum, sum + counts[index]) }
          for index in 0..<count {
            let digit = Int(truncatingIfNeeded: source[index] >> shift) & 2047
            target[counts[digit]] = source[index]
            counts[digit] += 1
          }
        }
        if let from = target.baseAddress { source.baseAddress?.update(from: from, count: count) }
      }
    }
  }
}
