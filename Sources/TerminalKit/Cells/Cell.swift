/// What stands in one cell: a code point and up to four marks on it, packed so that comparing is cheap.
///
/// ncurses holds five code points a cell (`CCHARW_MAX`).
package struct Glyph: Hashable, Sendable {
  private var low: UInt64
  private var high: UInt64

  package static let blank = Glyph(" ")
  /// The right half of a wide character.
  package static let continuation = Glyph(packed: 0)

  private init(packed: UInt64) {
    low = packed
    high = 0
  }

  package init(_ base: Unicode.Scalar) {
    low = UInt64(base.value)
    high = 0
  }

  package var isContinuation: Bool { low == 0 }

  /// Adds a combining mark; a fifth one is dropped, as ncurses would.
  package mutating func add(mark: Unicode.Scalar) {
    let value = UInt64(mark.value)
    if low >> 21 == 0 {
      low |= value << 21
    } else if low >> 42 == 0 {
      low |= value << 42
    } else if high == 0 {
      high = value
    } else if high >> 21 == 0 {
      high |= value << 21
    }
  }

  /// Base and marks, in order; empty for a continuation.
  package var scalars: [Unicode.Scalar] {
    let packed: [UInt64] = [low, low >> 21, low >> 42, high, high >> 21]
    return packed.compactMap { bits in
      let value = UInt32(truncatingIfNeeded: bits & 0x1F_FFFF)
      return value == 0 ? nil : Unicode.Scalar(value)
    }
  }

  /// The base when there are no marks: the common case, without an array.
  package var single: UInt32? { low >> 21 == 0 && high == 0 ? UInt32(low) : nil }
}

/// One cell of a frame.
package struct Cell: Hashable, Sendable {
  package var glyph: Glyph
  package var style: Style

  package init(glyph: Glyph = .blank, style: Style = .plain) {
    self.glyph = glyph
    self.style = style
  }
}
