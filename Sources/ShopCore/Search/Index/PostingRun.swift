/// The words of some products in memory, until they are written to the spill file in the order of words.
///
/// Takes a product's texts one after the other; a word that stands in one several times is kept once. The memory it
/// takes is fixed: ``isFull`` says when it must be written.
final class PostingRun: PieceSink {
  private struct Entry {
    var term: UInt32
    var product: UInt32
    var fields: UInt8
    var place: UInt8
  }

  private struct Term {
    var offset: Int
    var length: Int
    var hash: UInt32
    /// The last entry of the word.
    var entry: Int
    var count: Int
  }

  private static let capacity = 1_200_000
  private static let mostTermBytes = 8 << 20

  private var entries: [Entry] = []
  private var terms: [Term] = []
  private var letters: [UInt8] = []
  /// Number of the term plus one, by its hash.
  private var table: [UInt32]
  private var product: UInt32 = 0
  private var fields: UInt8 = 0

  init() {
    table = [UInt32](repeating: 0, count: 1 << 16)
    entries.reserveCapacity(4096)
  }

  var isEmpty: Bool { entries.isEmpty }
  var isFull: Bool { entries.count >= PostingRun.capacity || letters.count >= PostingRun.mostTermBytes }

  /// What is taken from now on stands in these fields of that product.
  func begin(product: Int, fields: SearchFields) {
    (self.product, self.fields) = (UInt32(product), fields.rawValue)
  }

  func take(piece: UnsafeBufferPointer<UInt8>, at place: Int) { add(piece, place) }

  func take(joined: UnsafeBufferPointer<UInt8>, at place: Int, over count: Int) { add(joined, place) }

  /// A key that is no word, such as a facet value's.
  func take(key: [UInt8]) { key.withUnsafeBufferPointer { add($0, Int(Posting.noPlace)) } }

  private func add(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) {
    let isTitle = fields & SearchFields.title.rawValue != 0
    let place = isTitle ? UInt8(min(place, Int(Posting.noPlace) - 1)) : Posting.noPlace
    let number = find(bytes)
    let known = terms[number].entry
    if known >= 0, entries[known].product == product {
      entries[known].fields |= fields
      if place < entries[known].place { entries[known].place = place }
      return
    }
    terms[number].entry = entries.count
    terms[number].count += 1
    entries.append(Entry(term: UInt32(number), product: product, fields: fields, place: place))
  }

  private func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    // FNV-1a with a last mix.
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    hash ^= hash >> 15
    let mask = table.count - 1
    var slot = Int(hash) & mask
    while true {
      let number = Int(table[slot]) - 1
      if number < 0 { break }
      if terms[number].hash == hash, isSame(terms[number], bytes) { return number }
      slot = (slot + 1) & mask
    }
    let number = terms.count
    terms.append(Term(offset: letters.count, length: bytes.count, hash: hash, entry: -1, count: 0))
    letters.append(contentsOf: bytes)
    table[slot] = UInt32(number + 1)
    if terms.count * 2 > table.count { grow() }
    return number
  }

  private func isSame(_ term: Term, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard term.length == bytes.count else { return false }
    for index in 0..<bytes.count where letters[term.offset + index] != bytes[index] { return false }
    return true
  }

  private func grow() {
    table = [UInt32](repeating: 0, count: table.count * 2)
    let mask = table.count - 1
    for (number, term) in terms.enumerated() {
      var slot = Int(term.hash) & mask
      while table[slot] != 0 { slot = (slot + 1) & mask }
      table[slot] = UInt32(number + 1)
    }
  }

  /// Writes all it has, words in the order of their bytes, and is empty afterwards.
  ///
  /// - Returns: Where in the file it stands.
  func spill(to file: SpillFile) throws -> Range<Int> {
    let start = file.size
    let order = letters.withUnsafeBufferPointer { letters in
      (0..<terms.count).sorted {
        TermOrder.isBefore(
          letters, terms[$0].offset, terms[$0].length, letters, terms[$1].offset, terms[$1].length)
      }
    }
    var next = [Int](repeating: 0, count: terms.count)
    var sum = 0
    for number in order { (next[number], sum) = (sum, sum + terms[number].count) }
    var sorted = [UInt32](repeating: 0, count: entries.count)
    for (index, entry) in entries.enumerated() {
      sorted[next[Int(entry.term)]] = UInt32(index)
      next[Int(entry.term)] += 1
    }
    var position = 0
    for number in order {
      let term = terms[number]
      try file.write(number: term.length)
      try letters.withUnsafeBufferPointer {
        try file.write(UnsafeBufferPointer(rebasing: $0[term.offset..<term.offset + term.length]))
      }
      try file.write(number: term.count)
      var last: UInt32 = 0
      for index in position..<position + term.count {
        let entry = entries[Int(sorted[index])]
        try file.write(number: Int(entry.product &- last))
        last = entry.product
        try file.write(entry.fields)
        if entry.fields & SearchFields.title.rawValue != 0 { try file.write(entry.place) }
      }
      position += term.count
    }
    clear()
    return start..<file.size
  }

  private func clear() {
    entries.removeAll(keepingCapacity: true)
    terms.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    table.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }
}

/// The order of terms: that of their bytes.
enum TermOrder {
  @inline(__always)
  static func isBefore(
    _ left: UnsafeBufferPointer<UInt8>, _ leftOffset: Int, _ leftLength: Int, _ right: UnsafeBufferPointer<UInt8>,
    _ rightOffset: Int, _ rightLength: Int
  ) -> Bool {
    let common = min(leftLength, rightLength)
    for index in 0..<common {
      let (a, b) = (left[leftOffset + index], right[rightOffset + index])
      if a != b { return a < b }
    }
    return leftLength < rightLength
  }

  static func isBefore(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { isBefore(left, 0, left.count, $0, 0, $0.count) }
    }
  }
}
