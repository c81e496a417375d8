package import PlainText
package import TerminalKit

/// A tape in a visible terminal, as a program: it types at the speed of a person, can be stopped at any key, and gives
/// the shop to whoever stopped it.
///
/// The shop itself is a world in memory; the last row of the terminal tells where the tape is.
package final class LivePlayer: Program {
  package struct State: Sendable {
    enum Mode { case playing, paused, ended }

    var place = 0
    var mode = Mode.playing
    /// What is told instead of the caption, until the next key.
    var notice: SafeText?
    /// The notes lie over the shop.
    var showsNotes = false
    /// The shopper has left for good.
    var isOver = false

    package init(isPlaying: Bool = true) { mode = isPlaying ? .playing : .paused }
  }

  package enum Action: Sendable {
    case key(Key)
    /// It is time for the next step, or for what the shop wanted to be told of.
    case timeCame
    case ended
  }

  package enum Effect: Sendable {
    case timer(milliseconds: Int?)
    case repaint
    case suspend
  }

  let tape: LiveTape
  /// Hours and days can be leapt over.
  let movesClock: Bool
  /// What somebody who shows the shop can read at any time.
  let notes: [SafeText]
  private let clock: () -> Int
  private let open: (TapeOpening) throws(TapeTrouble) -> any LiveWorld
  private let player: TapePlayer
  private(set) var world: any LiveWorld
  /// When the world's clock was last moved on, by ``clock``.
  private var told: Int

  /// Opens the world for a tape.
  ///
  /// - Parameters:
  ///   - size: The terminal's.
  ///   - notes: What somebody who shows the shop can read at any time; empty: nothing.
  ///   - clock: Milliseconds that only rise.
  package init(
    _ tape: LiveTape, size: Size, movesClock: Bool, notes: [SafeText] = [], clock: @escaping () -> Int,
    in open: @escaping (TapeOpening) throws(TapeTrouble) -> any LiveWorld
  ) throws(TapeTrouble) {
    self.tape = tape
    self.movesClock = movesClock
    self.notes = notes
    self.clock = clock
    self.open = open
    var options = TapePlayer.Options()
    options.showsPersonal = true
    player = TapePlayer(Tape(commands: tape.commands), title: "", size: Self.shopSize(size), options: options)
    var opening = TapeOpening(of: tape.commands)
    opening.size = Self.shopSize(size)
    world = try open(opening)
    player.world = world
    told = clock()
  }

  /// The last row is the player's.
  static func shopSize(_ size: Size) -> Size { Size(size.columns, max(1, size.rows - 1)) }

  /// What is wanted before the first key.
  package func begin(_ state: State) -> [Effect] { [next(state)] }

  package func close() { world.close() }

  // MARK: Program

  package func action(for key: Key, seen frame: Frame) -> Action? {
    switch key {
    case .focusGained, .focusLost: nil
    case .mouse(let event) where event.position.row >= frame.size.rows - 1: nil
    default: .key(key)
    }
  }

  package func update(_ state: inout State, _ action: Action) -> [Effect] {
    // A step's own time has passed while it was waited for.
    let isStep = if case .timeCame = action { state.mode == .playing } else { false }
    if isStep {
      let before = player.clock
      step(&state)
      letTimePass(but: player.clock.count - before.count)
    } else {
      letTimePass()
    }
    switch action {
    case .ended:
      state.isOver = true
      return []
    case .key(.control("l")): return [.repaint]
    case .key(.control("z")): return [.suspend]
    case .key(.control("c")): state.isOver = true
    case .key(let key): take(key, &state)
    case .timeCame: break
    }
    settle(&state)
    if world.shopper.hasEnded, state.mode != .playing { state.isOver = true }
    return [next(state)]
  }

  package func shouldQuit(_ state: State) -> Bool { state.isOver }
  package var terminationAction: Action? { .ended }

  package func terminalRequest(in effect: Effect) -> TerminalRequest? {
    switch effect {
    case .repaint: .repaint
    case .suspend: .suspend
    case .timer: nil
    }
  }

  package func timer(in effect: Effect) -> TimerRequest<Action>? {
    guard case .timer(let milliseconds) = effect else { return nil }
    return TimerRequest("live", milliseconds: milliseconds, action: .timeCame)
  }

  // MARK: Keys

  private func take(_ key: Key, _ state: inout State) {
    if case .resize(let size) = key {
      try? world.shopper.resize(to: Self.shopSize(size))
      return
    }
    state.notice = nil
    if state.showsNotes {
      state.showsNotes = false
      return
    }
    switch key {
    case LiveKey.notes where !notes.isEmpty:
      if state.mode == .playing { state.mode = .paused }
      state.showsNotes = true
    case LiveKey.play: toggle(&state)
    case LiveKey.step where state.mode != .playing: step(&state)
    case LiveKey.hour where movesClock: leap(Milliseconds(3_600_000), &state)
    case LiveKey.day where movesClock: leap(Milliseconds(86_400_000), &state)
    default:
      if state.mode == .playing {
        // It was meant to stop the film, not for the shop.
        state.mode = .paused
        state.notice = "Stopped. The shop is yours; \(LiveKey.play.name) goes on"
      } else {
        world.take(key)
      }
    }
  }

  private func toggle(_ state: inout State) {
    switch state.mode {
    case .playing: state.mode = .paused
    case .paused: state.mode = state.place < tape.steps.count ? .playing : .ended
    case .ended: restart(&state)
    }
  }

  /// From the start, in a shop where nobody has been yet.
  private func restart(_ state: inout State) {
    guard !tape.steps.isEmpty else { return }
    var opening = TapeOpening(of: tape.commands)
    opening.size = world.shopper.frame.size
    do {
      let fresh = try open(opening)
      world.close()
      world = fresh
      player.world = fresh
      state = State()
    } catch {
      state.notice = error.message
    }
  }

  private func leap(_ time: Milliseconds, _ state: inout State) {
    do {
      try world.advance(by: time)
      state.notice = "It is \(world.wallClock) now"
    } catch {
      state.notice = error.message
    }
  }

  // MARK: Steps

  private func step(_ state: inout State) {
    guard state.place < tape.steps.count else {
      state.mode = .ended
      return
    }
    let step = tape.steps[state.place]
    do {
      if step.isKey, world.shopper.hasEnded { try world.reopen() }
      try player.step(step.command)
      state.place += 1
      state.notice = nil
      if state.place == tape.steps.count { state.mode = .ended }
    } catch let failure as TapeFailure {
      state.mode = .paused
      state.place += 1
      state.notice = "Stopped: \(failure.summary)"
    } catch let trouble as TapeTrouble {
      state.mode = .paused
      state.notice = trouble.message
    } catch {
      state.mode = .paused
    }
  }

  private func settle(_ state: inout State) {
    do {
      try world.settle()
    } catch {
      state.notice = error.message
    }
  }

  /// The shop's clock goes as that of the audience does.
  ///
  /// - Parameter known: Milliseconds by which it has been moved on already.
  private func letTimePass(but known: Int = 0) {
    let now = clock()
    if now - told > known { try? world.advance(by: Milliseconds(now - told - known)) }
    told = now
  }

  private func next(_ state: State) -> Effect {
    guard state.mode == .playing else { return .timer(milliseconds: world.millisecondsToTimer.map { max(1, $0) }) }
    return .timer(milliseconds: state.place < tape.steps.count ? max(1, tape.steps[state.place].pause.count) : 1)
  }
}
