/// The characters that one step of a pattern takes.
struct PatternSet {
  /// A part of a set: ranges, or a property of Unicode.
  struct Item {
    var ranges: [ClosedRange<UInt32>] = []
    var property: PatternProperty?
    var isNegated = false
  }

  private let items: [Item]
  private let isNegated: Bool
  private let folds: Bool
  /// The answers for ASCII, a bit each.
  private var ascii: (low: UInt64, high: UInt64) = (0, 0)

  init(_ items: [Item], isNegated: Bool = false, folds: Bool = false) {
    self.items = items
    self.isNegated = isNegated
    self.folds = folds
    for value in UInt32(0)..<128 where decide(Unicode.Scalar(UInt8(value))) {
      if value < 64 { ascii.low |= 1 << value } else { ascii.high |= 1 << (value - 64) }
    }
  }

  init(_ scalar: Unicode.Scalar, folds: Bool) {
    self.init([Item(ranges: [scalar.value...scalar.value])], folds: folds)
  }

  /// Any character, or any but a line feed.
  init(any: Bool) {
    self.init([Item(ranges: any ? [] : [0x0A...0x0A])], isNegated: true)
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = UInt64(scalar.value)
    guard value < 128 else { return decide(scalar) }
    return (value < 64 ? ascii.low >> value : ascii.high >> (value - 64)) & 1 == 1
  }

  private func decide(_ scalar: Unicode.Scalar) -> Bool {
    guard folds else { return items.contains { Self.has($0, scalar) } != isNegated }
    let forms = scalar.caseForms
    let folded = scalar.folded
    let found = items.contains { item in
      let base = item.ranges.contains { range in
        forms.contains { range.contains($0.value) }
          || range.count == 1 && Unicode.Scalar(range.lowerBound)?.folded == folded
      }
      return (base || forms.contains { item.property?.has($0) == true }) != item.isNegated
    }
    return found != isNegated
  }

  private static func has(_ item: Item, _ scalar: Unicode.Scalar) -> Bool {
    let base = item.ranges.contains { $0.contains(scalar.value) } || item.property?.has(scalar) == true
    return base != item.isNegated
  }
}

extension Unicode.Scalar {
  /// One form for all that differ in case alone; Unicode's simple case folding, but for a few letters of old scripts.
  fileprivate var folded: Unicode.Scalar {
    // The Turkish dotless i folds to itself.
    self == "\u{131}" ? self : uppercased.lowercased
  }

  /// Itself and what differs from it in case alone.
  fileprivate var caseForms: [Unicode.Scalar] {
    [self, lowercased, folded, folded == self ? uppercased : folded.uppercased] + (Self.rareForms[self] ?? [])
  }

  // Signs that have a letter's small form, but are no letter's capital.
  private static let rareForms: [Unicode.Scalar: [Unicode.Scalar]] = [
    "k": ["\u{212A}"], "K": ["\u{212A}"], "s": ["\u{17F}"], "S": ["\u{17F}"], "å": ["\u{212B}"], "Å": ["\u{212B}"],
    "ω": ["\u{2126}"], "Ω": ["\u{2126}"], "ß": ["\u{1E9E}"],
  ]
}
