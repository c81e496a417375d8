/// Why a mail cannot be read.
package enum MailFault: Error, Hashable, Sendable {
  case tooLarge(limit: Int)
  case tooManyHeaders(limit: Int)
  /// It has no sender, or none to whom mail could be sent.
  case noSender
  /// Several senders: nobody can tell whose words they are.
  case severalSenders
  case unknownCharset(String)
  case unknownEncoding(String)
  /// No part of it is text.
  case noText
}
