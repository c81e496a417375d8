package import Commerce

extension Shop {
  /// What of the shop's own texts and facts answers a question, the best first, three at most.
  ///
  /// - Parameter slug: The product that is looked at.
  package func answers(to question: String, guest: Int, slug: String?) throws -> [ChatAnswer] { [] }

  /// A policy or a frequent question as an answer to be sent, by a part of its title; the best first.
  package func passages(matching text: String) throws -> [ChatAnswer] { [] }
}
