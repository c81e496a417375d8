/// Finds the words of the dictionary that a misspelt one may mean.
///
/// Edits are a letter too many, too few, another one, and two swapped (Damerau's distance, restricted). How many are
/// forgiven goes by the length: none under four letters, one from four, two from eight. The first letter stands; only
/// when nothing is found with it may it be the one that is wrong. Words with a digit are not guessed.
struct NearWords {
  struct Found: Hashable {
    var word: String
    var edits: Int
    /// Products that have it.
    var count: Int
  }

  /// How many are looked at in the end: the nearest, and of these the commonest.
  private static let most = 12

  let index: SearchIndex

  static func mostEdits(_ word: String) -> Int {
    let letters = word.unicodeScalars.count
    guard letters >= 4, !word.utf8.contains(where: PieceBytes.isDigit) else { return 0 }
    return letters >= 8 ? 2 : 1
  }

  /// - Parameters:
  ///   - isBeginning: Words count of which only the beginning is near.
  ///   - limit: So many edits at most.
  func find(_ word: String, isBeginning: Bool, limit: Int = 2) throws -> [Found] {
    let most = min(limit, NearWords.mostEdits(word))
    guard most > 0 else { return [] }
    let question = SearchMemory.NearQuestion(word: word, isBeginning: isBeginning, limit: most)
    if let known = index.memory.nearWords(question) { return known }
    let found = try look(for: word, isBeginning: isBeginning, most: most)
    index.memory.keep(found, near: question)
    return found
  }

  private func look(for word: String, isBeginning: Bool, most: Int) throws -> [Found] {
    let letters = Array(word.utf8)
    var found: [Found] = []
    // A whole word one edit away is meant before others, and is quicker found.
    try scan(letters, most: 1, isBeginning: false, into: &found)
    if found.isEmpty { try guessFirstLetter(letters, into: &found) }
    if found.isEmpty, most > 1 { try scan(letters, most: most, isBeginning: false, into: &found) }
    if found.isEmpty, isBeginning { try scan(letters, most: 1, isBeginning: true, into: &found) }
    found.sort { ($0.edits, -$0.count, $0.word) < ($1.edits, -$1.count, $1.word) }
    if let fewest = found.first?.edits { found.removeAll { $0.edits > fewest } }
    return Array(found.prefix(NearWords.most))
  }

  /// Goes through the words with the same first letter; what they share with the one before is not compared again.
  private func scan(_ letters: [UInt8], most: Int, isBeginning: Bool, into found: inout [Found]) throws {
    var table = EditTable(letters, most: most)
    try index.forEachWord(beginning: [letters[0]]) { word in
      let edits = table.edits(word.term, sharing: word.shared, isBeginning: isBeginning)
      if let edits, edits > 0 {
        found.append(Found(word: String(decoding: word.term, as: UTF8.self), edits: edits, count: word.count))
      }
      return true
    }
  }

  /// Another first letter, one too many, one too few, the first two swapped.
  private func guessFirstLetter(_ letters: [UInt8], into found: inout [Found]) throws {
    var guesses: Set<[UInt8]> = []
    let rest = Array(letters.dropFirst())
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      guesses.insert([letter] + rest)
      guesses.insert([letter] + letters)
    }
    guesses.insert(rest)
    guesses.insert([letters[1], letters[0]] + letters.dropFirst(2))
    guesses.remove(letters)
    for guess in guesses.sorted(by: TermOrder.isBefore) where guess.count >= 3 {
      guard let entry = try index.entry(of: guess) else { continue }
      found.append(Found(word: String(decoding: guess, as: UTF8.self), edits: 1, count: entry.count))
    }
  }
}

/// The table of edit distances (Wagner and Fischer 1974, with Damerau's swap), a row for each letter of the other word.
private struct EditTable {
  private let letters: [UInt8]
  private let most: Int
  /// Row after row.
  private var cells: [UInt8]
  /// The first row of the last word in which every number was too high.
  private var dead = Int.max
  private var best = Int.max
  /// Rows of the last word.
  private var known = 0
  private let width: Int

  init(_ letters: [UInt8], most: Int) {
    (self.letters, self.most) = (letters, most)
    width = letters.count + 1
    cells = (0..<width).map { UInt8(min($0, 250)) }
  }

  /// Nil when there are too many.
  ///
  /// - Parameter sharing: First letters that the word has in common with that of the last call.
  mutating func edits(_ word: [UInt8], sharing shared: Int, isBeginning: Bool) -> Int? {
    // Too far away already in the letters that both have.
    if shared >= dead { return isBeginning && best <= most ? best : nil }
    let compared = isBeginning ? word : Array(word.prefix(letters.count + most))
    let start = min(shared, known)
    (known, dead, best) = (compared.count, .max, .max)
    if cells.count < (compared.count + 1) * width {
      cells.append(contentsOf: repeatElement(0, count: (compared.count + 1) * width - cells.count))
    }
    if isBeginning {
      for row in 0...start { best = min(best, Int(cells[row * width + letters.count])) }
    }
    var row = start + 1
    while row <= compared.count, dead == .max {
      if fill(row, compared) > most { dead = row }
      if isBeginning { best = min(best, Int(cells[row * width + letters.count])) }
      row += 1
    }
    if !isBeginning {
      guard dead == .max, compared.count == word.count else { return nil }
      best = Int(cells[compared.count * width + letters.count])
    }
    return best <= most ? best : nil
  }

  /// The least number in it.
  private mutating func fill(_ row: Int, _ word: [UInt8]) -> Int {
    let (base, above) = (row * width, (row - 1) * width)
    cells[base] = UInt8(min(row, 250))
    var least = row
    for column in 1..<width {
      let isSame = letters[column - 1] == word[row - 1]
      var cell = min(
        cells[above + column] + 1, cells[base + column - 1] + 1, cells[above + column - 1] + (isSame ? 0 : 1))
      if row > 1, column > 1, letters[column - 1] == word[row - 2], letters[column - 2] == word[row - 1] {
        cell = min(cell, cells[above - width + column - 2] + 1)
      }
      cells[base + column] = cell
      least = min(least, Int(cell))
    }
    return least
  }
}
