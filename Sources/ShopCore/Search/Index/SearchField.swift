/// Where in a product a word stands: a set of its fields, a bit each.
///
/// What a search index keeps of a word in a product is this set and the word's first place in the title.
package struct SearchFields: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let title = SearchFields(rawValue: 1)
  package static let brand = SearchFields(rawValue: 2)
  /// Its categories and tags.
  package static let category = SearchFields(rawValue: 4)
  /// Names and values of attributes and options.
  package static let attributes = SearchFields(rawValue: 8)
  package static let description = SearchFields(rawValue: 16)
  /// SKUs, barcodes and model numbers.
  package static let identifiers = SearchFields(rawValue: 32)
  package static let summary = SearchFields(rawValue: 64)

  static let all = SearchFields(rawValue: 0xFF)
  /// Where a word says what a thing is.
  static let naming: SearchFields = [.title, .brand, .category, .summary]

  /// Where the beginning of a word of up to three letters is looked for.
  static let names: SearchFields = [.title, .brand, .category]
}
