import Database
import Glibc

/// A file that is written from its start to its end and is on the disk when it is finished; of mode 0600.
final class SyncedFile {
  private let path: String
  private let descriptor: Int32
  private var isOpen = true

  /// - Throws: ``DatabaseFailure``.
  init(creating path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw DatabaseFailure.opening(path, errno) }
  }

  deinit { if isOpen { close(descriptor) } }

  func write(_ bytes: some Collection<UInt8>) throws {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw DatabaseFailure.opening(path, errno) }
      rest = rest.dropFirst(count)
    }
  }

  func finish() throws {
    isOpen = false
    let isSynced = fsync(descriptor) == 0
    let code = errno
    guard close(descriptor) == 0, isSynced else { throw DatabaseFailure.opening(path, code) }
  }

  /// Has the disk take over what the system holds of a file or a folder.
  static func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DatabaseFailure.opening(path, errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw DatabaseFailure.opening(path, errno) }
  }
}

/// A file that is read from its start to its end; never one that SQLite has open in this process.
final class PlainFile {
  private let path: String
  private let descriptor: Int32

  init(opening path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DatabaseFailure.opening(path, errno) }
  }

  deinit { close(descriptor) }

  var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// The next bytes: that many, or fewer at the end of the file.
  func read(_ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var length = 0
    while length < count {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: length), count - length)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw DatabaseFailure.opening(path, errno) }
      if got == 0 { break }
      length += got
    }
    return Array(bytes.prefix(length))
  }
}
