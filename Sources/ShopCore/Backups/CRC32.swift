/// The checksum of gzip and zip (ITU-T V.42, reflected polynomial 0xEDB88320): it tells accidents, not malice.
struct CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
  }

  private var state = UInt32.max

  var sum: UInt32 { ~state }

  mutating func add(_ bytes: [UInt8]) {
    let table = CRC32.table
    var state = state
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes { state = table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ (state >> 8) }
    }
    self.state = state
  }
}
