package import PlainText

/// Why something could not be said or done in a conversation.
package enum ChatFault: Error, Hashable, Sendable {
  /// There is no such thread, or it is not this guest's.
  case unknownThread
  case unknownVisit
  case unknownStaff
  /// Nothing is left of it once it is cleaned.
  case empty
  case tooLong(limit: Int)
  /// Another member of staff answers this thread; claim it or leave a private note.
  case assigned(to: SafeText)
  /// The thread is resolved; reopen it first.
  case resolved
  /// The shopper has written something that who decided had not seen.
  case unseen
  /// Staff have written first in this visit; the next word is the shopper's.
  case approached
  case badEmail
  /// A rating is a number from 1 to 5.
  case badRating
  /// More messages within a minute than anybody types.
  case tooFast
}
