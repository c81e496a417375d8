import Commerce
import Conversation
import PlainText
import TerminalKit

/// While a message is written: answers are looked for, and staff are told that somebody writes.
extension ChatPane {
  /// Takes the words out of the input and on their way, under the id that they had before if they came back.
  mutating func send(_ kind: String, _ shared: inout Shared) -> Outgoing {
    let text = takeField()
    let known = returned.first { $0.text == text && $0.clientID.hasPrefix(kind) }
    returned.removeAll { $0 == known }
    let message = known ?? Outgoing(clientID: kind + shared.chatKeys.next(), text: text)
    outgoing.append(message)
    return message
  }

  /// After a change of the input.
  mutating func typed(_ shared: Shared) -> [Effect] {
    guard !field.isEmpty else { return dropAnswers() + stopTyping(shared) }
    // Each letter would be a search; a pause means that there is something to find.
    var effects: [Effect] = [.timer(.answers, milliseconds: 300)]
    if !hasToldTyping, view?.thread != nil {
      hasToldTyping = true
      effects += [.tellTyping(true, guest: shared.guest), .timer(.toldTyping, milliseconds: 4000)]
    }
    return effects
  }

  mutating func stopTyping(_ shared: Shared) -> [Effect] {
    guard hasToldTyping else { return [] }
    hasToldTyping = false
    return [.tellTyping(false, guest: shared.guest), .timer(.toldTyping, milliseconds: nil)]
  }

  mutating func findAnswers(_ shared: inout Shared, slug: String?) -> [Effect] {
    guard isOpen, field.text.count >= ChatPane.shortestQuestion else { return [] }
    answerGeneration = shared.nextGeneration()
    return [.findAnswers(to: field.text, guest: shared.guest, slug: slug, generation: answerGeneration)]
  }

  private static let shortestQuestion = 4

  /// What is looked for or offered belongs to words that are gone.
  mutating func dropAnswers() -> [Effect] {
    answers = []
    answerGeneration = 0
    return [.timer(.answers, milliseconds: nil)]
  }

  /// Up and down inside a message of several lines.
  mutating func moveInField(_ key: Key, _ shared: Shared, _ window: Size) -> Bool {
    guard key == .up || key == .down else { return false }
    let input = MultilineInput(field, columns: layout(shared, window: window).input.columns - 4)
    guard let place = input.place(rows: key == .up ? -1 : 1) else { return false }
    field.moveCursor(to: place)
    return true
  }

  /// Takes the input out to be sent.
  mutating func takeField() -> String {
    defer { field.replace(with: "") }
    return field.text
  }
}
