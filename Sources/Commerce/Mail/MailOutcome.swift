/// What came of a mail that was sent to the shop.
package enum MailOutcome: Hashable, Sendable {
  /// It is a message of that thread now.
  case kept(thread: Int)
  /// It was there before.
  case alreadyKept
  /// No person wrote it.
  case automatic
  /// It answers no mail of the shop.
  case unknownReference
  /// It answers a mail of the shop, but comes from somebody else than the one to whom that went.
  case otherSender
  /// Nothing is left of it without what it quotes.
  case empty
}
