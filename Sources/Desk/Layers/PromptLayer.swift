import Commerce
import PlainText
import TerminalKit

/// One line to type: tags, a note about a customer, the first words to somebody in the shop.
package struct PromptLayer: Equatable, Sendable {
  enum Purpose: Equatable {
    case tags(thread: Int)
    case customerNote(guest: Int, thread: Int)
    case approach(visit: Int, clientID: String)
  }

  let purpose: Purpose
  let title: SafeText
  let hint: SafeText
  private var field: TextField
  /// Why what was typed is not taken; it stays, so that it can be mended.
  private var refusal: SafeText?

  private init(_ purpose: Purpose, title: SafeText, hint: SafeText, field: TextField) {
    self.purpose = purpose
    self.title = title
    self.hint = hint
    self.field = field
  }

  static func tags(_ thread: ChatThread) -> PromptLayer {
    let text = thread.tags.map(\.string).joined(separator: ", ")
    return PromptLayer(
      .tags(thread: thread.id), title: "Tags", hint: "such as \(ChatThread.complaintTag), delivery",
      field: TextField(text, limit: 200))
  }

  static func customerNote(_ customer: CustomerCard, thread: Int) -> PromptLayer {
    PromptLayer(
      .customerNote(guest: customer.guest, thread: thread), title: "About \(customer.name)", hint: "only staff see it",
      field: TextField(customer.note.string, limit: 500))
  }

  static func approach(_ visit: LiveVisit, _ shared: inout Shared) -> PromptLayer {
    PromptLayer(
      .approach(visit: visit.id, clientID: shared.keys.next()), title: "Write first to \(visit.guestName)",
      hint: "once a visit, so make it a good one", field: TextField(limit: 500))
  }

  mutating func take(_ key: Key) -> Bool {
    guard field.handle(key) else { return false }
    refusal = nil
    return true
  }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Layer.Outcome {
    switch command {
    case .cancel: return .close(.none)
    case .submit: return submit(shared)
    default: return .stay(.none)
    }
  }

  private mutating func submit(_ shared: Shared) -> Layer.Outcome {
    switch purpose {
    case .tags(let thread):
      var seen: Set<SafeText> = []
      let tags = field.text.split(separator: ",").map { SafeText(cleaning: String($0)).trimmed.uncased }
        .filter { !$0.isEmpty && seen.insert($0).inserted }
      return .close(.effect(.setTags(tags, thread: thread)))
    case .customerNote(let guest, let thread):
      return .close(.effect(.setNote(SafeText(cleaning: field.text).trimmed, guest: guest, thread: thread)))
    case .approach(let visit, let clientID):
      guard !field.isBlank else { return .stay(.none) }
      return .stay(.effect(.approach(visit: visit, text: field.text, clientID: clientID)))
    }
  }

  /// True: what was asked for is done.
  mutating func receive(_ answer: Action) -> Bool {
    guard case .approach(let visit, _) = purpose else { return false }
    switch answer {
    case .approached(let outcome, visit):
      switch outcome {
      case .sent: return true
      case .alreadyApproached:
        refusal = "They were written to in this visit and have not answered. Nothing was sent."
      case .gone: refusal = "They have left the shop. Nothing was sent."
      }
    case .notApproached(visit, let failure): refusal = Words.sentence(for: failure)
    default: break
    }
    return false
  }

  func draw(_ painter: inout Painter) { painter.prompt(title, field, hint: hint, refusal: refusal) }
}
