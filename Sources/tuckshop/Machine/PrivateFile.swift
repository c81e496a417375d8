import Glibc
import PlainText

/// Small files that only their owner may read.
enum PrivateFile {
  /// Why a file could not be read or written: the path and the system's own words.
  struct Failure: Error, CustomStringConvertible {
    let path: String
    let code: Int32
    var description: String { "\(path): \(String(cString: strerror(code)))" }
  }

  /// The first `limit` bytes as text, or nil when there is no such file.
  static func read(_ path: String, limit: Int = 4096) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: limit)
    var length = 0
    // In parts: the kernel's own files come a page at a time.
    while length < limit {
      let count = buffer.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: length), limit - length)
      }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      length += count
    }
    return String(decoding: buffer.prefix(length), as: UTF8.self)
  }

  /// Writes a file with mode 0600; an existing one is replaced in one step, or refused when `isNew`.
  static func write(_ text: String, to path: String, isNew: Bool = false) throws(Failure) {
    let target = isNew ? path : path + ".new"
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (isNew ? O_EXCL : O_TRUNC)
    let descriptor = open(target, flags, 0o600)
    guard descriptor >= 0 else { throw Failure(path: path, code: errno) }
    let bytes = Array(text.utf8)
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    let code = errno
    fsync(descriptor)
    close(descriptor)
    guard count == bytes.count else { throw Failure(path: path, code: code) }
    if !isNew, rename(target, path) != 0 { throw Failure(path: path, code: errno) }
  }

  /// Makes a folder and those above it, with mode 0700.
  static func makeFolder(_ path: String) {
    var partial = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      partial += name
      mkdir(partial, 0o700)
      partial += "/"
    }
  }
}
