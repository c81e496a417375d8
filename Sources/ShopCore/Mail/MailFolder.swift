import Glibc
package import PlainText

/// Why a mail could not be put into a folder.
package struct MailFolderFault: Error, Hashable, Sendable {
  package var path: SafeText
  /// In the system's words.
  package var reason: SafeText
}

/// A folder of mails as files, from which something else sends them.
struct MailFolder {
  private let path: String

  /// Makes the folder when there is none, with mode 0700.
  init(path: String) throws {
    try DataFolder(path: path).create()
    self.path = path
  }

  /// Puts a mail into the folder with mode 0600: whole and on the disk, or not at all.
  ///
  /// - Throws: ``MailFolderFault``.
  func put(_ bytes: [UInt8], as name: String) throws(MailFolderFault) {
    let unfinished = "\(path)/.\(name).new"
    let file = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    try check(file >= 0, unfinished)
    defer { close(file) }
    try check(fchmod(file, 0o600) == 0, unfinished)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      try check(count > 0, unfinished)
      rest = rest.dropFirst(count)
    }
    try check(fsync(file) == 0, unfinished)
    try check(rename(unfinished, "\(path)/\(name)") == 0, name)
    // The name is in the folder, which has to reach the disk too.
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try check(folder >= 0, path)
    defer { close(folder) }
    try check(fsync(folder) == 0, path)
  }

  private func check(_ isDone: Bool, _ path: String) throws(MailFolderFault) {
    guard isDone else {
      let reason = String(cString: strerror(errno))
      throw MailFolderFault(path: SafeText(cleaning: path), reason: SafeText(cleaning: reason))
    }
  }
}
