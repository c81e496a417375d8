import Foundation
import Glibc

extension Process {
  /// Starts it with every signal let through; the threads that tests run on block them, and a child inherits that.
  func start() throws {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try run()
  }
}
