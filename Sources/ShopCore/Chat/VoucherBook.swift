import Commerce
import Database
import PlainText

/// Vouchers given in conversations: coupons that count once, for whoever has the code.
enum VoucherBook {
  static func insert(
    _ card: ChatVoucherCard, reason: SafeText, thread: ChatThread, staff: Int, now: Instant, in writer: Writer
  ) throws {
    try writer.execute(
      """
      INSERT INTO voucher (code, amount, currency, currency_exponent, valid_until, reason, thread_id, guest_id,
        staff_id, issued_at)
      VALUES (\(card.code), \(card.amount.minorUnits), \(card.amount.currency.code),
        \(card.amount.currency.exponent), \(card.validUntil.dayNumber), \(reason.string), \(thread.id),
        \(thread.guest), \(staff), \(now.seconds))
      """)
  }

  /// The vouchers among some codes, as promotions.
  static func promotions(codes: [String], in reader: Reader) throws -> [Promotion] {
    guard !codes.isEmpty else { return [] }
    return try reader.rows("SELECT * FROM voucher WHERE code IN (SELECT value FROM json_each(\(jsonArray(codes))))")
      .map { row in
        let currency = Currency(code: row.string("currency"), exponent: row.int("currency_exponent"))
        var promotion = Promotion(
          code: row.string("code"), title: "Voucher",
          benefit: .fixed(Money(minorUnits: row.int("amount"), currency: currency)))
        promotion.validUntil = CivilDate(dayNumber: row.int("valid_until"))
        promotion.usageLimit = 1
        return promotion
      }
  }
}
