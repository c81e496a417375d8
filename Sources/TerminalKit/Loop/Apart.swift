/// A large part of a state in a place of its own: the state is copied with each frame, and this with one reference.
///
/// It is a value all the same: who changes it while others have it changes a copy. Parts that nobody has changed are
/// equal without being compared.
@propertyWrapper
package struct Apart<Value: Sendable>: Sendable {
  // Changed only while one value alone has it, as an array's elements are.
  private final class Place: @unchecked Sendable {
    var value: Value

    init(_ value: Value) { self.value = value }
  }

  private var place: Place

  package init(wrappedValue: Value) { place = Place(wrappedValue) }

  package var wrappedValue: Value {
    // Without copying it to whoever only looks.
    _read { yield place.value }
    _modify {
      if !isKnownUniquelyReferenced(&place) { place = Place(place.value) }
      yield &place.value
    }
  }
}

extension Apart: Equatable where Value: Equatable {
  package static func == (left: Apart, right: Apart) -> Bool {
    left.place === right.place || left.place.value == right.place.value
  }
}
