import PlainText
import Synchronization
package import TerminalKit

/// What a front tells of its state to those who record it.
package struct RecordedTraits<State> {
  /// The field for something personal that has the keys.
  package var field: (State) -> PersonalField?
  /// What stands on the screen of the person's own.
  package var personalTexts: (State) -> [String]

  package init(field: @escaping (State) -> PersonalField?, personalTexts: @escaping (State) -> [String]) {
    self.field = field
    self.personalTexts = personalTexts
  }
}

/// A front whose keys and screens are recorded; otherwise it is that front.
///
/// It sees a key when it is applied, not when it is read: only then is it known which field it goes to.
package struct RecordedProgram<Base: Program>: Program {
  private let base: Base
  private let traits: RecordedTraits<Base.State>
  private let recorder: TapeRecorder
  private let pending = PendingKey()

  /// The key that is about to become an action.
  private final class PendingKey {
    var key: Key?
  }

  package init(_ base: Base, _ recorder: TapeRecorder, _ traits: RecordedTraits<Base.State>) {
    self.base = base
    self.recorder = recorder
    self.traits = traits
  }

  package func action(for key: Key, seen frame: Frame) -> Base.Action? {
    guard let action = base.action(for: key, seen: frame) else { return nil }
    pending.key = key
    return action
  }

  package func update(_ state: inout Base.State, _ action: Base.Action) -> [Base.Effect] {
    guard let key = pending.key else { return base.update(&state, action) }
    pending.key = nil
    var moment = TapeRecording.Moment(key: key, before: traits.field(state))
    if let size = recorder.comparedSize { moment.frame = base.render(state, size: size.size, ascii: size.ascii) }
    let effects = base.update(&state, action)
    moment.after = traits.field(state)
    recorder.note(moment)
    return effects
  }

  package func render(_ state: Base.State, size: Size, ascii: Bool) -> Frame {
    render(state, size: size, ascii: ascii, over: nil)
  }

  package func render(_ state: Base.State, size: Size, ascii: Bool, over last: Drawn<Base.State>?) -> Frame {
    let frame = base.render(state, size: size, ascii: ascii, over: last)
    recorder.note(frame, ascii: ascii, personal: traits.personalTexts(state))
    return frame
  }

  package func shouldQuit(_ state: Base.State) -> Bool { base.shouldQuit(state) }
  package var terminationAction: Base.Action? { base.terminationAction }
  package func terminalRequest(in effect: Base.Effect) -> TerminalRequest? { base.terminalRequest(in: effect) }
  package func timer(in effect: Base.Effect) -> TimerRequest<Base.Action>? { base.timer(in: effect) }
}
