import PlainText

/// Candidates made ready for being searched; prepared once and kept.
package struct AnswerIndex: Sendable {
  let candidates: [AnswerCandidate]
  /// How many candidates are about a term; a mere mention counts a quarter.
  let frequency: [String: Double]

  package init(_ candidates: [AnswerCandidate]) {
    self.candidates = candidates
    frequency = candidates.reduce(into: [:]) { counts, candidate in
      for (term, weight) in candidate.weights {
        counts[term, default: 0] += weight > AnswerCandidate.mention ? 1 : 0.25
      }
    }
  }
}

/// Finds what answers a question, in several indexes at once, of which the first goes before the others where two fit alike.
///
/// A candidate's score is the share of the question's terms it covers, each by its rarity (inverse document frequency,
/// Spärck Jones 1972) and by how much the candidate is about it. Nothing is offered below a share and an amount, so that a
/// greeting or a wish for a person finds nothing. The same question on the same texts has the same answer.
package struct AnswerSearch: Sendable {
  /// The least share of a question that an answer covers.
  private static let leastShare = 0.45
  /// The least rarity that it covers.
  private static let leastEvidence = 0.9
  /// What a word counts that only names something the shop sells: the question is about it, but asks something else.
  private static let subjectShare = 0.4
  /// What a word counts beside the term that it stands for.
  private static let ownShare = 0.2
  /// A second answer has at least this share of the first one's score.
  private static let leastOfBest = 0.72
  /// Longest question, in characters, that is looked at.
  private static let longestQuestion = 400

  private let indexes: [AnswerIndex]
  private let subjects: Set<String>
  private let count: Int

  /// Prepares a search.
  ///
  /// - Parameter names: What the shop sells.
  package init(_ indexes: [AnswerIndex], names: ProductNames) {
    self.indexes = indexes
    subjects = names.subjects
    count = indexes.reduce(0) { $0 + $1.candidates.count }
  }

  /// The answers that fit, the best first.
  package func best(for question: String, limit: Int = 3) -> [ChatAnswer] {
    matches(for: question).prefix(limit).map(\.answer)
  }

  /// An answer and why it was found.
  package struct Match: Hashable, Sendable {
    package var answer: ChatAnswer
    /// 0…1.
    package var share: Double
    /// Terms of the question that it has.
    package var terms: [String]
  }

  /// All that fit, the best first.
  package func matches(for question: String) -> [Match] {
    let asked = weighed(AnswerWords.terms(ofQuestion: String(question.prefix(Self.longestQuestion))))
    guard !asked.isEmpty else { return [] }
    let whole = asked.reduce(0) { $0 + $1.rarity }
    var found: [(match: Match, place: Int)] = []
    var place = 0
    for candidate in indexes.lazy.flatMap(\.candidates) {
      place += 1
      guard let match = match(candidate, asked, whole) else { continue }
      found.append((match, place))
    }
    found.sort { ($1.match.share, $0.place) < ($0.match.share, $1.place) }
    guard let best = found.first?.match.share else { return [] }
    return found.map(\.match).filter { $0.share >= best * Self.leastOfBest }
  }

  private func match(_ candidate: AnswerCandidate, _ asked: [(term: String, rarity: Double)], _ whole: Double) -> Match?
  {
    var covered = 0.0
    var evidence = 0.0
    var isTopic = false
    var terms: [String] = []
    for (term, rarity) in asked {
      if candidate.context.contains(term) {
        covered += rarity
      } else if let weight = candidate.weights[term] {
        covered += rarity * weight
        if !subjects.contains(term) { evidence += rarity * weight }
        isTopic = isTopic || weight > AnswerCandidate.mention
        terms.append(term)
      }
    }
    let share = covered / whole
    // A single word that is mentioned somewhere proves nothing.
    guard share >= Self.leastShare, evidence >= Self.leastEvidence, isTopic || terms.count > 1 else { return nil }
    return Match(answer: candidate.answer, share: share, terms: terms)
  }

  /// The question's terms with their rarity; a slip or an unfinished word counts as the nearest known one.
  private func weighed(_ terms: [String]) -> [(term: String, rarity: Double)] {
    var asked: [(term: String, rarity: Double)] = []
    for written in terms {
      var term = written
      var known = frequency(of: term)
      if known == 0, let near = nearest(to: written, isLast: written == terms.last) {
        term = near
        known = frequency(of: near)
      }
      guard !asked.contains(where: { $0.term == term }) else { continue }
      let rarity = Self.bits(Double(count + 1) / max(1, known))
      if AnswerWords.isOwn(term) || term == AnswerWords.ofOrder {
        if known > 0 { asked.append((term, rarity * Self.ownShare)) }
      } else if known == 0 {
        // A word that no text has is no reason to keep silent, and a hint that something else is meant.
        asked.append((term, rarity * (subjects.contains(term) ? Self.subjectShare : 0.5)))
      } else {
        asked.append((term, subjects.contains(term) ? rarity * Self.subjectShare : rarity))
      }
    }
    return asked
  }

  /// The binary logarithm of a number from 1 on, straight between powers of two: near enough to rank by.
  private static func bits(_ number: Double) -> Double { Double(number.exponent) + number.significand - 1 }

  private func frequency(of term: String) -> Double { indexes.reduce(0) { $0 + ($1.frequency[term] ?? 0) } }

  /// The known term that was probably meant; nil when none is near.
  private func nearest(to written: String, isLast: Bool) -> String? {
    guard written.count >= 4, written.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
    let letters = Array(written.utf8)
    var best: (rank: Double, term: String)?
    func consider(_ spelling: String, as term: String, known: Double) {
      let isBeginning = isLast && spelling.hasPrefix(written)
      guard known > 0, isBeginning || OneSlip.separates(letters, Array(spelling.utf8)) else { return }
      let rank = known + (isBeginning ? 0 : 1_000_000)
      // Equal ranks are told apart by spelling, so that the order of a dictionary never shows.
      if let best, (best.rank, term) >= (rank, best.term) { return }
      best = (rank, term)
    }
    for index in indexes {
      for term in index.frequency.keys { consider(term, as: term, known: frequency(of: term)) }
    }
    for (stem, term) in AnswerVocabulary.meanings { consider(stem, as: term, known: frequency(of: term)) }
    return best?.term
  }
}

/// Whether two words differ by a single slip of the fingers.
enum OneSlip {
  /// One letter added, left out, replaced, or swapped with its neighbour, in words of at least six; the first is right.
  static func separates(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard min(left.count, right.count) >= 5, max(left.count, right.count) >= 6, abs(left.count - right.count) <= 1,
      left.first == right.first
    else { return false }
    let same = zip(left, right).prefix { $0 == $1 }.count
    let (leftRest, rightRest) = (left.dropFirst(same), right.dropFirst(same))
    if leftRest.count != rightRest.count {
      return leftRest.count > rightRest.count
        ? leftRest.dropFirst().elementsEqual(rightRest) : rightRest.dropFirst().elementsEqual(leftRest)
    }
    if leftRest.dropFirst().elementsEqual(rightRest.dropFirst()) { return true }
    return leftRest.count >= 2 && leftRest.prefix(2).reversed().elementsEqual(rightRest.prefix(2))
      && leftRest.dropFirst(2).elementsEqual(rightRest.dropFirst(2))
  }
}
