/// Words with their products in the order of words: a run of the spill file, or an index that is there.
protocol TermSource: AnyObject {
  /// The word at hand; meaningless once `advance` has returned false.
  var term: [UInt8] { get }

  /// Goes to the next word; false when there is none.
  func advance() throws -> Bool

  /// Appends the postings of the word at hand, with products' ids for documents, once for each word.
  func drain(into postings: inout [UInt64]) throws
}

/// A run of the spill file.
final class SpilledTerms: TermSource {
  private static let bufferSize = 1 << 16

  private let file: SpillFile
  private var offset: Int
  private let end: Int
  private var buffer = [UInt8](repeating: 0, count: SpilledTerms.bufferSize)
  private var filled = 0
  private var index = 0
  private var count = 0
  private(set) var term: [UInt8] = []

  init(file: SpillFile, range: Range<Int>) {
    (self.file, offset, end) = (file, range.lowerBound, range.upperBound)
  }

  func advance() throws -> Bool {
    guard offset < end || index < filled else { return false }
    let length = try number()
    term.removeAll(keepingCapacity: true)
    for _ in 0..<length { term.append(try byte()) }
    count = try number()
    return true
  }

  func drain(into postings: inout [UInt64]) throws {
    var product = 0
    for _ in 0..<count {
      product += try number()
      let fields = try byte()
      let place = fields & SearchFields.title.rawValue != 0 ? try byte() : Posting.noPlace
      postings.append(Posting(document: UInt32(product), fields: fields, place: place).raw)
    }
    count = 0
  }

  @inline(__always)
  private func byte() throws -> UInt8 {
    if index >= filled { try fill() }
    defer { index &+= 1 }
    return buffer[index]
  }

  @inline(__always)
  private func number() throws -> Int {
    var value = 0
    var shift = 0
    while true {
      let byte = try byte()
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }

  private func fill() throws {
    let wanted = min(SpilledTerms.bufferSize, end - offset)
    filled = try buffer.withUnsafeMutableBytes {
      try file.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: $0[..<wanted]))
    }
    guard filled > 0 else { throw SearchIndexFault.damaged("spilled run") }
    offset += filled
    index = 0
  }
}

/// Several sources as one: each word once, the least first.
struct TermMerge {
  private var heap: [any TermSource] = []

  /// The sources must not have been advanced.
  init(_ sources: [any TermSource]) throws {
    for source in sources where try source.advance() {
      heap.append(source)
      siftUp(heap.count - 1)
    }
  }

  /// The next word, its postings appended to `postings` in the order of sources; nil at the end.
  mutating func next(into postings: inout [UInt64]) throws -> [UInt8]? {
    guard let term = heap.first?.term else { return nil }
    while let first = heap.first, first.term == term {
      try first.drain(into: &postings)
      if try first.advance() {
        siftDown()
      } else {
        let last = heap.removeLast()
        if !heap.isEmpty {
          heap[0] = last
          siftDown()
        }
      }
    }
    return term
  }

  private mutating func siftUp(_ start: Int) {
    var index = start
    while index > 0, TermOrder.isBefore(heap[index].term, heap[(index - 1) / 2].term) {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private mutating func siftDown() {
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2] where child < heap.count {
        if TermOrder.isBefore(heap[child].term, heap[least].term) { least = child }
      }
      if least == index { return }
      heap.swapAt(index, least)
      index = least
    }
  }
}
