package import PlainText

extension Shop {
  /// A ready reply about a product that is sold out: why, until when, and what else there is; nil when it is not.
  package func soldOutReply(slug: String) throws -> SafeText? { nil }

  /// A canned response with its variables filled for this thread; nil when there is no such code.
  package func cannedReply(_ code: String, thread: Int, staff: Int) throws -> SafeText? { nil }
}
