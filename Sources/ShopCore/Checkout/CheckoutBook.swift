import Commerce
import Database

/// What was typed in checkouts, kept with the cart.
enum CheckoutBook {
  static func draft(ofCart cart: Int, in reader: Reader) throws -> CheckoutDraft? {
    try text(ofCart: cart, in: reader).map { try JSONText.decode(CheckoutDraft.self, from: $0) }
  }

  /// The draft as it is kept.
  static func text(ofCart cart: Int, in reader: Reader) throws -> String? {
    try reader.string("SELECT json FROM checkout_draft WHERE cart_id = \(cart)")
  }

  /// Keeps the draft; from then on the cart counts as being checked out.
  static func save(_ draft: CheckoutDraft, ofCart cart: Int, now: Instant, in writer: Writer) throws {
    try save(try JSONText.encode(draft), ofCart: cart, now: now, in: writer)
  }

  static func save(_ text: String, ofCart cart: Int, now: Instant, in writer: Writer) throws {
    try writer.execute(
      """
      INSERT INTO checkout_draft (cart_id, json) VALUES (\(cart), \(text))
      ON CONFLICT (cart_id) DO UPDATE SET json = excluded.json
      """)
    try writer.execute(
      "UPDATE cart SET checkout_at = coalesce(checkout_at, \(now.seconds)) WHERE id = \(cart)")
  }

  /// The checkout is over: the address stays for the next order, what was for this order alone goes.
  static func finish(cart: Int, now: Instant, in writer: Writer) throws {
    if var draft = try draft(ofCart: cart, in: writer) {
      draft.note = ""
      draft.methodID = nil
      try save(draft, ofCart: cart, now: now, in: writer)
    }
    try writer.execute("UPDATE cart SET checkout_at = NULL WHERE id = \(cart)")
  }
}
