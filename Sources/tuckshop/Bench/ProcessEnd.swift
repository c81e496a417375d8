import Glibc

/// Tells when a process has ended, without asking it again and again.
final class ProcessEnd {
  private typealias Opening = @convention(c) (pid_t, UInt32) -> Int32

  /// A file that is readable from the process's end on; -1 where the system gives none.
  let descriptor: Int32

  /// - Parameter process: A child that was not waited for yet.
  init(of process: pid_t) {
    // In the C library since 2.36, but not in its module for Swift.
    let opening = dlsym(nil, "pidfd_open").map { unsafeBitCast($0, to: Opening.self) }
    descriptor = opening?(process, 0) ?? -1
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// What to hand to `poll`; it skips a descriptor of -1.
  var awaited: pollfd { pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0) }
}
