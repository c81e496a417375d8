import PlainText
import ShopCore

/// Why the products of a search stand where they do, for people and for programs.
struct SearchExplanation {
  struct JSON: Encodable {
    struct Word: Encodable {
      let text: SafeText
      let share: Int
      /// `found`, `corrected`, `dropped` or `ignored`.
      let outcome: String
      let corrections: [SafeText]
    }

    struct Hit: Encodable {
      let slug: String
      let isIdentified: Bool
      let words: Int
      let misspelt: Int
      let distance: Int
      let inTitle: Int
      let exact: Int
      let shopPlace: Int
      let isFurther: Bool
    }

    let count: Int
    let countWithAllWords: Int
    let words: [Word]
    let hits: [Hit]
  }

  private let answer: SearchAnswer
  private let offset: Int

  init(_ answer: SearchAnswer, offset: Int) { (self.answer, self.offset) = (answer, offset) }

  var json: JSON {
    JSON(
      count: answer.count, countWithAllWords: answer.countWithAllWords,
      words: answer.words.map { word in
        let (outcome, corrections) = SearchExplanation.outcome(word)
        return JSON.Word(text: word.text, share: word.share, outcome: outcome, corrections: corrections)
      },
      hits: answer.hits.dropFirst(offset).map { hit in
        let rank = hit.rank
        return JSON.Hit(
          slug: hit.slug, isIdentified: rank.isIdentified, words: rank.words, misspelt: rank.misspelt,
          distance: rank.distance, inTitle: rank.inTitle, exact: rank.exact, shopPlace: rank.shopPlace,
          isFurther: hit.isFurther)
      })
  }

  var lines: [SafeText] {
    answer.words.map(SearchExplanation.line) + ["", count, ""]
      + answer.hits.dropFirst(offset).enumerated().flatMap { index, hit in
        ["\(index + offset + 1). \(hit.title)", "   \(SearchExplanation.reasons(hit))"] as [SafeText]
      }
  }

  private var count: SafeText {
    let all: SafeText = answer.countWithAllWords == 1 ? "1 product has" : "\(answer.countWithAllWords) products have"
    return "\(all) all the words that matter; \(answer.count) found."
  }

  private static func line(_ word: SearchedWord) -> SafeText {
    switch word.outcome {
    case .found: "\(word.text): \(word.share) % of the query"
    case .corrected(let words): "\(word.text): no product has it; searched for \(words.joined(separator: ", "))"
    case .dropped: "\(word.text): no product has it or anything near; left out"
    case .ignored: "\(word.text): says nothing about a thing; no product needs it"
    }
  }

  private static func reasons(_ hit: SearchHit) -> SafeText {
    let rank = hit.rank
    var reasons: [SafeText] = rank.isIdentified ? ["it is what was typed"] : []
    reasons.append("words \(rank.words) of 100")
    if rank.misspelt > 0 { reasons.append("\(rank.misspelt) misspelt") }
    if rank.inTitle > 1 { reasons.append(rank.distance == 0 ? "side by side" : "\(rank.distance) words between") }
    reasons.append("\(rank.inTitle) in the title")
    reasons.append("\(rank.exact) as typed")
    reasons.append("place \(rank.shopPlace + 1) in the shop")
    return (hit.isFurther ? "has fewer of the words: " : "") + reasons.joined(separator: ", ")
  }

  private static func outcome(_ word: SearchedWord) -> (String, [SafeText]) {
    switch word.outcome {
    case .found: ("found", [])
    case .corrected(let words): ("corrected", words)
    case .dropped: ("dropped", [])
    case .ignored: ("ignored", [])
    }
  }
}
