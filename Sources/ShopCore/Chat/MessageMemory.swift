import Commerce
import Synchronization

/// Bodies of messages that were read before: a message never changes, and reading one out of its JSON costs more than
/// all the rest of showing it.
final class MessageMemory: Sendable {
  /// A few conversations, as long as they are shown.
  private static let limit = 4 * ChatView.limit

  private let known = Mutex<[Int: ChatBody]>([:])

  func body(of id: Int, read: () throws -> ChatBody) throws -> ChatBody {
    if let body = known.withLock({ $0[id] }) { return body }
    let body = try read()
    known.withLock { known in
      if known.count >= MessageMemory.limit { known = [:] }
      known[id] = body
    }
    return body
  }
}
