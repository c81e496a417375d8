import Glibc

/// The program's own code, as far as it is in memory.
enum CodeMemory {
  /// Gives back the pages of code that were run so far: most of them serve the start alone.
  ///
  /// Nothing is lost, because code is never written to: what is run again comes from the cache of its file, sixteen pages
  /// at a time. Where the system does not list its mappings, all stays as it is.
  static func release() {
    for line in mappings().split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count > 5, fields[1].elementsEqual("r-xp".utf8), fields[5].first == UInt8(ascii: "/") else {
        continue
      }
      let bounds = fields[0].split(separator: UInt8(ascii: "-")).compactMap {
        UInt(String(decoding: $0, as: UTF8.self), radix: 16)
      }
      guard bounds.count == 2, bounds[0] < bounds[1] else { continue }
      madvise(UnsafeMutableRawPointer(bitPattern: bounds[0]), Int(bounds[1] - bounds[0]), MADV_DONTNEED)
    }
  }

  /// What `/proc/self/maps` says (proc(5)); empty where it cannot be read.
  private static func mappings() -> [UInt8] {
    let descriptor = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
