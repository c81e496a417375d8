import PlainText
import Synchronization

@testable import TerminalKit

/// A small counter shop: it notes what happened, looks things up and saves.
struct CounterProgram: Program {
  struct State: Equatable {
    var lines: [String] = []
    var quits = false
  }

  enum Action: Equatable, Sendable { case pressed(Key), found(String), clicked(String), ended }

  enum Effect: Equatable, Sendable { case look(String), save, suspend, repaint, mouse(Bool) }

  func update(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .pressed(.character("q")):
      state.quits = true
      return [.save]
    case .pressed(.control("z")): return [.suspend]
    case .pressed(.control("l")): return [.repaint]
    case .pressed(.control("m")): return [.mouse(false)]
    case .pressed(.character("?")): return [.look("one"), .look("two")]
    case .pressed(.character(let letter)):
      state.lines.append("key \(letter)")
      return [.look(String(letter))]
    case .pressed: return []
    case .found(let text): state.lines.append("found \(text)")
    case .clicked(let id): state.lines.append("click \(id)")
    case .ended: return [.save]
    }
    return []
  }

  func action(for key: Key, seen frame: Frame) -> Action? {
    switch key {
    case .mouse(let event): frame.hotspots.last { $0.rect.contains(event.position) }.map { .clicked($0.id) }
    case .focusGained, .focusLost, .resize: nil
    default: .pressed(key)
    }
  }

  func render(_ state: State, size: Size, ascii: Bool) -> Frame {
    var frame = Frame(size: size)
    for (row, line) in state.lines.enumerated() { frame.put("\(line)", at: Point(0, row), style: .plain) }
    frame.hotspots = [Hotspot(rect: Rect(column: 0, row: 0, columns: 10, rows: 1), id: "line\(state.lines.count)")]
    return frame
  }

  func shouldQuit(_ state: State) -> Bool { state.quits }

  var terminationAction: Action? { .ended }

  func terminalRequest(in effect: Effect) -> TerminalRequest? {
    switch effect {
    case .look, .save: nil
    case .suspend: .suspend
    case .repaint: .repaint
    case .mouse(let isOn): .mouse(isOn: isOn)
    }
  }
}

/// Answers look-ups and notes what it performed; it can be held at one of them.
final class CounterPerformer: EffectPerformer {
  private let done = Mutex<[CounterProgram.Effect]>([])
  private let toEnd = Mutex<[CounterProgram.Effect]>([])
  private let held: CounterProgram.Effect?
  private let reached = WakePipe()
  private let gate = WakePipe()

  init(holdingAt held: CounterProgram.Effect? = nil) {
    self.held = held
  }

  var performed: [CounterProgram.Effect] { done.withLock { $0 } }
  var interrupted: [CounterProgram.Effect] { toEnd.withLock { $0 } }

  func perform(_ effect: CounterProgram.Effect) -> [CounterProgram.Action] {
    if effect == held {
      reached.wake()
      gate.wait()
    }
    done.withLock { $0.append(effect) }
    guard case .look(let text) = effect else { return [] }
    return [.found(text)]
  }

  func supersedes(_ newer: CounterProgram.Effect, _ older: CounterProgram.Effect) -> Bool {
    // A look-up for the search field, which has one letter here; named ones all count.
    guard case .look(let new) = newer, case .look(let old) = older else { return false }
    return new.count == 1 && old.count == 1
  }

  func interrupt(_ effect: CounterProgram.Effect) { toEnd.withLock { $0.append(effect) } }

  func waitUntilHeld() { reached.wait() }
  func release() { gate.wake() }
}

/// A terminal that notes what it was told and runs a closure at each frame.
final class NotingTerminal: MouseTerminal {
  var size = Size(20, 4)
  let colorDepth = ColorDepth.none
  let isASCIIOnly = false
  var notes: [String] = []
  var keys: [Key] = []
  var inputDescriptor: Int32?
  var onFrame: () -> Void = {}
  var onSuspend: () -> Void = {}

  func present(_ frame: Frame) {
    notes.append("frame: " + frame.text.filter { !$0.isEmpty }.joined(separator: ", "))
    onFrame()
  }

  func readKeys(into queue: inout KeyQueue) {
    for key in keys { queue.append(key) }
    keys = []
  }

  func suspend() {
    notes.append("suspend")
    onSuspend()
  }
  func resume() { notes.append("resume") }
  func retake() { notes.append("retake") }
  func repaint() { notes.append("repaint") }
  func setMouse(isOn: Bool) { notes.append("mouse \(isOn)") }
}

final class NotedSignals: SignalSource {
  var arrived: [ProcessSignal] = []
  private(set) var stops = 0
  var canStop = true

  func takeSignals() -> [ProcessSignal] {
    defer { arrived = [] }
    return arrived
  }

  var onStop: () -> Void = {}

  func stopProcess() {
    stops += 1
    onStop()
  }
}
