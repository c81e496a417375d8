import Glibc

/// Waits for changes in a folder's files, as the kernel reports them (inotify(7)).
final class FolderWatch {
  private let descriptor = inotify_init1(Int32(IN_CLOEXEC))
  private var events = [UInt8](repeating: 0, count: 4096)

  init(_ path: String) {
    inotify_add_watch(descriptor, path, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_DELETE))
  }

  deinit { Glibc.close(descriptor) }

  /// Asks again after every change until the answer is yes; false when it never was within the time.
  func waits(for limit: Duration = RealTerminal.patience, until isThere: () throws -> Bool) rethrows -> Bool {
    let deadline = ContinuousClock.now + limit
    while true {
      if try isThere() { return true }
      let left = max(.zero, deadline - ContinuousClock.now)
      var readable = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&readable, 1, Int32(left / .milliseconds(1))) > 0 else { return false }
      _ = read(descriptor, &events, events.count)
    }
  }
}
