import Database
import Glibc

/// A file without a name that holds sorted runs until they are merged; it goes with the process.
final class SpillFile {
  private static let bufferSize = 1 << 18

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Bytes given so far.
  private(set) var size = 0

  /// - Throws: ``DatabaseFailure`` when the folder cannot be written.
  init(path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DatabaseFailure.opening(path, errno) }
    unlink(path)
    buffer.reserveCapacity(SpillFile.bufferSize + 64)
  }

  deinit { close(descriptor) }

  func write(_ byte: UInt8) throws {
    buffer.append(byte)
    size += 1
    if buffer.count >= SpillFile.bufferSize { try flush() }
  }

  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    size += bytes.count
    if buffer.count >= SpillFile.bufferSize { try flush() }
  }

  @inline(__always)
  func write(number: Int) throws {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      buffer.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      size &+= 1
      rest >>= 7
    }
    try write(UInt8(rest))
  }

  func flush() throws {
    var written = 0
    try buffer.withUnsafeBytes { bytes in
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw DatabaseFailure.opening("the index", errno == 0 ? EIO : errno) }
        written += count
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Fills `bytes` from a place in the file and returns how many there were.
  func read(at offset: Int, into bytes: UnsafeMutableRawBufferPointer) throws -> Int {
    var read = 0
    while read < bytes.count {
      let count = pread(descriptor, bytes.baseAddress.map { $0 + read }, bytes.count - read, off_t(offset + read))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DatabaseFailure.opening("the index", errno) }
      if count == 0 { break }
      read += count
    }
    return read
  }
}
