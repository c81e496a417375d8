import Commerce

/// Writes what a comparison found into a new catalogue: into a copy of the old one, or from the beginning.
struct CatalogRewriting {
  /// A copy pays while fewer than one product in so many changes.
  private static let copyPays = 4

  let comparison: CatalogComparison
  let rest: CatalogUpdate.Rest
  let profile: ShopProfile
  let columns: [String]

  func write(into builder: CatalogBuilder, lock: BuildLock, read: (any CatalogDoor) throws -> Void) throws {
    try comparison.checkDoubles()
    do {
      if isCopyWorthIt {
        try builder.beginFromCopy(
          profile: profile, columns: columns, base: comparison.previous.searchIndex(), lock: lock)
        try changeCopy(builder, read: read)
      } else {
        try builder.begin(profile: profile, columns: columns, lock: lock)
        try writeAll(builder, read: read)
      }
    } catch {
      builder.abandon()
      throw error
    }
  }

  private var isCopyWorthIt: Bool {
    let before = comparison.previous.profile
    let changes = comparison.changes
    return before.facets == profile.facets && before.currency == profile.currency
      && (changes.added + changes.changed + changes.removed) * CatalogRewriting.copyPays <= comparison.previous.count
  }

  /// All that goes, goes first: a SKU may move from one product to another.
  private func changeCopy(_ builder: CatalogBuilder, read: (any CatalogDoor) throws -> Void) throws {
    for id in comparison.removedIDs { try remove(id, from: builder) }
    if let staged = comparison.staged {
      for id in staged.compactMap(\.id) { try remove(id, from: builder) }
      for change in staged {
        try builder.take(.insert(change.entry, change.stored, id: change.id, line: change.line))
      }
    } else {
      try comparison.previous.forEachID { id in
        if comparison.changedIDs.contains(id) { try remove(id, from: builder) }
      }
      try read(Second(comparison: comparison, builder: builder, takesUnchanged: false))
    }
  }

  private func writeAll(_ builder: CatalogBuilder, read: (any CatalogDoor) throws -> Void) throws {
    if rest == .stays {
      try comparison.previous.forEach { id, entry, _ in
        if !comparison.met.contains(id) { try builder.add(entry, line: nil) }
      }
    }
    try read(Second(comparison: comparison, builder: builder, takesUnchanged: true))
  }

  private func remove(_ id: Int, from builder: CatalogBuilder) throws {
    if let entry = try comparison.previous.entry(id: id) { try builder.take(.remove(entry, id: id)) }
  }

  /// The door of the second reading.
  private final class Second: CatalogDoor {
    let comparison: CatalogComparison
    let builder: CatalogBuilder
    let takesUnchanged: Bool

    init(comparison: CatalogComparison, builder: CatalogBuilder, takesUnchanged: Bool) {
      self.comparison = comparison
      self.builder = builder
      self.takesUnchanged = takesUnchanged
    }

    func stored(slug: String) throws -> CatalogEntry? { try comparison.stored(slug: slug) }

    func take(_ entry: CatalogEntry, line: Int?) throws {
      if takesUnchanged { return try builder.add(entry, line: line) }
      let known = try comparison.previous.find(slug: entry.product.slug)
      if let known, !comparison.changedIDs.contains(known.id) { return }
      try builder.take(.insert(entry, StoredEntry(entry), id: known?.id, line: line))
    }
  }
}
