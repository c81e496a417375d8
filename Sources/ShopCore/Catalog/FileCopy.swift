import Database
import Glibc

/// A copy of a file within one folder.
enum FileCopy {
  /// Copies a file to a new one of mode 0600.
  static func copy(_ path: String, to copy: String) throws {
    let source = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(source) }
    let target = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    defer { close(target) }
    guard source >= 0, target >= 0 else { throw failure(copy) }
    while true {
      let count = sendfile(target, source, nil, 1 << 30)
      if count == 0 { return }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(copy) }
    }
  }

  private static func failure(_ path: String) -> DatabaseFailure {
    DatabaseFailure(
      kind: errno == ENOSPC || errno == EDQUOT ? .full : .io, message: "\(path): \(String(cString: strerror(errno)))")
  }
}
