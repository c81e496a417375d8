import Commerce
import Conversation
import PlainText
import TerminalKit

extension ThreadScreen {
  /// Takes a key into the input or the search, or says that it is none for it.
  mutating func take(_ key: Key, _ shared: inout Shared) -> Turn? {
    switch focus {
    case .reply, .note:
      if let turn = takeCompletion(key) { return turn }
      let before = field
      guard field.handle(key) else { return moveWhileWriting(key, shared) }
      if field.text != before.text { completion = ListState() }
      return Turn(effects: field.text == before.text ? [] : typed())
    case .search:
      guard ![.control("p"), .control("n")].contains(key), search.field.handle(key) else { return nil }
      layOut(shared)
      search.begin(in: transcript, isEverywhere: true)
      showMatch(shared)
      return Turn.none
    case .conversation, .card: return nil
    }
  }

  private mutating func takeCompletion(_ key: Key) -> Turn? {
    let count = completions(in: cannedCodes).count
    guard count > 0, key == .up || key == .down else { return nil }
    completion.move(by: key == .up ? -1 : 1, count: count)
    return Turn.none
  }

  private mutating func moveWhileWriting(_ key: Key, _ shared: Shared) -> Turn? {
    guard key == .up || key == .down else { return nil }
    read(key == .up ? .up : .down, shared)
    return Turn.none
  }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Turn? {
    switch focus {
    case .reply, .note: return handleWhileWriting(command, &shared)
    case .search: return handleWhileSearching(command, shared)
    case .conversation, .card: break
    }
    if let motion = command.motion {
      move(motion, shared)
      return Turn.none
    }
    switch command {
    case .back: return back()
    case .nextPane:
      focus = focus == .card ? .conversation : .card
      return Turn.none
    case .note:
      focus = .note
      return Turn.none
    case .search:
      search = ThreadSearch()
      focus = .search
      return Turn.none
    case .claim: return .effect(.claim(id))
    case .handOver: return handOver(&shared)
    case .reopen: return .effect(.reopen(id))
    default: return write(command, &shared) ?? keep(command, &shared)
    }
  }

  private mutating func back() -> Turn {
    guard focus != .card else {
      focus = .conversation
      return .none
    }
    return .move(.leaveThread)
  }

  private mutating func move(_ motion: Motion, _ shared: Shared) {
    let layout = layout(shared)
    if focus == .card {
      let rect = layout.card ?? layout.transcript
      card.scrollText(motion, count: customerLines(shared, width: rect.columns).count, height: rect.rows)
    } else {
      read(motion, shared)
    }
  }

  private func handOver(_ shared: inout Shared) -> Turn {
    guard let thread = view?.thread else { return .none }
    guard thread.state != .resolved else {
      shared.say(.warning, Words.sentence(for: .resolved))
      return .none
    }
    return .move(.show(.picker(.receivers(thread, shared))))
  }

  /// What goes to the shopper: only by who answers the thread.
  private mutating func write(_ command: Command, _ shared: inout Shared) -> Turn? {
    let layer: Layer?
    switch command {
    case .reply: layer = nil
    case .canned: layer = .picker(.canned(shared))
    case .product: layer = .picker(.products(isForSoldOut: false, view?.customer))
    case .soldOut: layer = .picker(.products(isForSoldOut: true, view?.customer))
    case .order: layer = view.map { .picker(.orders($0.customer, shared)) }
    case .passage: layer = .picker(.passages())
    case .voucher: layer = .voucher(VoucherLayer(thread: id, &shared))
    default: return nil
    }
    if let refusal = refusal(shared) {
      shared.say(.warning, refusal)
      return Turn.none
    }
    if let layer { return .move(.show(layer)) }
    focus = .reply
    return Turn.none
  }

  /// What is kept about the thread, and what ends it.
  private func keep(_ command: Command, _ shared: inout Shared) -> Turn? {
    guard let view else { return nil }
    switch command {
    case .tags: return .move(.show(.prompt(.tags(view.thread))))
    case .complaint:
      let tags = view.thread.tags
      let isOne = tags.contains(ChatThread.complaintTag)
      let changed = isOne ? tags.filter { $0 != ChatThread.complaintTag } : tags + [ChatThread.complaintTag]
      return .effect(.setTags(changed, thread: id))
    case .customerNote: return .move(.show(.prompt(.customerNote(view.customer, thread: id))))
    case .resolve, .snooze:
      if let refusal = refusal(shared) {
        shared.say(.warning, refusal)
        return Turn.none
      }
      return command == .resolve
        ? .effect(.resolve(id, seen: seen)) : .move(.show(.picker(SnoozeChoices.picker(shared))))
    default: return nil
    }
  }

  private mutating func handleWhileWriting(_ command: Command, _ shared: inout Shared) -> Turn? {
    switch command {
    case .cancel:
      focus = .conversation
      return Turn(effects: stopTyping())
    case .complete: return complete() ?? Turn.none
    case .send: return loneCode != nil && !completions(in: cannedCodes).isEmpty ? complete() : send(&shared)
    case .pageUp, .pageDown:
      guard let motion = command.motion else { return nil }
      read(motion, shared)
      return Turn.none
    default: return nil
    }
  }

  private mutating func send(_ shared: inout Shared) -> Turn {
    guard !field.isBlank else { return .none }
    let isPrivate = focus == .note
    if !isPrivate, let code = loneCode {
      shared.say(.warning, "There is no canned response /\(code). Nothing was sent; Esc, then m lists them.")
      return .none
    }
    if !isPrivate, let blank = CannedVariable.blank(in: field.text) {
      shared.say(.warning, "\(blank) is still to be filled in. Nothing was sent.")
      return .none
    }
    if !isPrivate, let refusal = refusal(shared) {
      shared.say(.warning, refusal)
      return .none
    }
    let text = SafeText(cleaningLines: field.text).trimmed
    field.replace(with: "")
    let stop = stopTyping()
    if isPrivate { focus = .conversation }
    return Turn(effects: stop + send(.text(text), isPrivate: isPrivate, &shared))
  }

  private mutating func handleWhileSearching(_ command: Command, _ shared: Shared) -> Turn? {
    switch command {
    case .cancel: focus = .conversation
    case .previous: search.step(-1)
    case .next: search.step(1)
    default: return nil
    }
    if focus == .search { showMatch(shared) }
    return Turn.none
  }

  private mutating func showMatch(_ shared: Shared) {
    guard let line = search.line else { return }
    reading.show(line: line, count: transcript.lines.count, height: layout(shared).transcript.rows)
  }

  /// Carries out what was chosen in a picker.
  mutating func take(_ pick: Pick, _ shared: inout Shared) -> [Effect] {
    switch pick {
    case .receiver(let member): return [.handOver(id, to: member?.id, name: member?.name)]
    case .canned(let code): return [.findText(.canned(code), thread: id)]
    case .soldOut(let slug): return [.findText(.soldOut(slug: slug), thread: id)]
    case .product(let slug): return send(.product(slug: slug), isPrivate: false, &shared)
    case .order(let number): return send(.order(number: number), isPrivate: false, &shared)
    case .passage(let answer): return send(.answer(answer), isPrivate: false, &shared)
    case .snooze(let until): return [.snooze(id, until: until, seen: seen)]
    case .command, .alert: return []
    }
  }
}
