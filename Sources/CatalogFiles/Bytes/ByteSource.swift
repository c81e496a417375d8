import Glibc

/// The bytes of a file or of standard input, in blocks; what is packed with gzip comes out unpacked.
///
/// Memory does not grow with the file.
package final class ByteSource {
  private static let blockSize = 262_144

  private let descriptor: Int32
  private var block = [UInt8](repeating: 0, count: ByteSource.blockSize)
  private var inflater: Inflater?
  private var isFirst = true
  /// Bytes read from the file so far, packed as they are.
  package private(set) var bytesRead = 0

  /// - Parameter path: A file; `-` for standard input.
  package init(path: String) throws(FileProblem) {
    descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw FileProblem(errno: errno) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .notAFile
    }
  }

  deinit { close(descriptor) }

  /// The next bytes; none at the end.
  package func next() throws(FileProblem) -> [UInt8] {
    while true {
      if let unpacked = try inflater?.pending() { return unpacked }
      let count = try read()
      if isFirst {
        isFirst = false
        // The two bytes with which gzip begins (RFC 1952 §2.3.1).
        if count >= 2, block[0] == 0x1F, block[1] == 0x8B { inflater = try Inflater() }
      }
      guard let inflater else { return Array(block[..<count]) }
      guard count > 0 else {
        try inflater.finish()
        return []
      }
      inflater.take(block[..<count])
    }
  }

  private func read() throws(FileProblem) -> Int {
    var filled = 0
    // A pipe gives little at a time: whole blocks are cheaper to work on.
    while filled < block.count {
      let count = block.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileProblem(errno: errno) }
      if count == 0 { break }
      filled += count
    }
    bytesRead += filled
    return filled
  }
}
