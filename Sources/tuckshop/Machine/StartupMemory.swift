import Glibc

/// Memory that only starting needs.
enum StartupMemory {
  /// Gives back the code that starting took and waiting for keys does not need.
  ///
  /// The kernel is told that nobody uses the program's code just now: it stays in the page cache, and what is used again
  /// is mapped again at the first touch, which takes microseconds. Most of what has run by then never runs again.
  static func release() {
    guard let maps = PrivateFile.read("/proc/self/maps", limit: 65_536) else { return }
    for line in maps.split(separator: "\n") {
      // `55d0c0000000-55d0c1000000 r-xp 00000000 fe:00 123   /path`: code of a file, which is never written to.
      let fields = line.split(separator: " ", maxSplits: 5)
      guard fields.count == 6, fields[1] == "r-xp", fields[5].drop(while: { $0 == " " }).hasPrefix("/") else { continue }
      let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      guard bounds.count == 2, let start = UnsafeMutableRawPointer(bitPattern: bounds[0]) else { continue }
      madvise(start, Int(bounds[1] - bounds[0]), MADV_DONTNEED)
    }
  }
}
