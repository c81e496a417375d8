import Glibc
import Synchronization

/// Says that somebody is at work with a set of files, or keeps everybody else out: a `flock` on a file of its own.
///
/// The kernel lets go of it when the process ends, however it ends. The file itself stays for ever: were it removed,
/// two processes could hold locks on different files of the same name.
package final class PresenceLock: Sendable {
  package enum Kind: Sendable {
    /// Together with others.
    case shared
    /// Alone.
    case exclusive
  }

  private let descriptor: Int32
  private let isHeld = Mutex(true)

  /// Takes the lock without waiting; nil when somebody holds one that does not go with it.
  ///
  /// - Throws: ``DatabaseFailure`` when the file cannot be opened.
  package init?(path: String, _ kind: Kind) throws {
    // For reading: a lock needs no more, and the folder may be read-only.
    descriptor = open(path, O_RDONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DatabaseFailure.opening(path, errno) }
    var outcome: Int32
    repeat {
      outcome = flock(descriptor, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB)
    } while outcome != 0 && errno == EINTR
    guard outcome == 0 else {
      Glibc.close(descriptor)
      return nil
    }
  }

  deinit { release() }

  /// Lets go of it; doing it twice does nothing.
  package func release() {
    isHeld.withLock { isHeld in
      if isHeld { Glibc.close(descriptor) }
      isHeld = false
    }
  }

  /// The processes that hold a lock on a file, as far as this one may see them (`proc_locks(5)`).
  package static func holders(of path: String) -> [Int] {
    var status = stat()
    guard stat(path, &status) == 0, let file = fopen("/proc/locks", "re") else { return [] }
    defer { fclose(file) }
    var holders: Set<Int> = []
    var line = [CChar](repeating: 0, count: 512)
    while fgets(&line, Int32(line.count), file) != nil {
      // 1: FLOCK  ADVISORY  READ 1234 08:01:5678 0 EOF
      let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        .split(separator: " ").filter { $0 != "->" }
      guard words.count > 5, words[1] == "FLOCK", words[5].hasSuffix(":\(status.st_ino)"), let id = Int(words[4])
      else { continue }
      holders.insert(id)
    }
    return holders.sorted()
  }
}
