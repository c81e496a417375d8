import PlainText

/// Text made into the terms by which questions and answers are compared.
///
/// Small letters without accents, English plurals and verb endings off, words of no meaning left out, and words that
/// shoppers use for the same thing (`postage`, `delivery`) made one. Other languages are compared word by word.
enum AnswerWords {
  /// The terms of a text, in their order; one may come twice.
  ///
  /// Where several words count as one, the word itself comes too, as ``own(_:)``: it tells apart what else fits alike.
  static func terms(of text: String) -> [String] {
    var words = words(of: text)
    let countries = takeCountries(from: &words)
    return countries + AnswerPhrases.take(from: &words) + words.flatMap { terms(ofWord: $0) }
  }

  /// The terms of a question: those of its text, and whether it is about an order of the asker's.
  static func terms(ofQuestion text: String) -> [String] {
    let words = words(of: text)
    let isOfOrder = zip(words, words.dropFirst()).contains { first, second in
      first == "my" && ["order", "orders", "parcel", "package", "delivery", "stuff", "things"].contains(second)
    }
    return (isOfOrder ? [ofOrder] : []) + terms(of: text)
  }

  /// The term of questions about the guest's own order.
  static let ofOrder = "my order"

  /// A word as it was written, beside the term that it counts as.
  static func own(_ stem: String) -> String { "=" + stem }
  static func isOwn(_ term: String) -> Bool { term.hasPrefix("=") }

  /// Runs of letters and digits, folded; a possessive or shortened ending (`'s`, `'ll`) is dropped.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    let parts = SafeText(cleaning: text).folded.string.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
    for part in parts {
      let pieces = part.split { $0 == "'" || $0 == "’" }
      guard let first = pieces.first else { continue }
      words.append(String(first))
      words += pieces.dropFirst().filter { $0.count > 2 }.map(String.init)
    }
    return words
  }

  /// What a word counts as; nothing for one that means nothing here.
  private static func terms(ofWord word: String) -> [String] {
    guard !AnswerVocabulary.stopWords.contains(word), word.count > 1 || word.allSatisfy(\.isNumber) else { return [] }
    let stem = stem(word)
    guard let meaning = AnswerVocabulary.meanings[stem] else { return [stem] }
    return meaning == stem ? [stem] : [meaning, own(stem)]
  }

  /// A word without the endings of English plurals and verbs: `parcels`, `shipping`, `shipped`, `ship`.
  static func stem(_ word: String) -> String {
    guard word.count > 3, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
    var stem = word[...]
    if stem.hasSuffix("ies") {
      stem = stem.dropLast(3) + "y"
    } else if ["sses", "xes", "ches", "shes", "zes"].contains(where: stem.hasSuffix) {
      stem = stem.dropLast(2)
    } else if stem.hasSuffix("s"), !["ss", "us", "is"].contains(where: stem.hasSuffix) {
      stem = stem.dropLast()
    }
    for ending in ["ing", "ed"] where stem.hasSuffix(ending) {
      let rest = stem.dropLast(ending.count)
      guard rest.count >= 3, rest.contains(where: { "aeiouy".contains($0) }) else { break }
      stem = rest
      if let last = stem.last, stem.dropLast().last == last, !"lsz".contains(last) { stem = stem.dropLast() }
      break
    }
    while stem.count > 3, stem.hasSuffix("e") { stem = stem.dropLast() }
    if stem.hasSuffix("y") { stem = stem.dropLast() + "i" }
    return String(stem)
  }

  /// Takes names of countries out of the words; their terms are `country IE`.
  private static func takeCountries(from words: inout [String]) -> [String] {
    var found: [String] = []
    var place = 0
    while place < words.count {
      let longest = min(4, words.count - place)
      let name = (1...longest).reversed().first { count in
        Country.codeByName[words[place..<place + count].joined(separator: " ")] != nil
      }
      if let name, let code = Country.codeByName[words[place..<place + name].joined(separator: " ")] {
        found.append(term(ofCountry: code))
        words.removeSubrange(place..<place + name)
      } else {
        place += 1
      }
    }
    return found
  }

  static func term(ofCountry code: String) -> String { "country " + code }
}
