/// A field that takes something of the person who types: an address, a card.
package struct PersonalField: Equatable, Sendable {
  /// Which field it is; two fields of one form have different names.
  package let name: String
  /// What stands in it, or as much of it as may be told; only whether it changes counts.
  package let text: String
  /// What a recording has in its place: made up, of the same shape.
  package let sample: String

  package init(name: String, text: String, sample: String) {
    self.name = name
    self.text = text
    self.sample = sample
  }
}
