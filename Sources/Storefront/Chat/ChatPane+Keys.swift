import Commerce
import Conversation
import PlainText
import TerminalKit

extension ShopState {
  /// Opens the pane, gives it the keys, or closes it.
  mutating func toggleChat() -> [Effect] {
    if chat.isFocused { return closeChat() }
    chat.isOpen = true
    chat.focus = .input
    chat.layersBelow = layers.count
    fitPage()
    return [.loadChat(guest: shared.guest)] + readChat()
  }

  mutating func closeChat() -> [Effect] {
    let effects = chat.stopTyping(shared)
    chat.isOpen = false
    chat.focus = .input
    chat.selected = nil
    fitPage()
    return effects
  }

  /// What an open pane shows counts as read.
  mutating func readChat() -> [Effect] {
    guard chat.isOpen, let view = chat.view, view.unread > 0, let last = view.messages.last else { return [] }
    return [.readChat(guest: shared.guest, upTo: last.id)]
  }

  /// A key that the pane takes before the key map sees it.
  mutating func pressInChat(_ key: Key) -> [Effect]? {
    let isTaken: Bool
    switch chat.focus {
    case .input where chat.isAskingForLine: isTaken = chat.line.handle(key)
    case .input where chat.asking == .rating && chat.field.isEmpty && key.isDigit: return nil
    case .input: isTaken = chat.field.handle(key)
    case .search: isTaken = chat.search.field.handle(key)
    case .history, .page: isTaken = false
    }
    guard isTaken else { return nil }
    chat.refusal = nil
    if chat.focus == .search {
      chat.search.begin(in: chat.lines(shared, windowSize))
      return chat.showMatch(shared, windowSize)
    }
    return chat.focus == .input && !chat.isAskingForLine ? chat.typed(&shared, slug: shopPlace.slug) : []
  }

  mutating func runInChat(_ command: Command) -> [Effect]? {
    let size = windowSize
    if let motion = command.motion, chat.focus == .history {
      chat.move(motion, shared, size)
      return []
    }
    switch (chat.focus, command) {
    case (.input, .submit): return sendChat()
    case (.input, .up): chat.enterHistory(shared, size)
    case (.input, .pageUp):
      chat.enterHistory(shared, size)
      chat.move(.pageUp, shared, size)
    case (.input, .nextPane) where size.widthClass == .wide: chat.focus = .page
    case (.input, .takeAnswer): return takeAnswer()
    case (.input, .cancel):
      if chat.asking != nil, chat.field.isEmpty { return skipQuestion() }
      return closeChat()
    case (.input, .rate0): return rate(nil)
    case (.input, .rate1): return rate(1)
    case (.input, .rate2): return rate(2)
    case (.input, .rate3): return rate(3)
    case (.input, .rate4): return rate(4)
    case (.input, .rate5): return rate(5)
    case (.history, .cancel): chat.leaveHistory()
    case (.history, .open): return openCard()
    case (.history, .addToCart): return addCardToCart()
    case (.history, .search):
      chat.focus = .search
      chat.search = ThreadSearch()
    case (.search, .submit), (.search, .down):
      chat.search.step(-1)
      return chat.showMatch(shared, size)
    case (.search, .up):
      chat.search.step(1)
      return chat.showMatch(shared, size)
    case (.search, .cancel): chat.leaveHistory()
    default: return nil
    }
    return []
  }

  private mutating func sendChat() -> [Effect] {
    switch chat.asking {
    case .email where chat.field.isEmpty:
      guard !chat.line.isEmpty else { return skipQuestion() }
      return [.leaveEmail(chat.line.text, guest: shared.guest)]
    case .why(let rating):
      let why = chat.line.text
      chat.asking = nil
      chat.line = TextField(limit: 254)
      return [.rateChat(rating, why: why, guest: shared.guest)]
    case .email, .rating, nil: break
    }
    let text = chat.field.text
    guard !text.allSatisfy(\.isWhitespace) else { return [] }
    let message = ChatPane.Outgoing(clientID: "say-" + shared.keys.next(), text: text)
    chat.outgoing.append(message)
    chat.field.replace(with: "")
    chat.answers = []
    chat.position = ReadingPosition()
    return chat.stopTyping(shared) + [
      .say(text, clientID: message.clientID, guest: shared.guest, place: shopPlace)
    ]
  }

  private mutating func takeAnswer() -> [Effect] {
    guard let answer = chat.answers.first else { return [] }
    let question = chat.field.text
    chat.field.replace(with: "")
    chat.answers = []
    return chat.stopTyping(shared) + [
      .keepAnswer(
        answer, question: question, clientID: "ask-" + shared.keys.next(), guest: shared.guest, place: shopPlace)
    ]
  }

  private mutating func skipQuestion() -> [Effect] {
    defer {
      chat.asking = nil
      chat.line = TextField(limit: 254)
    }
    switch chat.asking {
    case .email: return [.leaveEmail("", guest: shared.guest)]
    case .rating: return [.rateChat(nil, why: "", guest: shared.guest)]
    case .why(let rating): return [.rateChat(rating, why: "", guest: shared.guest)]
    case nil: return []
    }
  }

  private mutating func rate(_ rating: Int?) -> [Effect] {
    guard chat.asking == .rating else { return [] }
    guard let rating else { return skipQuestion() }
    chat.asking = .why(rating)
    chat.line = TextField(limit: 254)
    return []
  }

  private mutating func openCard() -> [Effect] {
    switch chat.chosen?.body {
    case .product(let card): return leaveFor(.product(ProductScreen(slug: card.slug, sku: card.sku)))
    case .order(let card): return [.openOrder(number: card.number, guest: shared.guest)]
    case .answer(let answer):
      if let slug = answer.slug { return leaveFor(.product(ProductScreen(slug: slug))) }
      if let number = answer.orderNumber { return [.openOrder(number: number, guest: shared.guest)] }
      return answer.policy.map { leaveFor(.info(InfoScreen(at: $0, shared))) } ?? []
    default: return []
    }
  }

  /// Goes to a page of the shop; where there is no room for both, the pane closes.
  mutating func leaveFor(_ page: Page) -> [Effect] {
    var effects: [Effect] = []
    if windowSize.widthClass == .wide { chat.focus = .page } else { effects += closeChat() }
    layers = []
    return effects + go(.open(page))
  }

  private mutating func addCardToCart() -> [Effect] {
    guard case .product(let card)? = chat.chosen?.body else { return [] }
    guard let sku = card.sku else {
      shared.toast = Toast(.info, "\(card.title) has a choice to make: Enter opens it")
      return []
    }
    return [.addToCart(sku: sku, quantity: 1, cart: shared.cartID, country: shared.country)]
  }
}

extension ChatPane {
  func lines(_ shared: Shared, _ window: Size) -> [StyledLine] {
    transcript(shared, width: layout(shared, window: window).history.columns - 2).lines.map(\.text)
  }

  /// From the input up: the last message is selected.
  fileprivate mutating func enterHistory(_ shared: Shared, _ window: Size) {
    guard let last = view?.messages.last else { return }
    focus = .history
    selected = last.id
    show(shared, window)
  }

  fileprivate mutating func leaveHistory() {
    focus = .input
    selected = nil
    position = ReadingPosition()
  }

  /// To another message; below the last one is the input.
  fileprivate mutating func move(_ motion: Motion, _ shared: Shared, _ window: Size) {
    let ids = (view?.messages ?? []).map(\.id)
    guard let index = ids.firstIndex(where: { $0 == selected }) else { return leaveHistory() }
    let page = 5
    let target: Int
    switch motion {
    case .up: target = index - 1
    case .down: target = index + 1
    case .pageUp: target = index - page
    case .pageDown: target = index + page
    case .first: target = 0
    case .last: target = ids.count
    }
    guard target < ids.count else { return leaveHistory() }
    selected = ids[max(0, target)]
    show(shared, window)
  }

  private mutating func show(_ shared: Shared, _ window: Size) {
    let history = layout(shared, window: window).history
    let transcript = transcript(shared, width: history.columns - 2)
    guard let selected, let range = transcript.range(of: selected) else { return }
    position.show(line: range.upperBound - 1, count: transcript.lines.count, height: history.rows)
    position.show(line: range.lowerBound, count: transcript.lines.count, height: history.rows)
  }

  fileprivate mutating func showMatch(_ shared: Shared, _ window: Size) -> [Effect] {
    let history = layout(shared, window: window).history
    if let line = search.line {
      position.show(line: line, count: lines(shared, window).count, height: history.rows)
    }
    return []
  }

  /// After a change of the input: answers are looked for, and staff are told that somebody writes.
  fileprivate mutating func typed(_ shared: inout Shared, slug: String?) -> [Effect] {
    guard !field.isEmpty else {
      answers = []
      return stopTyping(shared)
    }
    answerGeneration = shared.nextGeneration()
    var effects: [Effect] = [
      .findAnswers(to: field.text, guest: shared.guest, slug: slug, generation: answerGeneration)
    ]
    if !hasToldTyping, view?.thread != nil {
      hasToldTyping = true
      effects += [.tellTyping(true, guest: shared.guest), .timer(.toldTyping, seconds: 4)]
    }
    return effects
  }

  mutating func stopTyping(_ shared: Shared) -> [Effect] {
    guard hasToldTyping else { return [] }
    hasToldTyping = false
    return [.tellTyping(false, guest: shared.guest)]
  }
}

extension Key {
  fileprivate var isDigit: Bool {
    if case .character(let scalar) = self { ("0"..."5").contains(scalar) } else { false }
  }
}
