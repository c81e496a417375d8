import Glibc

/// The lines of a file, one at a time; memory does not grow with the file.
struct LineReader {
  /// Bytes of one line.
  static let longest = 4_194_304

  private let source: ByteSource
  private var block: [UInt8] = []
  private var next = 0
  /// Lines so far.
  private(set) var number = 0

  init(_ source: ByteSource) { self.source = source }

  enum Line {
    case bytes([UInt8])
    /// Longer than ``longest``; the rest of it has been passed over.
    case tooLong
  }

  /// The next line without its end; nil when there is none.
  mutating func nextLine() throws(FileProblem) -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    var hasAny = false
    while true {
      if next == block.count {
        block = try source.next()
        next = 0
        if block.isEmpty {
          guard hasAny else { return nil }
          break
        }
      }
      hasAny = true
      let end = feed()
      if line.count + (end ?? block.count) - next > LineReader.longest {
        isTooLong = true
      } else {
        line.append(contentsOf: block[next..<(end ?? block.count)])
      }
      next = end.map { $0 + 1 } ?? block.count
      if end != nil { break }
    }
    number += 1
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    return isTooLong ? .tooLong : .bytes(line)
  }

  /// The place of the next line feed in the block.
  private func feed() -> Int? {
    block.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return nil }
      return memchr(start + next, 0x0A, bytes.count - next).map { start.distance(to: UnsafeRawPointer($0)) }
    }
  }
}
