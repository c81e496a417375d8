package import PlainText
import Synchronization
package import TerminalKit

/// Notes what happens inside a program under test, by names alone.
package final class EventJournal: Sendable {
  private let events = Mutex<(waiting: [TapeEvent], count: Int)>(([], 0))

  package init() {}

  package func note(_ kind: TapeEvent.Kind, _ text: SafeText) {
    events.withLock { events in
      events.waiting.append(TapeEvent(kind, text))
      events.count += 1
    }
  }

  /// Takes what was noted since the last call.
  package func take() -> [TapeEvent] {
    events.withLock { events in
      defer { events.waiting = [] }
      return events.waiting
    }
  }

  /// How much was noted so far: it grows while something happens.
  package var count: Int { events.withLock { $0.count } }

  /// The name of an enumeration's case, without what goes with it.
  static func name(of value: some Any) -> SafeText {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .enum else { return SafeText(cleaning: "\(type(of: value))") }
    return SafeText(cleaning: mirror.children.first?.label ?? "\(value)")
  }
}

/// A front whose actions and effects are noted; otherwise it is that front.
package struct JournaledProgram<Base: Program>: Program {
  private let base: Base
  private let journal: EventJournal

  package init(_ base: Base, _ journal: EventJournal) {
    self.base = base
    self.journal = journal
  }

  package func update(_ state: inout Base.State, _ action: Base.Action) -> [Base.Effect] {
    journal.note(.action, EventJournal.name(of: action))
    let effects = base.update(&state, action)
    for effect in effects { journal.note(.effect, EventJournal.name(of: effect)) }
    return effects
  }

  package func action(for key: Key, seen frame: Frame) -> Base.Action? { base.action(for: key, seen: frame) }
  package func render(_ state: Base.State, size: Size, ascii: Bool) -> Frame {
    base.render(state, size: size, ascii: ascii)
  }
  package func render(_ state: Base.State, size: Size, ascii: Bool, over last: Drawn<Base.State>?) -> Frame {
    base.render(state, size: size, ascii: ascii, over: last)
  }
  package func shouldQuit(_ state: Base.State) -> Bool { base.shouldQuit(state) }
  package var terminationAction: Base.Action? { base.terminationAction }
  package func terminalRequest(in effect: Base.Effect) -> TerminalRequest? { base.terminalRequest(in: effect) }
  package func timer(in effect: Base.Effect) -> TimerRequest<Base.Action>? { base.timer(in: effect) }
}
