/// Looks whether a filter would hide a product that the words name otherwise, from the first products on.
struct HiddenProbe {
  /// Products that are looked at, beyond which the whole lists are cheaper.
  private static let most = 2048

  let index: SearchIndex
  let query: SearchQuery
  let slots: [QuerySlot]
  /// Words that are no filter, and that a product must have.
  let others: [QuerySlot]

  /// Words that may be a filter, and what that leaves.
  struct Part {
    var words: Range<Int>
    var documents: DocumentSet
  }

  /// Whether one was found; false does not say that there is none.
  ///
  /// - Parameter beside: The other filters: a product has to be left by them, or to be named by their words.
  func findsOne(hiddenBy part: Part, beside: [Part]) throws -> Bool {
    guard let first = slot(part.words.lowerBound) else { return false }
    var looked = 0
    for alternative in first.alternatives where alternative.match <= .inflected {
      var rest = try part.words.dropFirst().compactMap(slot).map { try Word($0, in: .naming, index) }
      var words = try others.map { try Word($0, in: .all, index) }
      var names = try beside.map { other in try other.words.compactMap(slot).map { try Word($0, in: .naming, index) } }
      var cursor = try PostingCursor(alternative.entry, in: index)
      while cursor.document != PostingCursor.end, looked < HiddenProbe.most {
        let document = cursor.document
        looked += 1
        if !part.documents.contains(Int(document)), cursor.mark.isIn(.naming), try Word.all(&rest, have: document),
          try Word.all(&words, have: document),
          try beside.indices.allSatisfy({ other in
            if beside[other].documents.contains(Int(document)) { return true }
            return try !names[other].isEmpty && Word.all(&names[other], have: document)
          })
        {
          return true
        }
        try cursor.advance()
      }
    }
    return false
  }

  private func slot(_ place: Int) -> QuerySlot? { slots.first { $0.word == query.pieces[place] } }

  /// A word as it stands in some fields.
  private struct Word {
    private var cursors: [PostingCursor]
    private let fields: SearchFields

    init(_ slot: QuerySlot, in fields: SearchFields, _ index: SearchIndex) throws {
      // Words that only begin so are not named by it.
      let alternatives = slot.alternatives.filter { fields != .naming || $0.match <= .inflected }
      cursors = try alternatives.map { try PostingCursor($0.entry, in: index) }
      self.fields = fields
    }

    /// Products are asked for in their order.
    mutating func has(_ document: UInt32) throws -> Bool {
      for index in cursors.indices {
        try cursors[index].seek(document)
        if cursors[index].document == document, cursors[index].mark.isIn(fields) { return true }
      }
      return false
    }

    static func all(_ words: inout [Word], have document: UInt32) throws -> Bool {
      for index in words.indices where try !words[index].has(document) { return false }
      return true
    }
  }
}

extension UInt16 {
  /// Whether a posting's mark has one of some fields.
  fileprivate func isIn(_ fields: SearchFields) -> Bool { UInt8(self >> 8) & fields.rawValue != 0 }
}
