/// A field that takes something of the person who types: an address, a card.
package struct PersonalField: Equatable, Sendable {
  /// Which field it is; two fields of one form have different names.
  package let name: String
  /// What stands in it, or as much of it as may be told; only whether it changes counts.
  package let text: String
  /// What a recording has in its place: made up, of the same shape.
  package let sample: SampleText

  package init(name: String, text: String, sample: SampleText) {
    self.name = name
    self.text = text
    self.sample = sample
  }
}

/// A text that is put together when a tape is written: until then a sample card in memory would look like somebody's.
package struct SampleText: Equatable, Sendable {
  private let make: @Sendable () -> String

  package init(_ make: @escaping @Sendable () -> String) {
    self.make = make
  }

  package init(_ text: String) {
    make = { text }
  }

  package var text: String { make() }

  package static func == (one: SampleText, other: SampleText) -> Bool { one.text == other.text }
}

extension SampleText: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self.init(text) }
}
