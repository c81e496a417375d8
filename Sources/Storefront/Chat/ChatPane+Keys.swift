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
    if case .listing(let listing) = page, let words = listing.fruitlessWords, chat.field.isEmpty, chat.asking == nil {
      chat.field.replace(with: Words.question(afterSearchFor: words).string)
    }
    fitPage()
    // Nobody can ring a shopper whose visit has not begun, and an answer may come within the first second.
    return visit.hasBegun ? [.loadChat(guest: shared.guest)] : [.timer(.visit, milliseconds: nil)] + wake(.visit)
  }

  mutating func closeChat() -> [Effect] {
    var effects = chat.stopTyping(shared)
    if chat.isAskingWhy { effects += skipQuestion() }
    chat.isOpen = false
    chat.leaveHistory()
    fitPage()
    return effects
  }

  /// After every action: an open pane is laid out, and what it shows counts as read.
  mutating func showChat() -> [Effect] {
    guard chat.isOpen, !windowSize.isTooSmall else { return [] }
    chat.layOut(shared, windowSize)
    // Lines that were laid out anew have other numbers.
    if chat.focus == .search { chat.search.refresh(in: chat.transcript) }
    let isCovered = layers.count > chat.layersBelow && shared.size == windowSize
    guard !isCovered, chat.unread > 0, let last = chat.lastShown(shared, windowSize), last > chat.toldRead,
      chat.news.contains(where: { $0.id <= last })
    else { return [] }
    chat.toldRead = last
    return [.readChat(guest: shared.guest, upTo: last)]
  }

  /// A key that the pane takes before the key map sees it.
  mutating func pressInChat(_ key: Key) -> [Effect]? {
    let isTaken: Bool
    // "4 bags please" is no rating with a reason: a reason does not begin with a blank.
    if chat.focus == .input, key == .character(" "), chat.line.isEmpty, case .why(let rating) = chat.asking {
      chat.asking = .rating
      chat.field.replace(with: "\(rating) ")
      return []
    }
    switch chat.focus {
    case .input where chat.isAskingForLine: isTaken = chat.line.handle(key)
    case .input where chat.asking == .rating && chat.field.isEmpty && key.isDigit: return nil
    case .input: isTaken = chat.field.handle(key) || chat.moveInField(key, shared, windowSize)
    case .search: isTaken = chat.search.field.handle(key)
    case .history, .page: isTaken = false
    }
    guard isTaken else { return nil }
    if [.up, .down].contains(key) { return [] }
    chat.refusal = nil
    if chat.focus == .search {
      chat.lookFor(shared, windowSize)
      return []
    }
    return chat.focus == .input && !chat.isAskingForLine ? chat.typed(shared) : []
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
      chat.beginSearch()
      chat.layOut(shared, size)
    case (.search, .submit), (.search, .up):
      chat.search.step(-1)
      chat.showMatch(shared, size)
    case (.search, .down):
      chat.search.step(1)
      chat.showMatch(shared, size)
    case (.search, .cancel): chat.endSearch()
    default: return nil
    }
    return []
  }

  private mutating func sendChat() -> [Effect] {
    switch chat.asking {
    case .email where chat.field.isEmpty:
      guard !chat.line.isEmpty else {
        return chat.view?.emailOfOrders.map { [.leaveEmail($0.string, guest: shared.guest)] } ?? skipQuestion()
      }
      // Words are no address: they were meant for the conversation, and the question can wait.
      if !chat.line.text.contains("@"), chat.line.text.contains(" ") {
        chat.moveLineToField()
        break
      }
      return [.leaveEmail(chat.line.text, guest: shared.guest)]
    case .why(let rating):
      let why = chat.line.text
      chat.asking = nil
      chat.line = TextField(limit: 254)
      return [.rateChat(rating, why: why, guest: shared.guest)]
    case .email, .rating, nil: break
    }
    guard !chat.field.text.allSatisfy(\.isWhitespace) else { return [] }
    let message = chat.send("say-", &shared)
    chat.position = ReadingPosition()
    return chat.dropAnswers() + chat.stopTyping(shared) + [
      .say(message.text, clientID: message.clientID, guest: shared.guest, place: shopPlace)
    ]
  }

  private mutating func takeAnswer() -> [Effect] {
    guard let answer = chat.answers.first else { return [] }
    // It stands in the input again if it cannot be kept.
    let message = chat.send("ask-", &shared)
    chat.position = ReadingPosition()
    return chat.dropAnswers() + chat.stopTyping(shared) + [
      .keepAnswer(
        answer, question: message.text, clientID: message.clientID, guest: shared.guest, place: shopPlace)
    ]
  }

  mutating func skipQuestion() -> [Effect] {
    defer {
      chat.asking = nil
      chat.line = TextField(limit: 254)
    }
    switch chat.asking {
    case .email:
      if !chat.line.isEmpty { chat.moveLineToField() }
      return [.leaveEmail("", guest: shared.guest)]
    case .rating: return [.rateChat(nil, why: "", guest: shared.guest)]
    case .why(let rating): return [.rateChat(rating, why: chat.line.text, guest: shared.guest)]
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
    let effects = makeRoomForPage()
    layers = []
    return effects + go(.open(page))
  }

  /// The page is to be seen, and gets the keys.
  mutating func makeRoomForPage() -> [Effect] {
    guard windowSize.widthClass == .wide else { return closeChat() }
    chat.focus = .page
    return []
  }

  /// A click selects a message; one on the selected message opens its card.
  mutating func clickMessage(_ id: Int) -> [Effect] {
    if chat.isFocused, chat.selected == id { return openCard() }
    chat.focus = .history
    chat.selected = id
    return []
  }

  /// A product of a card is in the cart now.
  func toastOfCard(_ answer: Action) -> Toast? {
    guard case .addedToCart(let sku, let added, let limit, let view) = answer else { return nil }
    let line = view.lines.first { $0.line.sku == sku }
    return Words.added(line.map { CartRows.name(of: $0) } ?? "It", added, limit: limit)
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
  /// What was typed where an address was asked for goes on as a message.
  mutating func moveLineToField() {
    field.replace(with: line.text)
    line = TextField(limit: 254)
  }
}

extension Key {
  fileprivate var isDigit: Bool {
    if case .character(let scalar) = self { ("0"..."5").contains(scalar) } else { false }
  }
}
