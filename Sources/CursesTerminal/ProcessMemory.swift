import CNcurses
import Glibc

/// What the process has in memory for itself.
package enum ProcessMemory {
  private static let pageSize = 4096

  /// Keeps all threads to one heap, so that what one gives back serves the others; called before there are any.
  package static func shareHeap() { heap_share() }

  /// Gives back what is free of the heap, and the pages of code and constants that were used so far: most of them serve
  /// what was just done, not what comes next.
  ///
  /// Nothing is lost: only pages of mappings that nobody can write to are given back, and of these only those that are as
  /// their file has them. What is used again comes from the cache of its file, sixteen pages at a time. Where the system
  /// does not list its mappings or pages, all stays as it is.
  package static func release() {
    heap_trim()
    let pages = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC)
    guard pages >= 0 else { return }
    defer { close(pages) }
    for line in mappings().split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count > 5, ["r-xp", "r--p"].contains(where: { fields[1].elementsEqual($0.utf8) }),
        fields[5].first == UInt8(ascii: "/")
      else { continue }
      let bounds = fields[0].split(separator: UInt8(ascii: "-")).compactMap {
        Int(String(decoding: $0, as: UTF8.self), radix: 16)
      }
      guard bounds.count == 2, bounds[0] < bounds[1] else { continue }
      release(bounds[0]..<bounds[1], pages)
    }
  }

  /// - Parameter pages: `/proc/self/pagemap`: a number a page, whose bit 63 says that it is there and bit 61 that it is
  ///   the file's own, not a changed copy (proc(5)).
  private static func release(_ bounds: Range<Int>, _ pages: Int32) {
    var entries = [UInt64](repeating: 0, count: bounds.count / pageSize)
    let size = entries.count * MemoryLayout<UInt64>.size
    let offset = bounds.lowerBound / pageSize * MemoryLayout<UInt64>.size
    guard pread(pages, &entries, size, off_t(offset)) == size else { return }
    func isOwn(_ entry: UInt64) -> Bool { entry >> 61 & 0b101 == 0b101 }
    var start = 0
    while let first = entries[start...].firstIndex(where: isOwn) {
      let end = entries[first...].firstIndex { !isOwn($0) } ?? entries.count
      let place = UnsafeMutableRawPointer(bitPattern: bounds.lowerBound + first * pageSize)
      madvise(place, (end - first) * pageSize, MADV_DONTNEED)
      start = end
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
