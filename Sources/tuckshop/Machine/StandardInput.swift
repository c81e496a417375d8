import Glibc

/// What another program hands over.
enum StandardInput {
  /// A purchase is far smaller.
  static let limit = 1_000_000

  /// All of it as text; nil when it is longer than `limit` bytes or cannot be read.
  static func text(limit: Int) -> String? { FileText.read(descriptor: STDIN_FILENO, limit: limit) }
}

/// Files that a person names.
enum FileText {
  /// The whole file as text; nil when it cannot be read or is longer than a megabyte.
  static func read(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return read(descriptor: descriptor, limit: StandardInput.limit)
  }

  static func read(descriptor: Int32, limit: Int) -> String? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0, bytes.count + count <= limit else { return nil }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
