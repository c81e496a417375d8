/// A regular expression as RE2 and Go's `regexp` have them.
package struct TapePattern: Equatable, Sendable {
  /// As it stands in the tape, between the slashes.
  package let text: String

  package static func == (left: TapePattern, right: TapePattern) -> Bool { left.text == right.text }
}
