package import Commerce
import PlainText

extension Shop {
  /// The guest's conversation; what it shows counts as delivered.
  package func chat(of guest: Int) throws -> ChatView { throw ChatFault.unknownThread }

  /// The same, and its messages up to `message` count as read.
  package func readChat(of guest: Int, upTo message: Int) throws -> ChatView { throw ChatFault.unknownThread }

  /// Writes a message of the shopper; a second call with the same `clientID` changes nothing.
  ///
  /// - Parameters:
  ///   - clientID: New for each message, 8…80 characters; unique in the whole shop.
  ///   - place: Where the shopper is; kept in the thread when it differs from the last.
  /// - Throws: ``ChatFault``.
  package func say(_ text: String, clientID: String, guest: Int, place: ChatPlace?) throws -> ChatView {
    throw ChatFault.unknownThread
  }

  /// Writes the shopper's question and the shop's own answer to it; nobody is then waited for.
  package func keepAnswer(
    _ answer: ChatAnswer, to question: String, clientID: String, guest: Int, place: ChatPlace?
  ) throws -> ChatView { throw ChatFault.unknownThread }

  /// What of the shop's own texts and facts answers a question, the best first, three at most.
  ///
  /// - Parameter slug: The product that is looked at.
  package func answers(to question: String, guest: Int, slug: String?) throws -> [ChatAnswer] { [] }

  /// Tells staff that the shopper writes, or has stopped; nothing is kept.
  package func tellTyping(_ isTyping: Bool, guest: Int) throws {}

  /// Keeps the address to which an answer may be mailed.
  package func leaveEmail(_ email: String, guest: Int) throws -> ChatView { throw ChatFault.unknownThread }

  /// Keeps how content the shopper is with the thread resolved last (1…5); nil waves the question away.
  package func rate(_ rating: Int?, why: String, guest: Int) throws -> ChatView { throw ChatFault.unknownThread }

  /// Carries out a proactive rule, once a visit: writes its message, or tells the desks.
  ///
  /// - Returns: The conversation when a message was written in it; nil otherwise.
  package func applyRule(_ id: String, guest: Int, visit: Int) throws -> ChatView? { nil }
}
