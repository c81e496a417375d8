import Glibc

/// Ctrl+C, and what else ends a program from outside.
enum Interruption {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]

  /// Has something done before such a signal ends the program.
  ///
  /// Called before threads are started, which then leave the signals to the one that waits for them.
  static func first(_ body: @escaping @Sendable () -> Void) {
    var signals = set()
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let thread = Workers.start {
      var signals = set()
      var number: Int32 = 0
      guard sigwait(&signals, &number) == 0 else { return }
      body()
      signal(number, SIG_DFL)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      kill(getpid(), number)
    }
    // Without a thread that waits, the signals do what they always do.
    if thread == nil { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }

  private static func set() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in numbers { sigaddset(&signals, number) }
    return signals
  }
}
