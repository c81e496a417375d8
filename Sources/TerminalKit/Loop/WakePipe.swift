import Glibc

/// A pipe to oneself, so that another thread or a signal handler can end a `poll`.
///
/// Both ends are non-blocking and closed in children. They stay open as long as the object lives, so a signal handler
/// may be given ``writeEnd`` only by who keeps the object until the process ends.
package final class WakePipe: Sendable {
  package let readEnd: Int32
  package let writeEnd: Int32

  /// Traps when the process has no file descriptor left.
  package init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "no file descriptor left for a pipe")
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Makes ``readEnd`` readable; a full pipe is so already.
  package func wake() {
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes every waking so far.
  package func clear() {
    var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    while read(readEnd, &bytes, MemoryLayout.size(ofValue: bytes)) > 0 {}
  }

  /// Waits until somebody wakes it, and takes that.
  package func wait() {
    var waited = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    while poll(&waited, 1, -1) < 0, errno == EINTR {}
    clear()
  }
}
