package import Commerce
import Conversation
package import PlainText
package import TerminalKit

/// The conversation with the shop, over a page or beside it; what is under it loses nothing.
package struct ChatPane: Equatable, Sendable {
  package enum Focus: Equatable, Sendable {
    /// The line that is being written.
    case input
    /// What was said: a message is selected.
    case history
    /// The words that are looked for in it.
    case search
    /// The page beside the pane.
    case page
  }

  /// What the pane asks, once, above its input.
  package enum Asking: Equatable, Sendable {
    case email
    case rating
    /// Why the rating is what it is.
    case why(Int)
  }

  /// On its way to the ledger; it stays until the ledger has it.
  package struct Outgoing: Equatable, Sendable {
    package var clientID: String
    package var text: String
  }

  package var isOpen = false
  package var focus = Focus.input
  /// Layers that lay over the page when it was opened: those opened later lie over it.
  var layersBelow = 0
  /// The conversation as last read; nil until then.
  @Apart package var view: ChatView? = nil
  /// What in it is somebody's own, for those who record screens.
  var addresses = ChatAddresses()
  /// The time as last told.
  package var now = Instant(seconds: 0)
  package var field = TextField(limit: ChatBody.longestText, isMultiline: true)
  /// For an address, or for why.
  package var line = TextField(limit: 254)
  package var asking: Asking?
  package var outgoing: [Outgoing] = []
  /// Those that came back, so that the same words keep their id: one of them may be in the ledger all the same.
  var returned: [Outgoing] = []
  /// Why the last message was not taken; it stands in the input again.
  package var refusal: SafeText?
  package var answers: [ChatAnswer] = []
  var answerGeneration = 0
  /// The conversation in lines, as far up as it is read.
  @Apart var transcript = Transcript()
  var position = ReadingPosition()
  /// Up to which message reading was told of.
  var toldRead = 0
  package var selected: Int?
  @Apart var search = ThreadSearch()
  /// Who of the staff writes.
  package var typist: SafeText?
  /// Staff were told that the shopper writes.
  var hasToldTyping = false

  package init() {}

  /// - Parameter isBeside: The page stands beside it and can have the keys.
  func contexts(isBeside: Bool) -> [KeyContext] {
    let common: [KeyContext] = isBeside ? [.chatWide, .chat, .always] : [.chat, .always]
    switch focus {
    case .input where asking == .rating && field.isEmpty: return [.chatRating, .chatInput, .chatRising] + common
    case .input where isAskingForLine: return [.chatQuestion, .chatRising] + common
    case .input: return (answers.isEmpty ? [.chatInput] : [.chatAnswer, .chatInput]) + [.chatRising] + common
    case .history: return [.chatHistory, .reading] + common
    case .search: return [.chatSearch] + common
    case .page: return [.chatBeside]
    }
  }

  /// The input is the answer to a question; never in the middle of a message.
  var isAskingForLine: Bool { asking == .email && field.isEmpty || isAskingWhy }

  var isAskingWhy: Bool { if case .why = asking { true } else { false } }

  /// Where a click means the pane.
  static let spot = "chat-pane"
  /// A message; the index is its id.
  static let messageSpot = "chat-message"

  /// It has the keys.
  var isFocused: Bool { isOpen && focus != .page }

  package var unread: Int { view?.unread ?? 0 }

  /// The pane's part of the screen: beside the page on a wide one; elsewhere all of it, but for the shop's bar where there
  /// is room.
  static func rect(in size: Size) -> Rect {
    let whole = Rect(size)
    guard size.widthClass == .wide else { return size.isShort ? whole : whole.splitTop(1).rest }
    return whole.splitLeft(size.columns - columns(in: size)).rest
  }

  static func columns(in size: Size) -> Int { max(40, min(60, size.columns * 2 / 5)) }

  /// The size the page is laid out in.
  func pageSize(in window: Size) -> Size {
    guard isOpen, window.widthClass == .wide else { return window }
    return Size(window.columns - Self.columns(in: window), window.rows)
  }
}

extension ChatPane {
  struct Layout {
    let title: Rect
    let context: Rect
    let history: Rect
    let offer: Rect
    let input: Rect
    let footer: Rect
  }

  /// From the bottom: the keys, the input, what is offered or asked; the rest is the conversation.
  func layout(_ shared: Shared, window: Size) -> Layout {
    let whole = ChatPane.rect(in: window)
    // The first column beside a page is the line between them.
    var rest = whole.column > 0 ? whole.splitLeft(1).rest : whole
    let (title, below) = rest.splitTop(1)
    rest = below
    let (above, footer) = rest.splitBottom(1)
    rest = above
    let inputRows = min(
      max(1, MultilineInput(field, columns: rest.columns - 4).lines.count), rest.rows < 12 ? 2 : 5)
    let (most, input) = rest.splitBottom(inputRows + 1)
    let offers = offer(shared, width: rest.columns - 2, rows: max(0, most.rows - 2))
    let (middle, offer) = most.splitBottom(offers.count)
    let contextRows = context.isEmpty || middle.rows < 6 ? 0 : 1
    let (context, history) = middle.splitTop(contextRows)
    return Layout(title: title, context: context, history: history, offer: offer, input: input, footer: footer)
  }

  /// What stands above the conversation: who answers, or how many are before.
  var context: SafeText {
    guard let view, let thread = view.thread, !view.messages.isEmpty else { return "" }
    if focus == .search { return "Find: \(search.summary)" }
    if let position = view.queuePosition, view.presence.isStaffed {
      return position == 1 ? "You are next." : "\(position - 1) before you."
    }
    if let assignee = thread.assignee, thread.state == .open, view.presence.isStaffed {
      let isHere = view.presence.present.contains(assignee)
      return isHere ? "\(assignee) is with you." : thread.waitingSince == nil ? "" : "\(assignee) has your question."
    }
    return view.presence.isStaffed || thread.waitingSince == nil ? "" : "We have it; the answer comes here."
  }

  /// The message that is selected.
  var chosen: ChatMessage? { view?.messages.first { $0.id == selected } }

  /// What stands between the conversation and the input: who writes, an answer of the shop's own, a question.
  ///
  /// - Parameter rows: There are no more; of an answer's passage stands what is left for it.
  func offer(_ shared: Shared, width: Int, rows: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    func add(_ text: SafeText, _ role: Role) {
      lines += text.wrapped(width: max(2, width)).map { StyledLine([StyledSpan($0, role)]) }
    }
    if let typist { add("\(typist) is writing\(shared.symbols.ellipsis)", .secondary) }
    if let refusal { add("! \(refusal)", .error) }
    switch asking {
    case .email where field.isEmpty:
      let taken: SafeText = view?.emailOfOrders == nil ? "Esc skips." : "Enter takes the one below, Esc skips."
      add("Your e-mail address for the answer? Nobody is here just now; \(taken)", .accent)
    case .rating where field.isEmpty: add("How was it? 1 (bad) to 5 (very good); 0 skips the question.", .accent)
    case .why(let rating): add("\(rating) of 5, thank you. Tell us why? Enter sends, Esc skips.", .accent)
    default: break
    }
    if asking == nil, let answer = answers.first {
      add("\(answer.source) (automatic):", .heading)
      let room = max(1, min(6, rows - lines.count - 1))
      let passage = Markdown.layout(Markdown.parse(answer.passage), width: max(4, width), symbols: shared.symbols)
      lines += passage.prefix(room)
      if passage.count > room {
        let last = lines.removeLast().text.leading(width - 2)
        lines.append(StyledLine([StyledSpan(last), StyledSpan(" \(shared.symbols.ellipsis)", .secondary)]))
      }
      add("Tab takes it, Enter asks a person", .accent)
    }
    return Array(lines.suffix(rows))
  }
}
