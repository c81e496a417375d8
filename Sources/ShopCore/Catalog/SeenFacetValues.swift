import PlainText

/// The facet values met so far, each once.
struct SeenFacetValues {
  struct Key: Hashable {
    var facet: SafeText
    var name: SafeText
  }

  struct Value {
    var id: Int
    /// The lowest place it has in any product's option.
    var position: Int
    var swatch: Int?
  }

  private(set) var values: [Key: Value] = [:]
  private var lastID = 0

  /// The number of a value, the same each time it comes.
  mutating func add(_ value: ProductFacetValue) -> Int {
    let key = Key(facet: value.facet, name: value.name)
    var known = values[key] ?? Value(id: lastID + 1, position: value.position)
    lastID = max(lastID, known.id)
    known.position = min(known.position, value.position)
    known.swatch = known.swatch ?? value.swatch
    values[key] = known
    return known.id
  }

  /// Brings back what an earlier build met.
  mutating func restore(_ key: Key, _ value: Value) {
    values[key] = value
    lastID = max(lastID, value.id)
  }
}
