import Glibc
package import TerminalKit

/// One file with a base16 or base24 scheme.
package enum ThemeFile {
  /// Larger files are not read, in bytes; real ones have less than 2,000.
  static let limit = 65_536

  /// Reads a scheme; its id is the file's name in lower case, without the ending.
  ///
  /// Both forms of the files are known: the present one (`system`, `name`, `author`, `variant`, `palette`), and the flat
  /// one before it (`scheme`, `author`, `base00` …). Beyond the standard `contrast: high` is understood.
  package static func load(path: String) throws(ThemeFault) -> ThemeScheme {
    guard let bytes = try contents(path) else { throw ThemeFault(file: path, .unreadable) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw ThemeFault(file: path, .notText) }
    return try SchemeReader(file: path, id: id(ofPath: path)).scheme(text)
  }

  /// `Themes/Harbour-Dark.yaml` → `harbour-dark`.
  static func id(ofPath path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return stem.lowercased()
  }

  private static func contents(_ path: String) throws(ThemeFault) -> [UInt8]? {
    // Without O_NONBLOCK a pipe that nobody writes to would hold the shop.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var length = 0
    while length < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[length...]).baseAddress, buffer.count - length)
      }
      if count < 0 { return nil }
      if count == 0 { break }
      length += count
    }
    if length > limit { throw ThemeFault(file: path, .tooLarge(limit: limit)) }
    return Array(bytes[..<length])
  }
}
