import Glibc

/// A bell that other processes of this machine can ring: a datagram socket in the file system, mode 0600.
///
/// A ring says where to look, never what to believe: whoever hears it reads the ledger. It may be lost (the socket's
/// buffer is full, the listener restarts), so a listener looks by itself now and then. A bell whose process is gone
/// refuses the ring, at once and for certain.
package final class Doorbell: Sendable {
  /// Topics are short; longer ones are cut.
  private static let longestTopic = 128
  /// `sun_path` with its closing zero.
  private static let longestPath = 107

  package let path: String
  /// Becomes readable when somebody rings.
  package let descriptor: Int32

  /// Hangs a bell with that name into a folder, which is made when it is not there.
  ///
  /// - Throws: ``DatabaseFailure`` of kind `cannotOpen`, for a path over 107 bytes too.
  package init(folder: String, name: String) throws {
    path = folder + "/" + name
    guard var address = Doorbell.address(path) else {
      throw DatabaseFailure(kind: .cannotOpen, message: "\(path) is too long for a socket")
    }
    mkdir(folder, 0o700)
    // In a common folder such as /tmp somebody else may have been first.
    var status = stat()
    guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == getuid(),
      status.st_mode & 0o077 == 0
    else { throw DatabaseFailure(kind: .cannotOpen, message: "\(folder) is not this account's alone") }
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    unlink(path)
    // Of the socket before it has a name (unix(7)): the process's mask is every thread's, and changing it theirs too.
    fchmod(descriptor, 0o600)
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    let code = errno
    guard descriptor >= 0, bound == 0 else {
      if descriptor >= 0 { Glibc.close(descriptor) }
      throw DatabaseFailure(kind: .cannotOpen, message: "\(path): \(String(cString: strerror(code)))")
    }
  }

  deinit {
    Glibc.close(descriptor)
    unlink(path)
  }

  /// The topics that were rung since the last call, each once.
  package func take() -> Set<String> {
    var topics: Set<String> = []
    withUnsafeTemporaryAllocation(byteCount: Doorbell.longestTopic, alignment: 1) { buffer in
      while case let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT)), count >= 0 {
        topics.insert(String(decoding: buffer[..<count], as: UTF8.self))
      }
    }
    return topics
  }

  /// Rings some bells and returns those behind which nobody is any more.
  package static func ring(_ paths: [String], topic: String) -> [String] {
    let sender = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard sender >= 0 else { return [] }
    defer { Glibc.close(sender) }
    let bytes = Array(topic.utf8.prefix(longestTopic))
    return paths.filter { path in
      guard var address = address(path) else { return true }
      let sent = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          sendto(
            sender, bytes, bytes.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL), $0,
            socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      // A full buffer means that the listener has rings enough to wake by.
      return sent < 0 && [ECONNREFUSED, ENOENT].contains(errno)
    }
  }

  /// Whether a process still listens behind a bell; true too where that cannot be found out.
  package static func answers(_ path: String) -> Bool {
    guard var address = address(path) else { return false }
    let caller = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard caller >= 0 else { return true }
    defer { Glibc.close(caller) }
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(caller, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    return isConnected || ![ECONNREFUSED, ENOENT].contains(errno)
  }

  /// Takes bells down whose processes left them; one that is answered stays.
  package static func takeDown(_ paths: [String]) {
    for path in paths where !answers(path) {
      var status = stat()
      if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK { unlink(path) }
    }
  }

  private static func address(_ path: String) -> sockaddr_un? {
    let bytes = Array(path.utf8)
    guard (1...longestPath).contains(bytes.count) else { return nil }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return address
  }
}
