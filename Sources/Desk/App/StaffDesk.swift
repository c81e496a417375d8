package import Commerce
import PlainText
package import TerminalKit

/// The staff's front: how its state changes and how it looks.
///
/// Pure; what it wants done comes out as effects.
package struct StaffDesk: Program, Sendable {
  package init() {}

  /// What to ask of the core before the first frame.
  package func begin(_ state: inout DeskState) -> [Effect] {
    [state.inbox.load(&state.shared), .timer(.poll, milliseconds: StaffDesk.pollMilliseconds)]
      + [.timer(.heartbeat, milliseconds: StaffDesk.heartbeatMilliseconds), .reconcile]
  }

  /// Between two looks for what no bell told.
  static let pollMilliseconds = 30_000
  static let heartbeatMilliseconds = 60_000
  /// While the time left for an answer is shown in seconds.
  static let tickMilliseconds = 10_000

  /// What one look at the bell brings: all that rang is looked at together.
  package static func news(_ rings: [Ring]) -> [Action] { rings.isEmpty ? [] : [.rang(rings)] }

  package func action(for key: Key, seen frame: Frame) -> Action? {
    switch key {
    case .focusGained, .focusLost: nil
    case .mouse(let event) where event.kind == .click:
      frame.hotspots.last { $0.rect.contains(event.position) }.map(Action.spotClicked)
    default: .keyPressed(key)
    }
  }

  /// Changes the state by what happened and says what is wanted now.
  package func update(_ state: inout DeskState, _ action: Action) -> [Effect] {
    let effects = change(&state, action)
    if !state.shared.size.isTooSmall { state.thread?.layOut(state.shared) }
    return effects
  }

  private func change(_ state: inout DeskState, _ action: Action) -> [Effect] {
    switch action {
    case .keyPressed(.resize(let size)):
      state.shared.size = size
      return []
    case .keyPressed(.mouse(let event)):
      guard !state.shared.size.isTooSmall else { return [] }
      if event.kind == .wheelUp { return state.run(.up) }
      return event.kind == .wheelDown ? state.run(.down) : []
    case .keyPressed(let key):
      state.shared.toast = nil
      return state.press(key)
    case .spotClicked(let spot):
      state.shared.toast = nil
      return state.click(spot)
    case .rang(let rings): return state.hear(rings)
    case .timerFired(let timer): return state.fire(timer)
    default: return state.receive(action)
    }
  }

  package func render(_ state: DeskState, size: Size, ascii: Bool) -> Frame {
    var sized = state
    sized.shared.size = size
    return render(sized)
  }

  package func shouldQuit(_ state: DeskState) -> Bool { state.isQuitting }

  package func terminalRequest(in effect: Effect) -> TerminalRequest? {
    if case .terminal(let request) = effect { request } else { nil }
  }

  package func timer(in effect: Effect) -> TimerRequest<Action>? {
    guard case .timer(let timer, let milliseconds) = effect else { return nil }
    return TimerRequest(timer.name, milliseconds: milliseconds, action: .timerFired(timer))
  }
}

extension DeskState {
  mutating func press(_ key: Key) -> [Effect] {
    if shared.size.isTooSmall {
      // Nothing is laid out, so only leaving, stopping and drawing anew make sense.
      isQuitting = [.character("q"), .control("c")].contains(key)
      switch DeskKeys.map.command(for: key, in: [.always]) {
      case .redraw: return [.terminal(.repaint)]
      case .suspend: return [.terminal(.suspend)]
      case .saveReport: return [.saveReport(theme: shared.theme.id)]
      default: return []
      }
    }
    if var layer = layers.last {
      let turn = layer.take(key, &shared)
      layers[layers.count - 1] = layer
      if let turn { return follow(turn) }
    } else if var screen = thread {
      let turn = screen.take(key, &shared)
      thread = screen
      if let turn { return follow(turn) }
    }
    guard let command = DeskKeys.map.command(for: key, in: contexts) else { return [] }
    return run(command)
  }

  mutating func run(_ command: Command) -> [Effect] {
    guard var layer = layers.last else {
      return handleOnScreen(command).map { follow($0) } ?? runGlobal(command)
    }
    let outcome = layer.handle(command, &shared)
    layers[layers.count - 1] = layer
    switch outcome {
    case .stay(let turn): return follow(turn)
    case .close(let turn):
      layers.removeLast()
      return follow(turn)
    case .run(let command):
      layers.removeLast()
      return run(command)
    case .pass: return runGlobal(command)
    }
  }

  private mutating func handleOnScreen(_ command: Command) -> Turn? {
    if var screen = thread {
      let turn = screen.handle(command, &shared)
      thread = screen
      return turn
    }
    return isLive ? live.handle(command, &shared) : inbox.handle(command, &shared)
  }

  mutating func follow(_ turn: Turn) -> [Effect] {
    var effects = turn.effects
    for move in turn.moves { effects += go(move) }
    return effects
  }

  mutating func click(_ spot: Hotspot) -> [Effect] {
    if var layer = layers.last {
      let command = layer.click(spot)
      layers[layers.count - 1] = layer
      return command.map { run($0) } ?? []
    }
    guard thread == nil else { return [] }
    return (isLive ? live.click(spot) : inbox.click(spot)).map { run($0) } ?? []
  }
}
