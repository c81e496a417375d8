/// Texts of which a row may show a part only: cut at either end where there was no room, or wrapped between words and,
/// where a word is longer than a row, within it.
///
/// A row is looked through once, however many texts there are and however long.
package struct CutTexts: Equatable, Sendable {
  /// What a text is cut to is known as its part from so many characters on.
  private static let shortestPart = 4
  /// So many characters in a row out of the middle of a long text are a part of it.
  private static let shortestMiddle = 12

  private let texts: Set<String>
  /// Texts of one or two characters.
  private var short: [[Unicode.Scalar]] = []
  private var words = HeadTable()
  private var heads = HeadTable()
  /// The texts, and below the rows, from their ends.
  private var tails = HeadTable()
  private var middles = MiddleTable(pieceLength: shortestMiddle / 2)

  package init(_ texts: some Sequence<String>) {
    self.texts = Set(texts.filter { !$0.isEmpty })
    var known: Set<[Unicode.Scalar]> = []
    for text in self.texts {
      let scalars = Array<Unicode.Scalar>(text.unicodeScalars)
      if scalars.count < HeadTable.keyLength { short.append(scalars) }
      for word in scalars.split(separator: " ").map(Array.init) + [scalars] where known.insert(word).inserted {
        words.add(word)
      }
      heads.add(scalars)
      tails.add(scalars.reversed())
      if scalars.count > 2 * Self.shortestMiddle { middles.add(scalars) }
    }
  }

  package static func == (left: CutTexts, right: CutTexts) -> Bool { left.texts == right.texts }

  /// Where a row shows one of them, whole or cut.
  func ranges(in row: [Unicode.Scalar]) -> [Range<Int>] {
    var found = short.flatMap { Mask.places(of: $0, in: row) }
    found += words.whole(in: row)
    found += heads.parts(in: row, atLeast: Self.shortestPart)
    let mirrored = tails.parts(in: row.reversed(), atLeast: Self.shortestPart)
    found += mirrored.map { row.count - $0.upperBound..<row.count - $0.lowerBound }
    return found + middles.parts(in: row, atLeast: Self.shortestMiddle)
  }
}

/// Texts by their first characters.
private struct HeadTable {
  static let keyLength = 3

  private var texts: [UInt64: [[Unicode.Scalar]]] = [:]

  mutating func add(_ text: [Unicode.Scalar]) {
    if let key = Self.key(text, 0) { texts[key, default: []].append(text) }
  }

  /// Where one of the texts stands whole.
  func whole(in row: [Unicode.Scalar]) -> [Range<Int>] {
    row.indices.flatMap { start in
      candidates(row, start).filter { row[start...].starts(with: $0) }.map { start..<start + $0.count }
    }
  }

  /// Where a row has the beginning of one of the texts.
  func parts(in row: [Unicode.Scalar], atLeast shortest: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    // All before it is found already.
    var end = 0
    for start in row.indices where end < row.count {
      for text in candidates(row, start) {
        // Only what goes on beyond it is worth a look.
        let known = end - start
        guard known < 0 || known < text.count && text[known] == row[end] else { continue }
        let length = zip(text, row[start...]).prefix { $0 == $1 }.count
        guard length >= shortest, start + length > end else { continue }
        end = start + length
        found.append(start..<end)
        if end == row.count { break }
      }
    }
    return found
  }

  private func candidates(_ row: [Unicode.Scalar], _ start: Int) -> [[Unicode.Scalar]] {
    Self.key(row, start).flatMap { texts[$0] } ?? []
  }

  // A scalar has 21 bits.
  private static func key(_ text: [Unicode.Scalar], _ start: Int) -> UInt64? {
    guard start + keyLength <= text.count else { return nil }
    return text[start..<start + keyLength].reduce(0) { $0 << 21 | UInt64($1.value) }
  }
}

/// Long texts by pieces that follow each other: whoever shows twice a piece's length of one shows a piece of it.
private struct MiddleTable {
  let pieceLength: Int
  private var texts: [[Unicode.Scalar]] = []
  private var places: [ArraySlice<Unicode.Scalar>: (text: Int, offset: Int)] = [:]

  init(pieceLength: Int) { self.pieceLength = pieceLength }

  mutating func add(_ text: [Unicode.Scalar]) {
    for offset in stride(from: 0, through: text.count - pieceLength, by: pieceLength) {
      let piece = text[offset..<offset + pieceLength]
      if places[piece] == nil { places[piece] = (texts.count, offset) }
    }
    texts.append(text)
  }

  func parts(in row: [Unicode.Scalar], atLeast shortest: Int) -> [Range<Int>] {
    guard !texts.isEmpty, row.count >= shortest else { return [] }
    var found: [Range<Int>] = []
    for start in 0...row.count - pieceLength where start + pieceLength > found.last?.upperBound ?? 0 {
      guard let (number, offset) = places[row[start..<start + pieceLength]] else { continue }
      let text = texts[number]
      var (low, high) = (0, pieceLength)
      while start + low > 0, offset + low > 0, row[start + low - 1] == text[offset + low - 1] { low -= 1 }
      while start + high < row.count, offset + high < text.count, row[start + high] == text[offset + high] { high += 1 }
      if high - low >= shortest { found.append(start + low..<start + high) }
    }
    return found
  }
}
