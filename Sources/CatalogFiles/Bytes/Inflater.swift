import CZlib

/// Unpacks gzip (RFC 1952), several members after one another included.
final class Inflater {
  private static let blockSize = 262_144

  private var stream = z_stream()
  private var input: [UInt8] = []
  private var consumed = 0
  private var isBetweenMembers = true

  init() throws(FileProblem) {
    // 15 bits of window, 16 more for the gzip wrapper.
    let outcome = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard outcome == Z_OK else { throw .failed(code: outcome) }
  }

  deinit { inflateEnd(&stream) }

  func take(_ bytes: ArraySlice<UInt8>) {
    input = Array(bytes)
    consumed = 0
  }

  /// Unpacked bytes of what was taken; nil when more has to be taken first.
  func pending() throws(FileProblem) -> [UInt8]? {
    while consumed < input.count {
      let unpacked = try step()
      if !unpacked.isEmpty { return unpacked }
    }
    return nil
  }

  /// - Throws: ``FileProblem/notGzip`` where the last member is cut off.
  func finish() throws(FileProblem) {
    if !isBetweenMembers { throw .notGzip }
  }

  private func step() throws(FileProblem) -> [UInt8] {
    var outcome = Z_OK
    let output = [UInt8](unsafeUninitializedCapacity: Inflater.blockSize) { buffer, count in
      input.withUnsafeMutableBufferPointer { bytes in
        stream.next_in = bytes.baseAddress?.advanced(by: consumed)
        stream.avail_in = UInt32(bytes.count - consumed)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        outcome = inflate(&stream, Z_NO_FLUSH)
        consumed = bytes.count - Int(stream.avail_in)
      }
      count = buffer.count - Int(stream.avail_out)
    }
    switch outcome {
    case Z_OK, Z_BUF_ERROR: isBetweenMembers = false
    case Z_STREAM_END:
      isBetweenMembers = true
      inflateReset(&stream)
    default: throw .notGzip
    }
    return output
  }
}
