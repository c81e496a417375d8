import Database

extension BooksQuestion {
  static let ofCarts = [
    BooksQuestion(
      .cartLineOverLimit,
      """
      SELECT cart_id || ' ' || sku AS id, '1 to 999' AS expected, CAST(quantity AS TEXT) AS found
      FROM cart_line WHERE quantity NOT BETWEEN 1 AND 999
      """),
    BooksQuestion(
      .cartOverLimit,
      """
      SELECT CAST(cart_id AS TEXT) AS id, CAST(\(CartBook.lineLimit) AS TEXT) AS expected,
        CAST(count(*) AS TEXT) AS found
      FROM cart_line GROUP BY cart_id HAVING count(*) > \(CartBook.lineLimit)
      """),
    BooksQuestion(
      .cartOfOtherGuest,
      """
      SELECT CAST(g.id AS TEXT) AS id, CAST(g.id AS TEXT) AS expected, CAST(c.guest_id AS TEXT) AS found
      FROM guest g JOIN cart c ON c.id = g.current_cart_id WHERE c.guest_id <> g.id
      """),
  ]

  /// How far each side has read is never beyond the last message of the guest.
  static let ofThreads = [
    BooksQuestion(
      .threadWithoutMessage,
      """
      SELECT CAST(id AS TEXT) AS id, NULL AS expected, state AS found FROM chat_thread t
      WHERE NOT EXISTS (SELECT 1 FROM chat_message m WHERE m.thread_id = t.id)
      """),
    BooksQuestion(
      .threadMarkAhead,
      """
      SELECT CAST(id AS TEXT) AS id, CAST(last AS TEXT) AS expected, CAST(mark AS TEXT) AS found
      FROM (SELECT t.id, max(t.shopper_delivered, t.staff_delivered, t.mailed) AS mark, coalesce((SELECT max(m.id)
        FROM chat_thread o JOIN chat_message m ON m.thread_id = o.id WHERE o.guest_id = t.guest_id), 0) AS last
        FROM chat_thread t) WHERE mark > last
      """),
  ]
}
