import Commerce
import PlainText

/// Reads what the shop tells its search.
enum SearchRuleReader {
  private static let longestTerm = 60
  private static let mostWords = 4
  private static let mostTerms = 20
  private static let mostRules = 500
  private static let weights = ["availability", "featured", "popularity", "rating", "newness"]

  /// A rule's place: of its terms at least one must be a word of the catalogue, or it finds nothing.
  struct Rule {
    var terms: [SafeText]
    var line: Int
  }

  /// Nil for a shop that says nothing.
  static func rules(_ value: YAMLValue?) -> (rules: SearchRules?, lines: [Rule]) {
    let keys = ["synonyms", "expansions", "weights"]
    guard let mapping = value?.mapping(keys: keys, what: "search") else { return (nil, []) }
    var rules = SearchRules()
    var lines: [Rule] = []
    var groupOfTerm: [SafeText: Int] = [:]
    for group in mapping.value("synonyms")?.items("the group of synonyms") ?? [] {
      guard let terms = synonyms(group, &groupOfTerm) else { continue }
      rules.synonyms.append(terms)
      lines.append(Rule(terms: terms, line: group.line))
    }
    for entry in mapping.value("expansions")?.mapping(what: "the expansions")?.entries ?? [] {
      guard let expansion = expansion(entry.key, entry.line, entry.value) else { continue }
      rules.expansions.append(expansion)
      lines += expansion.meanings.map { Rule(terms: [$0], line: entry.value.line) }
    }
    if rules.synonyms.count + rules.expansions.count > mostRules {
      value?.fault("search has more than \(mostRules) rules", "Keep those that shoppers need.")
    }
    rules.weights = mapping.value("weights").flatMap(ranking)
    return (rules, lines)
  }

  /// - Parameter groupOfTerm: The line on which each term stands in a group.
  private static func synonyms(_ group: YAMLValue, _ groupOfTerm: inout [SafeText: Int]) -> [SafeText]? {
    guard let terms = terms(group), !terms.isEmpty else { return nil }
    if terms.count == 1, group.items("the term")?.count == 1 {
      group.fault("the group holds \(terms[0].string.quoted) alone", "Add a word that means the same, or take it out.")
    }
    for term in terms {
      if let first = groupOfTerm[term.folded], first != group.line {
        group.fault(
          "\(term.string.quoted) stands in another group of synonyms too, on line \(first)",
          "Make one group of the two.")
      }
      groupOfTerm[term.folded] = group.line
    }
    return terms
  }

  private static func expansion(_ key: String, _ line: Int, _ value: YAMLValue) -> SearchExpansion? {
    let from = SafeText(cleaning: key)
    if let fault = fault(of: from) { value.page.fault(line, fault.problem, fault.remedy) }
    guard let meanings = terms(value), !meanings.isEmpty else { return nil }
    if meanings.contains(where: { $0.folded == from.folded }) {
      value.fault("\(key.quoted) is expanded to itself", "Take it out of its own list.")
    }
    return SearchExpansion(term: from, meanings: meanings)
  }

  /// Terms of a list, each once.
  private static func terms(_ value: YAMLValue) -> [SafeText]? {
    guard let items = value.items("the term") else { return nil }
    if items.isEmpty { value.fault("\(value.name) is empty", "List words, such as [mug, cup].") }
    if items.count > mostTerms { value.fault("\(value.name) has \(items.count) terms", "Use at most \(mostTerms).") }
    var terms: [SafeText] = []
    for item in items {
      guard let term = item.text(upTo: longestTerm) else { continue }
      if let fault = fault(of: term) {
        item.fault(fault.problem, fault.remedy)
      } else if terms.contains(where: { $0.folded == term.folded }) {
        item.fault("\(term.string.quoted) stands twice in \(value.name)", "Keep one of the two.")
      } else {
        terms.append(term)
      }
    }
    return terms
  }

  private static func fault(of term: SafeText) -> (problem: SafeText, remedy: SafeText)? {
    let words = RuleTerm.words(of: term)
    if words.isEmpty {
      return ("\(term.string.quoted) holds no letter and no digit", "Write a word that shoppers type.")
    }
    if words.count > mostWords {
      return ("\(term.string.quoted) has \(words.count) words", "Use at most \(mostWords).")
    }
    return nil
  }

  private static func ranking(_ value: YAMLValue) -> RankingWeights? {
    guard let mapping = value.mapping(keys: weights, what: "weights") else { return nil }
    var ranking = RankingWeights()
    for (key, _, value) in mapping.entries {
      guard let weight = value.wholeNumber(in: RankingWeights.range) else { continue }
      switch key {
      case "availability": ranking.availability = weight
      case "featured": ranking.featured = weight
      case "popularity": ranking.popularity = weight
      case "rating": ranking.rating = weight
      default: ranking.newness = weight
      }
    }
    return ranking
  }
}

/// A term of the search's rules as words, for checks.
enum RuleTerm {
  static func words(of text: SafeText) -> [String] {
    text.folded.string.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
