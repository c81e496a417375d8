import Foundation
import Glibc

/// What a running program has in the memory that it writes to: what a dump of it would hold (proc_pid_mem(5)).
struct ProcessMemory {
  private var parts: [[UInt8]] = []

  /// Reads the memory of a process that may be traced.
  init(of process: pid_t) throws {
    let maps = try String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8)
    let memory = open("/proc/\(process)/mem", O_RDONLY)
    guard memory >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM) }
    defer { close(memory) }
    for line in maps.split(separator: "\n") {
      let columns = line.split(separator: " ")
      let range = columns[0].split(separator: "-").compactMap { Int($0, radix: 16) }
      guard columns[1].contains("w"), range.count == 2 else { continue }
      var bytes = [UInt8](repeating: 0, count: range[1] - range[0])
      let count = bytes.withUnsafeMutableBytes { pread(memory, $0.baseAddress, $0.count, range[0]) }
      if count > 0 { parts.append(Array(bytes.prefix(count))) }
    }
  }

  var count: Int { parts.reduce(0) { $0 + $1.count } }

  /// How often bytes stand there in a row, or in the steps of an array of something wider.
  func hits(of wanted: [UInt8], steps: ClosedRange<Int>) -> [Int: Int] {
    var hits: [Int: Int] = [:]
    for part in parts {
      part.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return }
        var from = 0
        // A loop over each byte would take a debug build minutes.
        while from < bytes.count, let found = memchr(start + from, Int32(wanted[0]), bytes.count - from) {
          let place = UnsafeRawPointer(found) - UnsafeRawPointer(start)
          for step in steps where Self.holds(bytes, wanted, at: place, step: step) { hits[step, default: 0] += 1 }
          from = place + 1
        }
      }
    }
    return hits
  }

  private static func holds(
    _ bytes: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8], at place: Int, step: Int
  ) -> Bool {
    guard place + step * (wanted.count - 1) < bytes.count else { return false }
    var index = 1
    while index < wanted.count {
      guard bytes[place + step * index] == wanted[index] else { return false }
      index += 1
    }
    return true
  }
}
