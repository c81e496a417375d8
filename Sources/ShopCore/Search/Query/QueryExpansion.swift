import Database

/// Finds in the dictionary what the words of a query may stand for.
struct QueryExpansion {
  /// Words that may begin with what was typed, beyond which no more are looked at.
  private static let mostBeginnings = 400
  /// A word that this many times fewer products have than one a letter away may be meant as that.
  private static let fewTimes = 50
  private static let fewProducts = 2

  let index: SearchIndex
  let rules: SynonymRules

  /// One slot for each different word, in the order of the query.
  func slots(for query: SearchQuery) throws -> [QuerySlot] {
    var slots: [QuerySlot] = []
    let joins = try joins(of: query)
    let synonyms = try synonyms(of: query)
    for (place, word) in query.pieces.enumerated() where !slots.contains(where: { $0.word == word }) {
      var slot = QuerySlot(word: word, place: place)
      let isLast = place == query.pieces.count - 1
      try expand(&slot, isLast: isLast && query.endsOpen, joins: joins, synonyms: synonyms)
      slot.isFunctionWord = FunctionWords.all.contains(word) && !(isLast && query.endsOpen)
      slots.append(slot)
    }
    // A query of nothing else means them.
    if slots.allSatisfy(\.isFunctionWord) {
      for index in slots.indices { slots[index].isFunctionWord = false }
    }
    for index in slots.indices { slots[index].weight = weight(of: slots[index]) }
    return slots
  }

  private func expand(
    _ slot: inout QuerySlot, isLast: Bool, joins: [(join: SearchQuery.Join, entry: TermEntry)], synonyms: [Synonym]
  ) throws {
    if let entry = try index.entry(of: slot.word) { slot.add(slot.word, .exact, entry) }
    for (word, entry) in try inflections(of: slot.word) { slot.add(word, .inflected, entry) }
    slot.count = slot.alternatives.reduce(0) { $0 + $1.entry.count }
    for synonym in synonyms where synonym.pieces.contains(slot.place) {
      slot.add(synonym.text, .synonym, synonym.entry)
    }
    for (join, entry) in joins where join.pieces.contains(slot.place) { slot.add(join.text, .joined, entry) }
    if isLast { try addBeginnings(to: &slot) }
    // A word that the shop explains is not misspelt.
    let isRare = slot.count <= QueryExpansion.fewProducts && !slot.alternatives.contains { $0.match == .synonym }
    if slot.alternatives.isEmpty || isRare { try addNear(to: &slot, isLast: isLast) }
    if slot.alternatives.isEmpty { try addSplit(to: &slot) }
    if slot.count == 0 { slot.count = slot.alternatives.reduce(0) { $0 + $1.entry.count } }
    slot.count = min(slot.count, index.documents)
  }

  /// Words with the same stem.
  private func inflections(of word: String) throws -> [SearchMemory.Known] {
    if let known = index.memory.inflections(of: word) { return known }
    let found = try inflectionsInDictionary(of: word)
    index.memory.keep(found, of: word)
    return found
  }

  private func inflectionsInDictionary(of word: String) throws -> [SearchMemory.Known] {
    let stem = WordStem.of(word)
    guard word.utf8.count >= 3, !word.utf8.contains(where: PieceBytes.isDigit) else { return [] }
    var found: [SearchMemory.Known] = []
    let letters = WordStem.commonLetters(of: stem)
    let longest = stem.utf8.count + 5
    if letters >= 2 {
      try index.forEachWord(beginning: Array(stem.utf8.prefix(letters))) { entry in
        guard entry.term.count <= longest else { return true }
        let other = String(decoding: entry.term, as: UTF8.self)
        if other != word, WordStem.of(other) == stem { found.append((other, entry.entry)) }
        return true
      }
    }
    for form in WordStem.irregularForms(of: stem) where form != word && !found.contains(where: { $0.0 == form }) {
      if let entry = try index.entry(of: form) { found.append((form, entry)) }
    }
    return found
  }

  /// What stands for some of the pieces by the shop's rules, as far as a product has it.
  private struct Synonym {
    var pieces: Range<Int>
    var text: String
    var entry: TermEntry
  }

  private func synonyms(of query: SearchQuery) throws -> [Synonym] {
    var found: [Synonym] = []
    for meaning in try rules.meanings(of: query.pieces) {
      if meaning.words.count == 1 {
        let word = meaning.words[0]
        if let entry = try index.entry(of: word) {
          found.append(Synonym(pieces: meaning.pieces, text: word, entry: entry))
        }
        for (form, entry) in try inflections(of: word) {
          found.append(Synonym(pieces: meaning.pieces, text: form, entry: entry))
        }
      } else {
        let words = try meaning.words.map { word in
          try [index.entry(of: word)].compactMap { $0 } + inflections(of: word).map(\.1)
        }
        if let entry = try WordsTogether(index).entry(of: words) {
          let text = meaning.words.joined(separator: " ")
          found.append(Synonym(pieces: meaning.pieces, text: text, entry: entry))
        }
      }
    }
    return found
  }

  /// What is written together in the query, or could be, as far as a product has it.
  private func joins(of query: SearchQuery) throws -> [(join: SearchQuery.Join, entry: TermEntry)] {
    var candidates = query.joins
    for start in query.pieces.indices {
      for count in 2...3 where start + count <= query.pieces.count {
        let pieces = start..<start + count
        let text = query.pieces[pieces].joined()
        if (4...PieceScanner.longest).contains(text.utf8.count) {
          candidates.append(SearchQuery.Join(text: text, pieces: pieces))
        }
        // What a file lost the slash or point of.
        let areNumbers = query.pieces[pieces].allSatisfy { $0.utf8.allSatisfy(PieceBytes.isDigit) }
        if count == 2, areNumbers {
          for sign in ["/", "."] {
            candidates.append(SearchQuery.Join(text: query.pieces[pieces].joined(separator: sign), pieces: pieces))
          }
        }
      }
    }
    var seen: Set<SearchQuery.Join> = []
    return try candidates.compactMap { join in
      guard seen.insert(join).inserted, let entry = try index.entry(of: join.text) else { return nil }
      return (join, entry)
    }
  }

  private func addBeginnings(to slot: inout QuerySlot) throws {
    let letters = slot.word.unicodeScalars.count
    let prefix = Array(slot.word.utf8)
    let isShort = letters <= PrefixLists.longest
    if isShort, let entry = try index.entry(of: prefix, kind: letters) {
      slot.add(slot.word, .beginning, entry, inNamesOnly: true)
      return
    }
    var found = 0
    try index.forEachWord(beginning: prefix) { word in
      if word.term.count > prefix.count {
        slot.add(String(decoding: word.term, as: UTF8.self), .beginning, word.entry, inNamesOnly: isShort)
        found += 1
      }
      return found < QueryExpansion.mostBeginnings
    }
  }

  private func addNear(to slot: inout QuerySlot, isLast: Bool) throws {
    let isUnknown = slot.alternatives.isEmpty
    let found = try NearWords(index: index).find(
      slot.word, isBeginning: isLast && isUnknown, limit: isUnknown ? 2 : 1)
    for near in found where isUnknown || near.edits == 1 && near.count >= slot.count * QueryExpansion.fewTimes {
      guard let entry = try index.entry(of: near.word) else { continue }
      slot.add(near.word, .misspelt, entry)
    }
  }

  /// An unknown word that is two known ones: these together stand for it, or where no product has both, each of them.
  private func addSplit(to slot: inout QuerySlot) throws {
    let letters = Array(slot.word.utf8)
    guard letters.count >= 6 else { return }
    var best: (words: [String], count: Int)?
    for cut in 3...letters.count - 3 {
      let halves = [Array(letters[..<cut]), Array(letters[cut...])]
      let counts = try halves.map { try index.entry(of: $0)?.count ?? 0 }
      let least = counts.min() ?? 0
      if least > 0, least > best?.count ?? 0 {
        best = (halves.map { String(decoding: $0, as: UTF8.self) }, least)
      }
    }
    let words = best?.words ?? []
    let forms = try words.map { word in try [index.entry(of: word)].compactMap { $0 } + inflections(of: word).map(\.1) }
    if !words.isEmpty, let entry = try WordsTogether(index).entry(of: forms) {
      return slot.add(words.joined(separator: " "), .joined, entry)
    }
    for word in words {
      if let entry = try index.entry(of: word) { slot.add(word, .joined, entry) }
    }
  }

  /// Halvings of the catalogue until only the products with the word are left, with more for the rarest.
  private func weight(of slot: QuerySlot) -> Int {
    guard slot.isFound, slot.count > 0 else { return 0 }
    let rarity = RarityScale.weight(count: slot.count, of: index.documents)
    return max(1, slot.isFunctionWord ? rarity / 8 : rarity)
  }
}

extension QuerySlot {
  /// A word stands for it once, as the best that it is.
  mutating func add(_ word: String, _ match: WordMatch, _ entry: TermEntry, inNamesOnly: Bool = false) {
    // The beginning of itself is a list of its own.
    if match != .beginning, alternatives.contains(where: { $0.word == word && $0.match != .beginning }) { return }
    if match == .beginning, alternatives.contains(where: { $0.word == word }), word != self.word { return }
    alternatives.append(Alternative(word: word, match: match, entry: entry, inNamesOnly: inNamesOnly))
  }
}
