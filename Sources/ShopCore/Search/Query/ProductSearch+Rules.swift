import Database

extension ProductSearch {
  /// What is known of a product while its words are gone through.
  private struct Sighting {
    var sum = 0
    var misspelt = 0
    var exact = 0
    /// Places in the title, a bit each; those beyond 63 are one.
    var places: UInt64 = 0
    var inTitle = 0
  }

  /// How some products stand by all rules.
  ///
  /// - Parameter documents: In their order.
  func ranks(of documents: [Int]) throws -> [(document: Int, rank: HitRank)] {
    var sightings = [Sighting](repeating: Sighting(), count: documents.count)
    for number in counted.slots.indices {
      var cursor = try counted.cursor(number)
      for (index, document) in documents.enumerated() {
        try cursor.seek(UInt32(document))
        guard cursor.document == UInt32(document), let match = cursor.best else { continue }
        sightings[index].sum += Int(cursor.weight)
        if match.match == .misspelt { sightings[index].misspelt += 1 }
        if match.match == .exact { sightings[index].exact += 1 }
        if match.place != Posting.noPlace {
          sightings[index].inTitle += 1
          sightings[index].places |= 1 << UInt64(min(match.place, 63))
        }
      }
    }
    let lengths = try titleLengths(of: documents)
    return documents.indices.map { index in
      (documents[index], rank(of: documents[index], sightings[index], titleLength: lengths[index]))
    }
  }

  private func rank(of document: Int, _ sighting: Sighting, titleLength: Int) -> HitRank {
    var rank = HitRank()
    rank.isIdentified = identified.contains(document)
    // Up to two fifths off for a long title of which the query names little.
    let unnamed = max(0, titleLength - sighting.inTitle)
    let share = 1000 - 400 * unnamed / (titleLength + 8)
    rank.words = min(100, sighting.sum * share / (ProductSearch.fullWeight * 10))
    rank.misspelt = sighting.misspelt
    rank.distance = ProductSearch.distance(sighting.places)
    rank.inTitle = sighting.inTitle
    rank.exact = sighting.exact
    rank.shopPlace = document
    return rank
  }

  /// Words between the first and last of these places, gaps of more than eight counted as eight.
  private static func distance(_ places: UInt64) -> Int {
    var rest = places
    var last: Int?
    var distance = 0
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      if let last { distance += min(8, place - last - 1) }
      last = place
      rest &= rest - 1
    }
    return distance
  }

  /// - Parameter documents: In their order.
  private func titleLengths(of documents: [Int]) throws -> [Int] {
    var lengths: [Int] = []
    lengths.reserveCapacity(documents.count)
    try index.forEachNumber(.titleLength, of: documents) { lengths.append($0) }
    return lengths
  }
}
