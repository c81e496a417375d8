import Commerce
import Database
import PlainText

/// Finds the words of a query that name a facet's value or a category, and reads them as filters.
///
/// A word stays a word where a product would be hidden that has it in its title, brand, category, tags or summary without
/// having the value: then it stands there in another meaning. The same holds for a value of another facet with the word in
/// it. Words in quotes are words.
struct FilterReader {
  private static let longestRun = 3
  private static let sizes: Set<String> = ["xs", "s", "m", "l", "xl", "xxl", "xxxl", "2xl", "3xl"]

  private let scope: ListingScope
  private let query: SearchQuery
  private let index: SearchIndex
  private let stems: [String]

  init(_ scope: ListingScope, _ query: SearchQuery, in index: SearchIndex) {
    (self.scope, self.query, self.index) = (scope, query, index)
    stems = query.pieces.map(WordStem.of)
  }

  /// Words that may be a filter.
  private struct Candidate {
    /// Those that name the value.
    var words: Range<Int>
    /// With the facet's name before them.
    var pieces: Range<Int>
    var values: [Int] = []
    var facet: Int?
    var category: Int?
    var documents: DocumentSet
    /// Those that have the words in another facet.
    var rivals: DocumentSet

    var part: HiddenProbe.Part { HiddenProbe.Part(words: words, documents: documents) }
  }

  /// The scope with the filters that the words are, and the words with what the filters leave; nil where there are none.
  func read(_ slots: [QuerySlot]) throws -> (scope: ListingScope, slots: [QuerySlot])? {
    guard let tokens = scope.tokens else { return nil }
    var candidates: [Candidate] = []
    let names = try facetNames()
    var place = 0
    while place < stems.count {
      if let candidate = try candidate(at: place, names, without: candidates) {
        candidates.append(candidate)
        place = candidate.pieces.upperBound
      } else {
        place += 1
      }
    }
    guard !candidates.isEmpty else { return nil }
    let meant = try withoutOtherMeaning(candidates, slots)
    guard !meant.isEmpty else { return nil }
    var (scope, slots) = (scope, slots)
    for candidate in meant { try add(candidate, tokens, to: &scope) }
    for candidate in meant {
      var documents = candidate.documents
      // What was chosen by hand beside it fits as well.
      for choice in self.scope.choices where choice.facetID == candidate.facet {
        for value in choice.valueIDs { try index.insert(SearchKey.facetValue(value), into: &documents) }
      }
      let entry = WordsTogether.entry(documents)
      for number in slots.indices where candidate.pieces.contains(where: { query.pieces[$0] == slots[number].word }) {
        slots[number].isFilter = true
        slots[number].alternatives.append(QuerySlot.Alternative(word: "", match: .synonym, entry: entry))
      }
    }
    return (scope, slots)
  }

  private func facetNames() throws -> [(id: Int, stems: [String])] {
    try index.reader.rows("SELECT id, name FROM facet ORDER BY id").map {
      ($0.int("id"), SearchRuleTables.pieces(of: SafeText(cleaning: $0.string("name"))).map(WordStem.of))
    }
  }

  // MARK: Candidates

  private func candidate(
    at place: Int, _ names: [(id: Int, stems: [String])], without others: [Candidate]
  ) throws -> Candidate? {
    let taken = Set(others.compactMap(\.facet))
    for name in names where stems[place...].starts(with: name.stems) && !taken.contains(name.id) {
      let start = place + name.stems.count
      if let found = try candidate(run: start, of: name.id, taken) {
        return Candidate(
          words: found.words, pieces: place..<found.words.upperBound, values: found.values, facet: name.id,
          documents: found.documents, rivals: found.rivals)
      }
    }
    return try candidate(run: place, of: nil, taken, isCategoryTaken: others.contains { $0.category != nil })
  }

  /// The longest run of words from a place that means something.
  private func candidate(
    run start: Int, of facet: Int?, _ taken: Set<Int>, isCategoryTaken: Bool = true
  ) throws -> Candidate? {
    for length in stride(from: min(Self.longestRun, stems.count - start), to: 0, by: -1) {
      let run = start..<start + length
      guard isReadable(run, isNamed: facet != nil) else { continue }
      let matches = try FilterWords.matches(of: stems[run], in: index.reader)
      let needsWhole = length == 1 && !isWord(query.pieces[start])
      let whole = matches.filter(\.isWhole)
      if let found = try values(whole.isEmpty ? [] : matches, of: facet, taken, run), found.isWhole {
        return found.candidate
      }
      if !isCategoryTaken, let found = try category(whole, run) { return found }
      if !needsWhole, let found = try values(matches, of: facet, taken, run) { return found.candidate }
    }
    return nil
  }

  /// Sizes are read, and words of three letters; other short ones and numbers only behind their facet's name.
  private func isReadable(_ run: Range<Int>, isNamed: Bool) -> Bool {
    if run.contains(where: query.quoted.contains) { return false }
    let first = query.pieces[run.lowerBound]
    let isOpen = query.endsOpen && run.upperBound == query.pieces.count
    if run.allSatisfy({ FunctionWords.all.contains(query.pieces[$0]) }) { return false }
    // What is being typed may become another word.
    if isOpen, query.pieces[run.upperBound - 1].utf8.count < 3, !isNamed { return false }
    if run.count > 1 || isNamed || isWord(first) { return true }
    let isAfterNumber = run.lowerBound > 0 && query.pieces[run.lowerBound - 1].utf8.allSatisfy(PieceBytes.isDigit)
    return Self.sizes.contains(first) && !isAfterNumber
  }

  private func isWord(_ piece: String) -> Bool {
    piece.unicodeScalars.count >= 3 && !(piece.utf8.first.map(PieceBytes.isDigit) ?? true)
  }

  private func values(
    _ matches: [FilterWords.Match], of facet: Int?, _ taken: Set<Int>, _ run: Range<Int>
  ) throws -> (candidate: Candidate, isWhole: Bool)? {
    let ids = matches.filter { $0.kind == .facetValue }
    guard !ids.isEmpty else { return nil }
    let whole = Set(ids.filter(\.isWhole).map(\.target))
    let list = ids.map { SQL("\($0.target)") }.joined(separator: ", ")
    var values: [Int: [Int]] = [:]
    try index.reader.forEach("SELECT id, facet_id FROM facet_value WHERE id IN (\(list)) ORDER BY id") { row in
      values[row.int("facet_id"), default: []].append(row.int("id"))
    }
    values = values.filter { (facet ?? $0.key) == $0.key && !taken.contains($0.key) }
    var documents: [Int: DocumentSet] = [:]
    for (facet, chosen) in values {
      var set = DocumentSet(limit: index.documents)
      for value in chosen { try index.insert(SearchKey.facetValue(value), into: &set) }
      documents[facet] = set
    }
    // A value of that very name goes before one of which it is a part, then what most products have, then the shop's order.
    let ranks = values.map { facet, chosen in
      (chosen.contains(where: whole.contains) ? 0 : 1, -(documents[facet]?.count ?? 0), facet)
    }
    guard let first = ranks.min(by: <), let chosen = values[first.2], let set = documents[first.2] else { return nil }
    let best = first.2
    var rivals = DocumentSet(limit: index.documents)
    for (facet, other) in documents where facet != best { rivals.formUnion(other) }
    let candidate = Candidate(words: run, pieces: run, values: chosen, facet: best, documents: set, rivals: rivals)
    return (candidate, first.0 == 0)
  }

  private func category(_ matches: [FilterWords.Match], _ run: Range<Int>) throws -> Candidate? {
    let ids = matches.filter { $0.kind == .category && $0.isWhole }.map(\.target)
    guard ids.count == 1, let id = ids.first, (scope.category.id...scope.category.lastID).contains(id),
      id != scope.category.id, let last = try index.reader.int("SELECT last_id FROM category WHERE id = \(id)")
    else { return nil }
    return Candidate(
      words: run, pieces: run, category: id, documents: try index.documents(inCategories: id...last),
      rivals: DocumentSet(limit: index.documents))
  }

  // MARK: Meanings

  /// Those that hide no product which the words name otherwise.
  private func withoutOtherMeaning(_ candidates: [Candidate], _ slots: [QuerySlot]) throws -> [Candidate] {
    let inCandidates = Set(candidates.flatMap { candidate in candidate.pieces })
    let others = slots.filter { slot in
      slot.weight > 0 && !slot.isFunctionWord && !inCandidates.contains(slot.place) && !query.isBegun(slot.place)
    }
    // A word that is none for many products shows it soon; the few that may be one are looked at whole.
    let probe = HiddenProbe(index: index, query: query, slots: slots, others: others)
    let open = try candidates.indices.filter { number in
      try !probe.findsOne(
        hiddenBy: candidates[number].part,
        beside: candidates.indices.filter { $0 != number }.map { candidates[$0].part })
    }
    guard !open.isEmpty else { return [] }
    var withOthers = DocumentSet.all(limit: index.documents)
    for slot in others { withOthers.formIntersection(try documents(of: slot, in: .all)) }
    let named = try candidates.map { candidate in
      var named = try documents(of: candidate.words, slots, in: .naming)
      named.formUnion(candidate.rivals)
      return named
    }
    return open.filter { number in
      var hidden = named[number]
      hidden.formIntersection(withOthers)
      hidden.subtract(candidates[number].documents)
      for other in candidates.indices where other != number {
        var either = candidates[other].documents
        either.formUnion(named[other])
        hidden.formIntersection(either)
      }
      return hidden.count == 0
    }.map { candidates[$0] }
  }

  private func documents(of run: Range<Int>, _ slots: [QuerySlot], in fields: SearchFields) throws -> DocumentSet {
    var all = DocumentSet.all(limit: index.documents)
    for place in run {
      guard let slot = slots.first(where: { $0.word == query.pieces[place] }) else { continue }
      all.formIntersection(try documents(of: slot, in: fields))
    }
    return all
  }

  private func documents(of slot: QuerySlot, in fields: SearchFields) throws -> DocumentSet {
    var documents = DocumentSet(limit: index.documents)
    for alternative in slot.alternatives {
      // Words that only begin so are not named by it.
      if fields == .naming, alternative.match > .inflected { continue }
      var cursor = try PostingCursor(alternative.entry, in: index)
      try cursor.insertRest(in: fields, into: &documents)
    }
    return documents
  }

  // MARK: Filters

  private func add(_ candidate: Candidate, _ tokens: TypedTokens, to scope: inout ListingScope) throws {
    let text = query.pieces[candidate.pieces].joined(separator: " ")
    var filter = WordFilter(
      meaning: .category([]), text: SafeText(cleaning: text), rest: tokens.without(candidate.pieces))
    if let category = candidate.category {
      let row = try index.reader.row("SELECT path FROM category WHERE id = \(category)")
      let path = CategoryPath.names(row?.string("path") ?? "")
      guard let record = try CategoryRecord(path: path, in: index.reader) else { return }
      filter.meaning = .category(path)
      scope.category = record
    } else if let facet = candidate.facet {
      let list = candidate.values.map { SQL("\($0)") }.joined(separator: ", ")
      let names = try index.reader.rows("SELECT name FROM facet_value WHERE id IN (\(list)) ORDER BY position, name")
        .map { SafeText(cleaning: $0.string("name")) }
      let name = try index.reader.string("SELECT name FROM facet WHERE id = \(facet)") ?? ""
      filter.meaning = .values(facet: SafeText(cleaning: name), names: names)
      // Beside what was chosen by hand it is one more value.
      if let chosen = scope.choices.firstIndex(where: { $0.facetID == facet }) {
        scope.choices[chosen].valueIDs = Array(Set(scope.choices[chosen].valueIDs + candidate.values)).sorted()
      } else {
        scope.choices.append(ListingScope.Choice(facetID: facet, valueIDs: candidate.values, estimate: 0))
        scope.choices.sort { $0.facetID < $1.facetID }
      }
    }
    // Where the price stands in the line does not matter: chips have the order of the words.
    let place = scope.reading.filters.firstIndex(where: \.isPrice) ?? scope.reading.filters.count
    scope.reading.filters.insert(filter, at: place)
  }
}
