/// A place in a tape's text: line and column, both counted from 1; columns are bytes, as vhs counts them.
package struct TapePosition: Hashable, Comparable, Sendable {
  package let line: Int
  package let column: Int

  package init(_ line: Int, _ column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: TapePosition, right: TapePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
