import Commerce
import Conversation
import PlainText
import TerminalKit

/// What can be chosen in a picker.
enum Pick: Equatable, Sendable {
  case command(Command)
  /// Nil: nobody, back into the queue.
  case receiver(StaffMember?)
  case canned(code: String)
  case product(slug: String)
  case soldOut(slug: String)
  case order(number: String)
  case passage(ChatAnswer)
  case snooze(until: Instant)
  case alert(DeskAlert)
}

/// Choosing one of many by typing a part of its name.
package struct PickerLayer: Equatable, Sendable {
  struct Choice: Equatable {
    var title: SafeText
    /// Stands at the right.
    var detail: SafeText = .empty
    var pick: Pick
  }

  /// Where choices come from as one types.
  enum Source: Equatable {
    /// They are all here.
    case own
    case products(isForSoldOut: Bool)
    case passages
  }

  let title: SafeText
  let hint: SafeText
  var empty: SafeText = "Nothing is called that"
  var source = Source.own
  private var choices: [Choice]
  private var field = TextField(limit: 60)
  private var list = ListState()
  private var freshness = Freshness()

  init(_ title: SafeText, hint: SafeText, _ choices: [Choice]) {
    self.title = title
    self.hint = hint
    self.choices = choices
  }

  private var matches: [Choice] {
    let typed = field.text.replacing("/", with: " ")
    func fits(_ choice: Choice) -> Bool {
      SafeText(cleaning: "\(choice.title) \(choice.detail)".replacing("/", with: " ")).hasWords(beginning: typed)
    }
    // Of what the core found, a title that holds the words is meant before a text that does.
    return source == .own ? choices.filter(fits) : choices.filter(fits) + choices.filter { !fits($0) }
  }

  /// What to ask of the core for what has been typed; the first question is asked when the picker opens.
  func search(_ shared: inout Shared) -> [Effect] {
    switch source {
    case .own: []
    case .products: [.findProducts(words: field.text, generation: shared.nextGeneration())]
    case .passages: [.findPassages(words: field.text, generation: shared.nextGeneration())]
    }
  }

  mutating func take(_ key: Key, _ shared: inout Shared) -> Turn? {
    guard ![.control("p"), .control("n")].contains(key) else { return nil }
    let before = field.text
    guard field.handle(key) else { return nil }
    guard field.text != before else { return Turn.none }
    list = ListState()
    return Turn(effects: search(&shared))
  }

  mutating func handle(_ command: Command, _ shared: Shared) -> Layer.Outcome {
    let matches = matches
    if let motion = command.motion {
      list.handle(motion, count: matches.count, height: height(shared.size))
      return .stay(.none)
    }
    switch command {
    case .cancel: return .close(.none)
    case .submit:
      guard matches.indices.contains(list.selection) else { return .stay(.none) }
      let pick = matches[list.selection].pick
      if case .command(let command) = pick { return .run(command) }
      return .close(.move(.pick(pick)))
    default: return .stay(.none)
    }
  }

  mutating func receive(_ answer: Action) {
    switch (answer, source) {
    case (.productsFound(let rows, let generation), .products(let isForSoldOut)):
      guard freshness.takes(generation) else { return }
      // Who writes about what is sold out looks for that.
      let sorted = isForSoldOut ? rows.filter { $0.available == 0 } + rows.filter { $0.available > 0 } : rows
      choices = sorted.map { row in
        let stock: SafeText = row.available == 0 ? "sold out" : "\(row.available) left"
        return Choice(
          title: row.title, detail: stock, pick: isForSoldOut ? .soldOut(slug: row.slug) : .product(slug: row.slug))
      }
    case (.passagesFound(let answers, let generation), .passages):
      guard freshness.takes(generation) else { return }
      choices = answers.map { Choice(title: $0.source, pick: .passage($0)) }
    default: break
    }
    list.select(list.selection, count: choices.count)
  }

  mutating func select(_ index: Int) { list.select(index, count: matches.count) }

  private func height(_ size: Size) -> Int { min(10, max(1, size.rows - 5)) }

  func draw(_ painter: inout Painter) {
    let matches = matches
    painter.narrowedList(
      title, columns: 66,
      rows: source == .own ? min(height(painter.shared.size), max(1, choices.count)) : height(painter.shared.size),
      field: field, hint: hint, list: list, count: matches.count, empty: empty
    ) { painter, index, line, surface in
      let choice = matches[index]
      let room = min(choice.detail.width, line.columns / 2)
      painter.putRight(
        "\(choice.detail.clipped(toWidth: room)) ", in: line, surface == .selection ? .selection : .secondary,
        on: surface)
      painter.put(choice.title, line.column, line.row, surface, on: surface, width: line.columns - room - 2)
    }
  }
}

extension PickerLayer {
  /// Every command that the keys of a screen reach.
  static func palette(_ contexts: [KeyContext]) -> PickerLayer {
    var seen: Set<Command> = [.palette, .open]
    let choices = DeskKeys.map.reachable(in: contexts).filter { binding in
      binding.command.motion == nil && !binding.context.isForMoving && seen.insert(binding.command).inserted
    }
    return PickerLayer(
      "Commands", hint: "type a part of its name",
      choices.map { Choice(title: $0.help, detail: SafeText(cleaning: $0.keys[0].name), pick: .command($0.command)) })
  }

  static func alerts(_ shared: Shared) -> PickerLayer {
    var layer = PickerLayer(
      "Alerts", hint: "type a name",
      shared.alerts.map { alert in
        let age = ConversationWords.span(shared.now.seconds - alert.at.seconds)
        return Choice(title: "\(alert.guestName): \(alert.text)", detail: age, pick: .alert(alert))
      })
    layer.empty = "The shop's rules told nothing in the last hour"
    return layer
  }

  static func receivers(_ thread: ChatThread, _ shared: Shared) -> PickerLayer {
    let others = shared.staff.filter { $0.id != shared.me.id }.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }
    var choices = others.filter { $0.name != thread.assignee }.map { member in
      Choice(
        title: member.name, detail: !member.isPresent ? "not here" : member.isAway ? "away" : "here",
        pick: .receiver(member))
    }
    if let assignee = thread.assignee {
      if assignee != shared.myName {
        choices.insert(
          Choice(title: "You take it over from \(assignee)", pick: .receiver(shared.me)), at: 0)
      }
      choices.append(Choice(title: "Nobody: back to those that wait", pick: .receiver(nil)))
    }
    var layer = PickerLayer("Who answers from now on", hint: "type a name", choices)
    layer.empty = "Nobody else has been at a desk yet"
    return layer
  }

  static func canned(_ shared: Shared) -> PickerLayer {
    var layer = PickerLayer(
      "Canned responses", hint: "type a code or a word of it",
      shared.profile.chatRules.canned.map {
        Choice(title: "/\($0.code)  \($0.text)", pick: .canned(code: $0.code))
      })
    layer.empty = "No canned response like that"
    return layer
  }

  static func orders(_ customer: CustomerCard, _ shared: Shared) -> PickerLayer {
    var layer = PickerLayer(
      "Send an order", hint: "type a part of its number",
      customer.orders.map { order in
        let number = SafeText(cleaning: order.number)
        return Choice(
          title: "\(number)  \(Words.state(order))", detail: shared.price(order.totals.total),
          pick: .order(number: order.number))
      })
    layer.empty = "They have no orders"
    return layer
  }

  static func products(isForSoldOut: Bool, _ customer: CustomerCard?) -> PickerLayer {
    var choices: [Choice] = []
    if let place = customer?.visit?.place, let slug = place.slug {
      choices = [
        Choice(
          title: place.title, detail: "on their screen",
          pick: isForSoldOut ? .soldOut(slug: slug) : .product(slug: slug))
      ]
    }
    var layer = PickerLayer(
      isForSoldOut ? "Which product is sold out?" : "Send a product", hint: "type words of its title", choices)
    layer.source = .products(isForSoldOut: isForSoldOut)
    layer.empty = "No product like that"
    return layer
  }

  static func passages() -> PickerLayer {
    var layer = PickerLayer("Send a policy or an answer", hint: "type a word of its title", [])
    layer.source = .passages
    layer.empty = "No policy and no question like that"
    return layer
  }
}

extension StaffMember {
  /// Those who are here come first.
  fileprivate var rank: Int { !isPresent ? 2 : isAway ? 1 : 0 }
}
