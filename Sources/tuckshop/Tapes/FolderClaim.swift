import FoundationEssentials
import Glibc

/// A folder of a name of its own that is its maker's as long as the maker lives.
///
/// The maker holds a lock on the folder itself, which ends with the process however that ends. So whoever comes next can
/// tell what was left behind, whatever its age.
final class FolderClaim: Sendable {
  let path: String
  private let descriptor: Int32

  /// Makes one; nil where that cannot be.
  init?(in parent: String, named stem: String) {
    // Whoever tidies up may have come between the making and the lock.
    for _ in 0..<10 {
      var name = Array("\(parent)/\(stem)XXXXXX".utf8CString)
      guard mkdtemp(&name) != nil else { return nil }
      let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let descriptor = Self.open(path)
      guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else { return nil }
      if Self.isSame(descriptor, path) {
        self.path = path
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
    return nil
  }

  deinit { close(descriptor) }

  /// Removes this account's folders of that name whose makers are gone.
  static func removeLeftovers(in parent: String, named stem: String) {
    for name in TapeFiles.names(in: parent) where name.hasPrefix(stem) {
      let path = parent + "/" + name
      let descriptor = open(path)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_uid == getuid(), flock(descriptor, LOCK_EX | LOCK_NB) == 0,
        isSame(descriptor, path)
      else { continue }
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private static func open(_ path: String) -> Int32 {
    Glibc.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var (held, found) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && lstat(path, &found) == 0 && held.st_ino == found.st_ino
      && held.st_dev == found.st_dev
  }
}
