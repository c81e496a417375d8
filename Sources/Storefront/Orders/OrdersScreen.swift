package import Commerce
package import PlainText
package import TerminalKit

/// Finding an order again: by number and e-mail, or among those placed from here.
package struct OrdersScreen: Equatable, Sendable {
  package var number = TextField(limit: 40)
  package var email = TextField(limit: 254)
  /// 0 number, 1 e-mail, 2 the search itself, then the orders placed from here.
  package var focus = 0
  package var orders: [Order] = []
  package var refusal: OrderLookup?

  package init() {}

  /// With a number filled in, at the e-mail.
  init(number typed: SafeText) {
    number = TextField(typed.string, limit: 40)
    focus = 1
  }

  var contexts: [KeyContext] { [.form, .always] }

  mutating func take(_ key: Key) -> Turn? {
    let isTaken: Bool
    switch focus {
    case 0: isTaken = number.handle(key)
    case 1: isTaken = email.handle(key)
    default: isTaken = false
    }
    if isTaken { refusal = nil }
    return isTaken ? Turn.none : nil
  }

  mutating func handle(_ command: Command, _ shared: Shared) -> Turn? {
    let count = 3 + orders.count
    switch command {
    case .nextField: focus = min(focus + 1, count - 1)
    case .previousField: focus = max(0, focus - 1)
    case .submit:
      if focus == 0 {
        focus = 1
      } else if focus > 2 {
        return .move(.open(.order(OrderScreen(order: orders[focus - 3]))))
      } else if number.isEmpty {
        focus = 0
      } else if email.isEmpty {
        focus = 1
      } else {
        return .effect(.lookUpOrder(number: number.text, email: email.text, guest: shared.guest))
      }
    default: return nil
    }
    return Turn.none
  }

  mutating func receive(_ answer: Action, _ shared: inout Shared) -> Turn {
    switch answer {
    case .ordersLoaded(let loaded): orders = loaded
    case .orderLookedUp(.found(let order)): return .move(.open(.order(OrderScreen(order: order))))
    case .orderLookedUp(let other):
      refusal = other
      focus = 0
    default: break
    }
    return .none
  }

  func draw(_ painter: inout Painter, in body: Rect) {
    var row = body.row
    func label(_ text: SafeText, _ role: Role = .text) {
      painter.put(text, body.column + 2, row, role, width: body.columns - 2)
      row += 1
    }
    func field(_ title: SafeText, _ field: TextField, _ index: Int, _ hint: SafeText) {
      let isFocused = focus == index
      painter.put(title, body.column + 2, row, isFocused ? .focus : .text, width: 14)
      let box = Rect(column: body.column + 16, row: row, columns: min(40, body.columns - 16), rows: 1)
      let point = painter.frame.put(
        field, in: box, style: painter.theme[isFocused ? .fieldFocused : .field], isFocused: isFocused,
        placeholder: hint,
        placeholderStyle: painter.theme[.secondary, on: .field])
      painter.frame.hotspots.append(
        Hotspot(rect: Rect(column: body.column, row: row, columns: body.columns, rows: 1), id: "item", index: index))
      if isFocused {
        painter.put(painter.symbols.marker, body.column, row, .focus, width: 1)
        painter.frame.cursor = point
      }
      row += 1
    }
    label("Find an order again", .heading)
    field("Order number", number, 0, "TS-....-....")
    field("E-mail", email, 1, "the one you ordered with")
    if let refusal {
      for line in Words.refusal(refusal).wrapped(width: body.columns - 4) { label(line, .error) }
    }
    let rest = Rect(column: body.column, row: row, columns: body.columns, rows: body.maxRow - row)
    drawList(&painter, rest)
  }

  private func drawList(_ painter: inout Painter, _ rect: Rect) {
    let list = ListState(selection: max(0, focus - 2))
    let spots = painter.frame.hotspots.count
    painter.list(list, count: orders.count + 1, in: rect, isFocused: focus >= 2, spot: "item") {
      painter, index, line, surface in
      guard index > 0 else {
        painter.put(
          "Find it", line.column, line.row, surface == .selection ? .selection : .accent, on: surface,
          width: line.columns)
        return
      }
      let order = orders[index - 1]
      let placed = painter.shared.profile.timeZone.local(order.placedAt).date
      let total = painter.shared.price(order.totals.total)
      painter.putRight("\(total) ", in: line, surface, on: surface)
      painter.put(
        "\(SafeText(cleaning: order.number))  \(placed.shortLabel)  \(Words.state(of: order))", line.column, line.row,
        surface, on: surface, width: line.columns - total.width - 2)
    }
    for index in painter.frame.hotspots.indices.dropFirst(spots) { painter.frame.hotspots[index].index += 2 }
  }
}

extension Words {
  package static func refusal(_ lookup: OrderLookup) -> SafeText {
    switch lookup {
    case .found: ""
    case .notFound: "No order has this number with this e-mail address. Please check both."
    case .tooManyTries(let seconds):
      "That were many tries. For safety please wait \(max(1, (seconds + 59) / 60)) minutes, or write to us."
    }
  }

  package static func state(of order: Order) -> SafeText {
    switch (order.state, order.fulfilment) {
    case (.cancelled, _): order.isRefunded ? "cancelled and refunded" : "cancelled"
    case (.pendingPayment, _): "waiting for payment"
    case (_, .unfulfilled): "not packed yet"
    case (_, .packed): "packed"
    case (_, .shipped): "on its way"
    case (_, .delivered): "delivered"
    case (_, .returned): order.isRefunded ? "returned and refunded" : "returned"
    case (_, .cancelled): "cancelled"
    }
  }

  /// What has happened to an order, a line for each: `On its way since Fri 27 Feb, number RR123`.
  static func happened(_ event: OrderEvent, _ profile: ShopProfile) -> SafeText {
    let day = profile.timeZone.local(event.at).date.shortLabel
    let words: SafeText =
      switch event.kind {
      case .packed: "Packed"
      case .unpacked: "Unpacked again"
      case .shipped: "Handed to the carrier"
      case .delivered: "Delivered"
      case .cancelled: "Cancelled"
      case .returned: "Came back to us"
      case .refunded: "Money returned"
      }
    let note: SafeText =
      event.note.isEmpty ? .empty : event.kind == .shipped ? ", number \(event.note)" : ": \(event.note)"
    return "\(words) \(day)\(note)"
  }
}

extension Order {
  fileprivate var isRefunded: Bool { paymentState == .refunded }
}
