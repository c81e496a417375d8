import Commerce
import Database
import PlainText

/// A message to a guest, in plain text; the mail around it is made when it is sent.
struct OutboxMessage: Hashable, Sendable {
  enum Kind: String, Sendable {
    case orderConfirmation = "order_confirmation"
    case orderRefunded = "order_refunded"
    case chatReply = "chat_reply"
  }

  var kind: Kind
  /// Never changes for the same message, so that a receiver knows one that was sent twice.
  var messageID: String
  var recipient: String
  var subject: SafeText
  var body: SafeText
}

/// Messages that have to be sent, written in the transaction that makes them true.
enum Outbox {
  static func put(_ message: OutboxMessage, order: Int, now: Instant, in writer: Writer) throws {
    try put(message, order: order, thread: nil, now: now, in: writer)
  }

  static func put(_ message: OutboxMessage, thread: Int, now: Instant, in writer: Writer) throws {
    try put(message, order: nil, thread: thread, now: now, in: writer)
  }

  private static func put(
    _ message: OutboxMessage, order: Int?, thread: Int?, now: Instant, in writer: Writer
  ) throws {
    try writer.execute(
      """
      INSERT INTO outbox (message_id, kind, order_id, thread_id, recipient, subject, body, created_at)
      VALUES (\(message.messageID), \(message.kind.rawValue), \(order), \(thread), \(message.recipient),
        \(message.subject.string), \(message.body.string), \(now.seconds))
      """)
  }
}

extension OutboxMessage {
  /// Tells what was ordered, what it cost, where it goes and when it arrives.
  static func confirmation(of order: Order, profile: ShopProfile) -> OutboxMessage {
    let totals = order.totals
    let amount = { (money: Money) in money.formatted(locale: profile.locale) }
    var lines: [SafeText] = [
      "Thank you for your order \(order.number).",
      "",
    ]
    for line in order.lines {
      let variant: SafeText = line.variant.isEmpty ? "" : ", \(line.variant)"
      lines.append("\(line.quantity) × \(line.title)\(variant): \(amount(line.unitPrice * line.quantity))")
    }
    lines.append("")
    lines.append("Subtotal: \(amount(totals.subtotal))")
    lines += totals.discounts.map { "\($0.title) (\($0.code)): \(amount(-$0.amount))" }
    if let shipping = totals.shipping { lines.append("Shipping, \(order.methodName): \(amount(shipping))") }
    let included: SafeText = totals.taxIncluded ? " (included)" : ""
    lines += totals.taxes.map { "\($0.label)\(included): \(amount($0.amount))" }
    lines.append("Total: \(amount(totals.total))")
    if let card = order.card { lines.append("Paid by card ending in \(card.lastFour)") }
    lines += ["", "Arrives: \(order.delivery.label)", "", "\(order.fullName)"] + address(order.address)
    lines += ["", "To look your order up you need its number and this e-mail address.", profile.name]
    return OutboxMessage(
      kind: .orderConfirmation, messageID: "\(order.number).confirmation", recipient: order.email,
      subject: "Your order \(order.number)", body: joined(lines))
  }

  /// Tells that an order could not be kept and that its money is on the way back.
  static func refund(of order: Order, profile: ShopProfile) -> OutboxMessage {
    let amount = order.totals.total.formatted(locale: profile.locale)
    let lines: [SafeText] = [
      "Your payment for order \(order.number) arrived after the time for which we hold stock,",
      "and what you ordered had been sold by then. We have cancelled the order and returned",
      "\(amount) to your card. We are sorry.", "", profile.name,
    ]
    return OutboxMessage(
      kind: .orderRefunded, messageID: "\(order.number).refund", recipient: order.email,
      subject: "Your order \(order.number) is cancelled and refunded", body: joined(lines))
  }

  private static func address(_ address: PostalAddress) -> [SafeText] {
    let town = [address.postalCode, address.city, address.region].filter { !$0.isEmpty }.joined(separator: " ")
    return [address.street, address.secondLine, town, address.country].filter { !$0.isEmpty }
      .map { SafeText(cleaning: $0) }
  }

  private static func joined(_ lines: [SafeText]) -> SafeText {
    SafeText(cleaningLines: lines.map(\.string).joined(separator: "\n"))
  }
}
