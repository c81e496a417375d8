package import Commerce
package import Conversation
import PlainText
import TerminalKit

/// A conversation with a guest, and the customer's card beside it.
package struct ThreadScreen: Equatable, Sendable {
  /// What keys act on.
  enum Focus: Equatable {
    case conversation, card
    /// The input: a reply to the shopper, or a note among staff.
    case reply, note
    case search
  }

  package let id: Int
  let cannedCodes: [CannedResponse]
  /// Nil until the first answer.
  package private(set) var view: DeskThread?
  var drafts: Drafts
  var focus = Focus.conversation
  var reading = ReadingPosition()
  package private(set) var transcript = Transcript()
  var card = ListState()
  var search = ThreadSearch()
  /// Which of the completions of `/code` is chosen.
  var completion = ListState()
  var isShopperTyping = false
  private(set) var colleagues: [SafeText] = []
  private(set) var outbox = Outbox()
  /// What in the messages is somebody's own, for those who record screens.
  private(set) var addresses = ChatAddresses()
  private var typing = OwnTyping()
  private var freshness = Freshness()

  /// How long somebody counts as writing after the last sign of it.
  static let typingMilliseconds = 6000

  init(id: Int, drafts: Drafts, canned: [CannedResponse]) {
    self.id = id
    self.drafts = drafts
    cannedCodes = canned
  }

  mutating func load(_ shared: inout Shared) -> Effect { .loadThread(id, generation: shared.nextGeneration()) }

  var isWriting: Bool { focus == .reply || focus == .note }

  /// The text that is being written.
  var field: TextField {
    get { focus == .note ? drafts.note : drafts.reply }
    set { if focus == .note { drafts.note = newValue } else { drafts.reply = newValue } }
  }

  var contexts: [KeyContext] {
    switch focus {
    case .reply, .note: [.input, .always]
    case .search: [.found, .always]
    case .conversation, .card: [.thread, .reading, .global, .always]
    }
  }

  /// Why nothing can be written to the shopper just now; nil when it can.
  func refusal(_ shared: Shared) -> SafeText? {
    guard let thread = view?.thread else { return "The thread is being read; try again in a moment." }
    if thread.state == .resolved { return Words.sentence(for: .resolved) }
    if let assignee = thread.assignee, assignee != shared.myName { return Words.sentence(for: .assigned(to: assignee)) }
    return nil
  }

  /// Keys that are refused as the thread stands: nobody is to be led to them.
  func refuses(_ command: Command, _ shared: Shared) -> Bool {
    guard let thread = view?.thread else { return false }
    switch command {
    case .reopen: return thread.state == .open
    case .reply, .canned, .product, .soldOut, .order, .passage, .voucher, .resolve, .snooze:
      return refusal(shared) != nil
    case .handOver: return thread.state == .resolved
    case .claim: return thread.state == .resolved || thread.assignee == shared.myName
    default: return false
    }
  }

  mutating func note(colleague: SafeText, isTyping: Bool) {
    colleagues.removeAll { $0 == colleague }
    if isTyping { colleagues.append(colleague) }
  }

  // MARK: - Answers

  mutating func receive(_ answer: Action, _ shared: inout Shared) -> [Effect] {
    switch answer {
    case .threadLoaded(let loaded, let generation):
      guard loaded.thread.id == id, freshness.takes(generation) else { return [] }
      view = loaded
      addresses.read(loaded.messages)
      outbox.arrived(loaded.messages)
    case .said(let clientID, id): outbox.said(clientID)
    case .notSaid(let clientID, id, let failure):
      shared.say(.error, Words.sentence(for: failure))
      if let message = outbox.failed(clientID) { putBack(message) }
    case .textFound(let text, let fillIn, id): fill(text, from: fillIn, &shared)
    default: break
    }
    return []
  }

  /// What could not be sent stands in the input again, before what has been typed since.
  private mutating func putBack(_ message: Outbox.Message) {
    guard case .text(let text) = message.enclosure else { return }
    func joined(_ field: TextField) -> TextField {
      var field = field
      field.replace(with: field.isBlank ? text.string : text.string + "\n" + field.text)
      return field
    }
    if message.isPrivate { drafts.note = joined(drafts.note) } else { drafts.reply = joined(drafts.reply) }
    // Whoever is writing goes on where they are: a note must not go on as a reply.
    if focus == .conversation { focus = message.isPrivate ? .note : .reply }
  }

  private mutating func fill(_ text: SafeText?, from fillIn: FillIn, _ shared: inout Shared) {
    guard let text else {
      switch fillIn {
      case .canned(let code): shared.say(.warning, "There is no canned response /\(code).")
      case .soldOut: shared.say(.info, "It is not sold out: p sends its card.")
      }
      return
    }
    if !isWriting { focus = .reply }
    let start: Int = if case .canned = fillIn, let word = codeWord { word.start } else { field.cursor }
    let before = String(field.characters[..<start])
    let after = String(field.characters[field.cursor...])
    field.replace(with: before + text.string + after)
    completion = ListState()
  }

  /// Lays the conversation out with what is on its way at its end, as far up as it is read and a bit farther.
  ///
  /// - Parameter all: To its beginning.
  mutating func layOut(_ shared: Shared, all: Bool = false) {
    guard let view else { return }
    let rect = layout(shared).transcript
    let reader = TranscriptReader(
      side: .staff(shared.myName, guest: view.customer.name), zone: shared.profile.timeZone, now: shared.now,
      isASCIIOnly: shared.isASCIIOnly, amount: { shared.price($0) })
    let underWay = outbox.messages.compactMap { message in
      if case .text(let text) = message.enclosure { text } else { nil }
    }
    reading = transcript.layOut(
      view.messages, underWay: underWay, for: reader, width: rect.columns, height: rect.rows,
      all: all || focus == .search, at: reading)
    // Lines that were laid out anew have other numbers.
    if focus == .search { search.refresh(in: transcript, isEverywhere: true) }
  }

  /// Moves what is read of the conversation.
  mutating func read(_ motion: Motion, _ shared: Shared) {
    layOut(shared, all: motion == .first)
    reading.move(motion, count: transcript.lines.count, height: layout(shared).transcript.rows)
  }

  /// The shopper's last message that is here: what staff decide, they decide knowing it.
  var seen: Int { view?.messages.last { $0.thread == id && $0.speaker == .shopper }?.id ?? 0 }

  // MARK: - Sending

  /// Queues a message; it is sent again under the same id when the same is tried once more.
  mutating func send(_ enclosure: Enclosure, isPrivate: Bool, _ shared: inout Shared) -> [Effect] {
    let clientID = outbox.add(enclosure, isPrivate: isPrivate, &shared.keys)
    reading = ReadingPosition()
    return [.say(enclosure, isPrivate: isPrivate, clientID: clientID, thread: id, seen: seen)]
  }

  // MARK: - Telling that one writes

  mutating func typed() -> [Effect] {
    guard focus == .reply else { return [] }
    return field.isBlank ? typing.stop(id) : typing.typed(id)
  }

  mutating func typingPaused() -> [Effect] { typing.paused(id) }
  mutating func stopTyping() -> [Effect] { typing.stop(id) }
}

/// Whether others have been told that one writes; told again while it goes on, and once when it ends.
struct OwnTyping: Equatable {
  private var isTold = false
  private var hasTyped = false

  private static let pauseMilliseconds = 4000

  mutating func typed(_ thread: Int) -> [Effect] {
    hasTyped = true
    guard !isTold else { return [] }
    isTold = true
    hasTyped = false
    return [.tellTyping(true, thread: thread), .timer(.ownTyping, milliseconds: Self.pauseMilliseconds)]
  }

  mutating func paused(_ thread: Int) -> [Effect] {
    guard isTold, hasTyped else { return stop(thread) }
    hasTyped = false
    return [.tellTyping(true, thread: thread), .timer(.ownTyping, milliseconds: Self.pauseMilliseconds)]
  }

  mutating func stop(_ thread: Int) -> [Effect] {
    guard isTold else { return [] }
    isTold = false
    return [.tellTyping(false, thread: thread), .timer(.ownTyping, milliseconds: nil)]
  }
}

/// Messages on their way to the ledger.
struct Outbox: Equatable {
  struct Message: Equatable {
    let clientID: String
    let enclosure: Enclosure
    let isPrivate: Bool
    var isSaid = false
  }

  private(set) var messages: [Message] = []
  /// Those that came back, so that the same one keeps its id.
  private var returned: [Message] = []

  mutating func add(_ enclosure: Enclosure, isPrivate: Bool, _ keys: inout KeySource) -> String {
    let known = returned.first { $0.enclosure == enclosure && $0.isPrivate == isPrivate }
    returned.removeAll { $0 == known }
    let message = known ?? Message(clientID: keys.next(), enclosure: enclosure, isPrivate: isPrivate)
    messages.append(message)
    return message.clientID
  }

  mutating func said(_ clientID: String) {
    for index in messages.indices where messages[index].clientID == clientID { messages[index].isSaid = true }
  }

  /// Takes a message back that was not sent; nil for one that is not known.
  mutating func failed(_ clientID: String) -> Message? {
    guard let index = messages.firstIndex(where: { $0.clientID == clientID }) else { return nil }
    let message = messages.remove(at: index)
    returned.append(message)
    return message
  }

  /// What is shown as part of the conversation is not on its way any more.
  mutating func arrived(_ shown: [ChatMessage]) {
    messages.removeAll { message in message.isSaid || shown.contains { $0.clientID == message.clientID } }
  }
}
