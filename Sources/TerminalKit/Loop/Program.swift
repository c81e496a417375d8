import Glibc

/// A front as the loop sees it: a state that is a value, and pure functions over it.
package protocol Program<State, Action, Effect> {
  associatedtype State
  /// What happened.
  associatedtype Action: Sendable
  /// What is wanted of the world, as data.
  associatedtype Effect: Sendable

  /// Changes the state; no clock, no database, no terminal.
  func update(_ state: inout State, _ action: Action) -> [Effect]

  /// What a key means, given the frame that was on screen when it was pressed (for its hotspots); nil: nothing.
  func action(for key: Key, seen frame: Frame) -> Action?

  /// Draws the state; the same state gives the same frame.
  func render(_ state: State, size: Size, ascii: Bool) -> Frame

  /// The same frame. Where what was drawn last is of a state that differs by little, only that need be drawn over it.
  func render(_ state: State, size: Size, ascii: Bool, over last: Drawn<State>?) -> Frame

  /// True ends the loop after the effects under way.
  func shouldQuit(_ state: State) -> Bool

  /// Applied when the system ends the program (SIGTERM, SIGHUP, a closed window): the last chance to save; nil: nothing.
  var terminationAction: Action? { get }

  /// The effects that are for the terminal, and so for the loop itself; nil for those of the performer.
  func terminalRequest(in effect: Effect) -> TerminalRequest?

  /// The effects that ask for a later moment, and so are for the loop too; nil for those of the performer.
  func timer(in effect: Effect) -> TimerRequest<Action>?
}

extension Program {
  package func render(_ state: State, size: Size, ascii: Bool, over last: Drawn<State>?) -> Frame {
    render(state, size: size, ascii: ascii)
  }
  package var terminationAction: Action? { nil }
  package func terminalRequest(in effect: Effect) -> TerminalRequest? { nil }
  package func timer(in effect: Effect) -> TimerRequest<Action>? { nil }
}

/// A state and the frame that shows it.
package struct Drawn<State> {
  package var state: State
  package var frame: Frame
}

/// Milliseconds of the machine's clock that never goes back.
package let monotonicMilliseconds: @Sendable () -> Int = {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}

/// What a program can ask of the terminal it runs on.
package enum TerminalRequest: Equatable, Sendable {
  /// Give the terminal back and stop, as Ctrl+Z does.
  case suspend
  /// Write everything anew, as Ctrl+L does.
  case repaint
  /// Take clicks and the wheel, or leave them to the terminal for selecting text.
  case mouse(isOn: Bool)
}

/// A terminal whose mouse reports can be switched.
package protocol MouseTerminal: Terminal {
  func setMouse(isOn: Bool)
}

/// Performs effects on the world; the only place of a front that waits.
package protocol EffectPerformer<Effect, Action>: Sendable {
  associatedtype Effect: Sendable
  associatedtype Action: Sendable

  /// Performs one effect and returns what came of it, in order.
  func perform(_ effect: Effect) -> [Action]

  /// True when `older`, which still waits, need not be performed because `newer` was asked for: a stale search, a draft
  /// that is saved again.
  func supersedes(_ newer: Effect, _ older: Effect) -> Bool

  /// Has the effect that is performed just now end soon and without an answer, if it can: a newer one supersedes it.
  ///
  /// Called from the thread that asks for effects. It may meet an effect at its very end.
  func interrupt(_ effect: Effect)
}

extension EffectPerformer {
  package func supersedes(_ newer: Effect, _ older: Effect) -> Bool { false }
  package func interrupt(_ effect: Effect) {}
}
