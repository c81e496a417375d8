package import TerminalKit

/// The shopper's front: how state changes and how it looks.
///
/// Pure; what it wants done comes out as effects.
package struct Storefront: Program, Sendable {
  package init() {}

  /// What to ask of the core before the first frame.
  package func begin(_ state: inout ShopState) -> [Effect] {
    var page = state.page
    let effects = page.appear(&state.shared)
    state.page = page
    return effects + [
      .loadCart(state.shared.cartID, country: state.shared.country), .loadCategories,
      // After the first screen, which must not wait for it.
      .timer(.visit, milliseconds: 1000),
    ]
  }

  package func action(for key: Key, seen frame: Frame) -> Action? {
    switch key {
    case .focusGained, .focusLost: return nil
    case .mouse(let event) where event.kind == .click:
      return frame.hotspots.last { $0.rect.contains(event.position) }.map(Action.spotClicked)
    default: return .keyPressed(key)
    }
  }

  /// Changes the state by what happened and says what is wanted now.
  package func update(_ state: inout ShopState, _ action: Action) -> [Effect] {
    let effects = change(&state, action)
    return state.isQuitting ? effects + end(&state) : effects + state.showChat() + state.noteVisit()
  }

  /// What has to be told before the program ends.
  private func end(_ state: inout ShopState) -> [Effect] {
    // A rating without its why is still one.
    let rating = state.chat.isAskingWhy ? state.skipQuestion() : []
    let visit = state.visit.id.map { [Effect.endVisit($0)] } ?? []
    state.visit.id = nil
    return rating + state.chat.stopTyping(state.shared) + visit
  }

  private func change(_ state: inout ShopState, _ action: Action) -> [Effect] {
    switch action {
    case .ended: return end(&state)
    case .rang(let ring): return state.hear(ring)
    case .timerCame(let timer): return state.wake(timer)
    case .keyPressed(.resize(let size)):
      state.resize(to: size)
      return []
    case .keyPressed(.mouse(let event)):
      guard !state.windowSize.isTooSmall else { return [] }
      if event.kind == .wheelUp { return state.run(.up) }
      return event.kind == .wheelDown ? state.run(.down) : []
    case .keyPressed(let key):
      state.shared.toast = nil
      return state.noteKey() + state.press(key)
    case .spotClicked(let spot):
      state.shared.toast = nil
      return state.click(spot)
    default:
      return state.receive(action)
    }
  }

  package func render(_ state: ShopState, size: Size, ascii: Bool) -> Frame {
    guard size != state.windowSize else { return render(state) }
    var sized = state
    sized.resize(to: size)
    return render(sized)
  }

  package func render(_ state: ShopState, size: Size, ascii: Bool, over last: Drawn<ShopState>?) -> Frame {
    guard let last, size == state.windowSize, let frame = state.drawStep(from: last.state, over: last.frame) else {
      return render(state, size: size, ascii: ascii)
    }
    return frame
  }

  package func shouldQuit(_ state: ShopState) -> Bool { state.isQuitting }

  package func terminalRequest(in effect: Effect) -> TerminalRequest? {
    if case .terminal(let request) = effect { request } else { nil }
  }

  package var terminationAction: Action? { .ended }

  package func timer(in effect: Effect) -> TimerRequest<Action>? {
    guard case .timer(let timer, let milliseconds) = effect else { return nil }
    return TimerRequest(timer.rawValue, milliseconds: milliseconds, action: .timerCame(timer))
  }
}

extension ShopState {
  var contexts: [KeyContext] {
    isInChat ? chat.contexts(isBeside: windowSize.widthClass == .wide) : layers.last?.contexts ?? page.contexts
  }

  /// The chat has the keys: it is open, and no layer was opened over it.
  var isInChat: Bool { chat.isFocused && layers.count <= chat.layersBelow }

  mutating func press(_ key: Key) -> [Effect] {
    if shared.size.isTooSmall {
      // Nothing is laid out, so only leaving, stopping and drawing anew make sense.
      isQuitting = [.character("q"), .control("c")].contains(key)
      switch KeyTable.map.command(for: key, in: [.always]) {
      case .redraw: return [.terminal(.repaint)]
      case .suspend: return [.terminal(.suspend)]
      case .saveReport: return [.saveReport(theme: shared.theme.id)]
      default: return []
      }
    }
    if isInChat {
      if let effects = pressInChat(key) { return effects }
    } else if var layer = layers.last {
      let turn = layer.take(key, &shared)
      layers[layers.count - 1] = layer
      if let turn { return follow(turn) }
    } else {
      // In place, because a page is large; `page` would be all of the state for that time.
      let turn = pages[pages.count - 1].take(key, &shared)
      if let turn { return follow(turn) }
    }
    guard let command = KeyTable.map.command(for: key, in: contexts) else { return [] }
    return run(command)
  }

  mutating func run(_ command: Command) -> [Effect] {
    if isInChat {
      if let effects = runInChat(command) { return effects }
      return (command.leadsToPage ? makeRoomForPage() : []) + runGlobal(command)
    }
    guard var layer = layers.last else {
      let turn = pages[pages.count - 1].handle(command, &shared)
      return turn.map { follow($0) } ?? runGlobal(command)
    }
    let outcome = layer.handle(command, &shared)
    layers[layers.count - 1] = layer
    switch outcome {
    case .stay(let turn): return follow(turn)
    case .close(let turn):
      layers.removeLast()
      return follow(turn)
    case .run(let command):
      layers.removeLast()
      return run(command)
    case .pass: return runGlobal(command)
    }
  }

  mutating func follow(_ turn: Turn) -> [Effect] {
    var effects = turn.effects
    for move in turn.moves { effects += go(move) }
    return effects
  }

  mutating func receive(_ answer: Action) -> [Effect] {
    shared.note(answer)
    var effects = receiveChat(answer) + observe(answer) + adopt(answer)
    if answer == .failed(.cartGone) {
      // Nothing that is on the screen of it is true any more; the guest's other carts are.
      shared.cart = nil
      layers = []
      effects += go(.open(.carts(CartsScreen())))
    }
    for index in layers.indices { effects += follow(layers[index].receive(answer, &shared)) }
    layers.removeAll { if case .prompt(let prompt) = $0 { prompt.isAnswered } else { false } }
    let turn = pages[pages.count - 1].receive(answer, &shared)
    effects += follow(turn)
    if chat.isFocused, let toast = toastOfCard(answer) { shared.toast = toast }
    return effects
  }

  mutating func click(_ spot: Hotspot) -> [Effect] {
    if spot.id == ChatPane.spot { return chat.isFocused ? [] : toggleChat() }
    if spot.id == ChatPane.messageSpot { return clickMessage(spot.index) }
    // A click on the page beside the chat gives it the keys.
    if isInChat, layers.isEmpty, windowSize.widthClass == .wide { chat.focus = .page }
    if let command = Command(rawValue: spot.id) { return run(command) }
    if var layer = layers.last {
      let command = layer.click(spot)
      layers[layers.count - 1] = layer
      return command.map { run($0) } ?? []
    }
    let command = pages[pages.count - 1].click(spot, shared)
    return command.map { run($0) } ?? []
  }
}
