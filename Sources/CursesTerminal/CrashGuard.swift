import CNcurses
import Glibc
package import TerminalKit

/// Gives the terminal back whatever ends the program, and tells the loop of signals.
///
/// Install it before the terminal is opened. Faults (SEGV, a Swift trap, QUIT and the like) restore the terminal and end
/// the process by the same signal. TERM, HUP and INT are left to the loop, so that it can save; a second one ends at
/// once. PIPE and XFSZ are ignored: a write then fails instead. KILL cannot be guarded against.
package final class CrashGuard: SignalSource {
  /// Installs the handlers; there is one set of them in a process.
  ///
  /// - Parameter signalDescriptor: A non-blocking descriptor that stays open for the rest of the process; a byte
  ///   written to it wakes the loop (`Mailbox.signalDescriptor`).
  package init(signalDescriptor: Int32) {
    guard_install(STDIN_FILENO, signalDescriptor)
  }

  /// What is written when the program dies from now on; empty: nothing.
  func arm(restore: String) {
    let bytes = Array(restore.utf8)
    bytes.withUnsafeBytes { guard_arm($0.baseAddress, $0.count) }
  }

  /// The terminal is given back for good: what was typed for the shop must not end it in the middle of its leaving.
  func leave() { guard_leave() }

  package func takeSignals() -> [ProcessSignal] {
    let noted = Int(guard_take())
    let termination = guard_termination()
    var signals: [ProcessSignal] = []
    if noted & guard_asked_to_stop != 0 { signals.append(.suspend) }
    if noted & guard_went_on != 0 { signals.append(.resumed) }
    if termination != 0 { signals.append(.terminate(termination)) }
    return signals
  }

  /// Keeps what is in memory to this process, for the rest of its life: no core file, no reading by others of the account.
  package static func sealMemory() { _ = guard_seal_memory() }

  package var canStop: Bool { guard_can_stop() }

  package func stopProcess() {
    guard_stop()
    // The terminal is taken again by who stopped.
    _ = guard_take()
  }

  /// Ends the process by a signal, so that its exit status tells which; close the terminal first.
  package func die(by signal: Int32) -> Never {
    guard_die(signal)
    fatalError("signal \(signal) does not end a process")
  }
}
