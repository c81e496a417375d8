package import PlainText

/// One of a guest's carts, as the list of them shows it.
package struct CartSummary: Hashable, Sendable {
  package var id: Int
  package var name: SafeText
  /// Units to be bought; what is saved for later does not count.
  package var unitCount: Int
  /// What it costs with shipping by the cheapest method; nil when it is empty.
  package var total: Money?
  package var isCurrent: Bool
  /// A resume code has been made; the code itself is known to whoever noted it down, only its hash is kept.
  package var hasResumeCode: Bool
  /// When it goes, if nothing changes in it.
  package var expiresAt: Instant
  package var changedAt: Instant

  package init(
    id: Int, name: SafeText, unitCount: Int, total: Money?, isCurrent: Bool, hasResumeCode: Bool, expiresAt: Instant,
    changedAt: Instant
  ) {
    self.id = id
    self.name = name
    self.unitCount = unitCount
    self.total = total
    self.isCurrent = isCurrent
    self.hasResumeCode = hasResumeCode
    self.expiresAt = expiresAt
    self.changedAt = changedAt
  }
}

/// What came of putting units into a cart or changing their number.
package struct AddOutcome: Hashable, Sendable {
  /// Units more than before; negative when there are fewer.
  package var added: Int
  package var view: CartView
  /// Set when fewer than wanted could be had: how many the cart can hold of it.
  package var limitedTo: Int?

  package init(added: Int, view: CartView, limitedTo: Int?) {
    self.added = added
    self.view = view
    self.limitedTo = limitedTo
  }
}

/// What came of a resume code.
package struct ResumeOutcome: Hashable, Sendable {
  /// The guest's cart now.
  package var view: CartView
  /// Lines that are new in it or have more units than before.
  package var mergedLines: Int

  package init(view: CartView, mergedLines: Int) {
    self.view = view
    self.mergedLines = mergedLines
  }
}
