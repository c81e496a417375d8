/// What the system told the process.
package enum ProcessSignal: Equatable, Sendable {
  /// End, by the signal of that number (SIGTERM, SIGHUP, SIGINT).
  case terminate(Int32)
  /// Stop (SIGTSTP from outside; Ctrl+Z is a key).
  case suspend
  /// It goes on after a stop that was not ours.
  case resumed
}

/// Where the loop learns of signals; each also wakes the loop's mailbox.
package protocol SignalSource: AnyObject {
  /// What arrived since the last call.
  func takeSignals() -> [ProcessSignal]

  /// Whether there is a shell that could let a stopped process go on.
  var canStop: Bool { get }

  /// Stops the process as Ctrl+Z does and returns when it goes on.
  func stopProcess()
}

/// Why a loop ended.
package enum LoopEnd: Equatable, Sendable {
  /// The program wanted to.
  case quit
  /// A signal of that number, SIGHUP when the terminal is gone; the process should end by it once it has given the
  /// terminal back, so that its exit status tells.
  case signal(Int32)
}
