import Glibc
import Synchronization
import TerminalKit

/// Shoppers on terminals of their own, some of whom write all the time; a thread of its own types and reads for them.
final class ChatCrowd: Sendable {
  private struct State {
    var sessions: [TerminalSession]
    var isOver = false
    var said = 0
  }

  private let state: Mutex<State>
  private let talkers: Int
  private let pause: Int

  /// - Parameters:
  ///   - talkers: How many of the sessions, the first ones, write; their chat is open.
  ///   - pause: Milliseconds between two messages of all of them together.
  init(_ sessions: sending [TerminalSession], talkers: Int, pause: Int) {
    self.talkers = min(talkers, sessions.count)
    self.pause = pause
    state = Mutex(State(sessions: sessions))
  }

  var said: Int { state.withLock { $0.said } }

  /// Types and reads until ``stop()``; to be run on a thread of its own.
  func run() {
    var due = Pace.now
    while true {
      let isOver = state.withLock { state in
        for session in state.sessions { session.drain() }
        if talkers > 0, Pace.now >= due, !state.isOver {
          state.sessions[state.said % talkers].type("message \(state.said)\r")
          state.said += 1
          due += pause
        }
        return state.isOver
      }
      if isOver { return }
      Pace.pass(milliseconds: 10)
    }
  }

  /// Bytes that those who do not write were sent since they were last read.
  func idleBytes() -> Int {
    state.withLock { state in state.sessions.dropFirst(talkers).reduce(0) { $0 + $1.drain() } }
  }

  func stop() { state.withLock { $0.isOver = true } }
}
