package import PlainText

/// Something that happened to an order after it was placed; it is never changed.
package struct OrderEvent: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case packed, unpacked, shipped, delivered, cancelled, returned, refunded
  }

  package var kind: Kind
  /// Who did it; empty for the shop itself.
  package var staff: SafeText
  /// The carrier's number of a parcel, or the reason of a cancellation or a return; empty: none was given.
  package var note: SafeText
  package var at: Instant

  package init(_ kind: Kind, by staff: SafeText, note: SafeText, at: Instant) {
    self.kind = kind
    self.staff = staff
    self.note = note
    self.at = at
  }
}
