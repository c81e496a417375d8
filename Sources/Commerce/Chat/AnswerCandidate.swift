package import PlainText

/// A passage or a fact that may answer a question, with the words by which it is found.
package struct AnswerCandidate: Hashable, Sendable {
  package var answer: ChatAnswer
  /// For each term how much it says that the passage is about it, 0…1.
  private(set) var weights: [String: Double] = [:]
  /// Terms that only name the thing the fact is of: they fit without proving anything.
  private(set) var context: Set<String> = []

  /// What a mention within a passage counts, beside 1 for its heading; more than this is what it is about.
  package static let mention = 0.55

  /// What it adds that a topic is mentioned in the passage, too.
  private static let confirmed = 0.08

  package init(_ answer: ChatAnswer) { self.answer = answer }

  /// Adds what the passage is about.
  package mutating func add(topic: SafeText, weight: Double = 1) {
    add(terms: AnswerWords.terms(of: topic.string), weight)
  }

  /// Adds the words of the passage itself, once its topics are known.
  package mutating func add(text: SafeText, weight: Double = AnswerCandidate.mention) {
    for term in Set(AnswerWords.terms(of: text.string)) {
      weights[term] = weights[term].map { min(1, max($0, weight) + Self.confirmed) } ?? weight
    }
  }

  package mutating func add(context text: SafeText) { context.formUnion(AnswerWords.terms(of: text.string)) }

  /// Adds terms that fit without proving anything.
  mutating func add(contextTerms terms: some Sequence<String>) { context.formUnion(terms) }

  /// Adds terms of ``AnswerWords`` themselves.
  mutating func add(terms: some Sequence<String>, _ weight: Double) {
    for term in terms { weights[term] = max(weights[term] ?? 0, weight) }
  }
}
