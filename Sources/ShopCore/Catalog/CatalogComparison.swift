import Commerce

/// Holds the products of a file against the catalogue that is in the shop.
final class CatalogComparison: CatalogDoor {
  /// A product that is new or changed, kept until the reading is over.
  struct Staged {
    var entry: CatalogEntry
    var stored: StoredEntry
    /// Nil for a new one.
    var id: Int?
    var line: Int?
  }

  /// Changes that are kept in memory; where there are more, the file is read again.
  static let most = 4096

  let previous: PreviousCatalog
  var changes = CatalogChanges()
  /// Nil where there were too many.
  private(set) var staged: [Staged]? = []
  /// Numbers of products in the shop that the file holds, and of those that it changes.
  private(set) var met = NumberSet()
  private(set) var changedIDs = NumberSet()
  private(set) var removedIDs: [Int] = []
  private var doubles: [CatalogDouble] = []

  init(previous: PreviousCatalog) { self.previous = previous }

  func stored(slug: String) throws -> CatalogEntry? {
    try previous.find(slug: slug).flatMap { try previous.entry(id: $0.id) }
  }

  func take(_ entry: CatalogEntry, line: Int?) throws {
    let stored = StoredEntry(entry)
    let slug = entry.product.slug
    guard let (id, hash) = try previous.find(slug: slug) else {
      changes.added += 1
      if changes.addedSlugs.count < CatalogChanges.shown { changes.addedSlugs.append(slug) }
      return stage(Staged(entry: entry, stored: stored, id: nil, line: line))
    }
    guard met.insert(id) else {
      doubles.append(CatalogDouble(name: .slug, text: slug, lines: [line].compactMap { $0 }))
      return
    }
    if hash == stored.hash {
      changes.unchanged += 1
    } else {
      changes.changed += 1
      if changes.changedSlugs.count < CatalogChanges.shown { changes.changedSlugs.append(slug) }
      _ = changedIDs.insert(id)
      stage(Staged(entry: entry, stored: stored, id: id, line: line))
    }
  }

  /// - Throws: ``CatalogBuildFailure/doubled(_:)`` where the file held a product of the shop twice.
  func checkDoubles() throws {
    if !doubles.isEmpty { throw CatalogBuildFailure.doubled(doubles) }
  }

  /// Finds the products of the shop that the file does not hold.
  func findRemoved() throws {
    try previous.forEachID { id in
      guard !met.contains(id) else { return }
      changes.removed += 1
      removedIDs.append(id)
    }
    changes.removedSlugs = try removedIDs.prefix(CatalogChanges.shown).compactMap {
      try previous.entry(id: $0)?.product.slug
    }
  }

  private func stage(_ change: Staged) {
    staged?.append(change)
    if let count = staged?.count, count > CatalogComparison.most { staged = nil }
  }
}

/// A set of small numbers: a bit each.
struct NumberSet {
  private var words: [UInt64] = []

  /// Returns false where the number was in it.
  mutating func insert(_ number: Int) -> Bool {
    let word = number / 64
    if word >= words.count { words += Array(repeating: 0, count: word + 1 - words.count) }
    defer { words[word] |= 1 << UInt64(number % 64) }
    return words[word] & (1 << UInt64(number % 64)) == 0
  }

  func contains(_ number: Int) -> Bool {
    number / 64 < words.count && words[number / 64] & (1 << UInt64(number % 64)) != 0
  }
}
