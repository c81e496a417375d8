import Glibc

/// Why a file or folder cannot be read.
package enum FileProblem: Error, Hashable, Sendable {
  case missing
  /// A folder, pipe or device stands there.
  case notAFile
  case notAFolder
  case tooLarge(bytes: Int)
  /// Symbolic links that lead round in circles.
  case linkLoop
  /// It, or what it links to, lies outside the shop's folder.
  case outside
  case forbidden
  /// It begins like gzip and goes on otherwise, or is cut off.
  case notGzip
  case failed(code: Int32)

  init(errno code: Int32) {
    self =
      switch code {
      case ENOENT: .missing
      case ENOTDIR: .notAFolder
      case ELOOP: .linkLoop
      case EACCES, EPERM: .forbidden
      default: .failed(code: code)
      }
  }
}

/// The files of one folder; nothing outside of it is read, whatever links say.
struct ShopFiles {
  /// Without links.
  private let root: String

  init(path: String) throws(FileProblem) {
    root = try ShopFiles.resolve(path)
  }

  /// The bytes of a file; one that is larger than `limit` is not read at all.
  func bytes(of relative: String, limit: Int) throws(FileProblem) -> [UInt8] {
    let path = try resolveInside(relative)
    // Without O_NONBLOCK a named pipe would wait for a writer for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileProblem(errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileProblem(errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_size <= limit else { throw .tooLarge(bytes: status.st_size) }
    return try ShopFiles.read(descriptor, limit: limit)
  }

  /// Names in a folder, sorted; hidden ones and what editors leave behind (`x.md~`) are left out.
  func names(in relative: String) throws(FileProblem) -> [String] {
    let path = try resolveInside(relative)
    guard let folder = opendir(path) else { throw FileProblem(errno: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix("."), !name.hasSuffix("~") { names.append(name) }
    }
    return names.sorted()
  }

  func isFolder(_ relative: String) -> Bool { mode(of: relative) == S_IFDIR }

  /// Checks that a file is there, is a file, and lies in the folder.
  func checkFile(_ relative: String) throws(FileProblem) {
    _ = try resolveInside(relative)
    guard mode(of: relative) == S_IFREG else { throw .notAFile }
  }

  private func mode(of relative: String) -> mode_t? {
    var status = stat()
    guard stat(root + "/" + relative, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }

  private func resolveInside(_ relative: String) throws(FileProblem) -> String {
    let path = try ShopFiles.resolve(root + "/" + relative)
    guard path.hasPrefix(root == "/" ? root : root + "/") else { throw .outside }
    return path
  }

  private static func resolve(_ path: String) throws(FileProblem) -> String {
    guard let resolved = realpath(path, nil) else { throw FileProblem(errno: errno) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func read(_ descriptor: Int32, limit: Int) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileProblem(errno: errno)
      }
      bytes += block[..<count]
      // The file may grow while it is read.
      if bytes.count > limit { throw .tooLarge(bytes: bytes.count) }
    }
  }
}
