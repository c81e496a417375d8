import Glibc

/// A file that is written in one go and has its name only when it is complete; or standard output.
final class ExportFile {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isFinished = false

  init(path: String) throws(PrivateFile.Failure) {
    self.path = path
    descriptor =
      path == "-"
      ? dup(STDOUT_FILENO) : open(path + ".new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw PrivateFile.Failure(path: path, code: errno) }
  }

  deinit {
    close(descriptor)
    if !isFinished, path != "-" { unlink(path + ".new") }
  }

  func write(_ text: String) throws(PrivateFile.Failure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 262_144 { try flush() }
  }

  func finish() throws(PrivateFile.Failure) {
    try flush()
    guard path != "-" else { return }
    guard fsync(descriptor) == 0, rename(path + ".new", path) == 0 else {
      throw PrivateFile.Failure(path: path, code: errno)
    }
    isFinished = true
  }

  private func flush() throws(PrivateFile.Failure) {
    var done = 0
    while done < buffer.count {
      let count = buffer.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw PrivateFile.Failure(path: path, code: errno) }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
