import Commerce
import Database
import PlainText

/// A message to a guest, in plain text; the mail around it is made when it is sent.
struct OutboxMessage: Hashable, Sendable {
  enum Kind: String, Sendable {
    case orderConfirmation = "order_confirmation"
    case orderRefunded = "order_refunded"
    case orderShipped = "order_shipped"
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

  /// Tells that the money of an order is on the way back, and why.
  ///
  /// - Parameter isLost: It could not be kept; otherwise staff cancelled it, or it came back.
  static func refund(of order: Order, isLost: Bool, profile: ShopProfile) -> OutboxMessage {
    let amount = order.totals.total.formatted(locale: profile.locale)
    let isReturned = order.fulfilment == .returned
    let reason: [SafeText] =
      if isLost {
        [
          "Your payment for order \(order.number) arrived after the time for which we hold stock,",
          "and what you ordered had been sold by then. We have cancelled the order and returned",
          "\(amount) to your card. We are sorry.",
        ]
      } else if isReturned {
        ["What you sent back of order \(order.number) has arrived. We have returned", "\(amount) to your card."]
      } else {
        ["We have cancelled your order \(order.number) before it was sent, and returned", "\(amount) to your card."]
      }
    return OutboxMessage(
      kind: .orderRefunded, messageID: "\(order.number).refund", recipient: order.email,
      subject: "Your order \(order.number) is \(isReturned ? "" : "cancelled and ")refunded",
      body: joined(reason + ["", profile.name]))
  }

  /// Tells that the carrier has the parcel.
  static func shipment(of order: Order, tracking: SafeText, profile: ShopProfile) -> OutboxMessage {
    var lines: [SafeText] = ["Your order \(order.number) is on its way, by \(order.methodName)."]
    if !tracking.isEmpty { lines.append("The carrier's number: \(tracking)") }
    lines += ["It arrives \(order.delivery.label).", "", "\(order.fullName)"] + address(order.address)
    return OutboxMessage(
      kind: .orderShipped, messageID: "\(order.number).shipment", recipient: order.email,
      subject: "Your order \(order.number) is on its way", body: joined(lines + ["", profile.name]))
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
