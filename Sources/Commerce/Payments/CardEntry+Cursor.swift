extension CardEntry {
  /// The field that the cursor is in: `.cardNumber`, `.cardExpiry` or `.cardCode`.
  package var field: CheckoutField { part.field }

  package mutating func moveLeft() {
    isMarked = false
    if offset > 0 {
      offset -= 1
    } else if let previous = part.previous {
      part = previous
      // The end of a complete part is where the cursor is already.
      offset = max(0, self[previous].count - (isComplete(previous) ? 1 : 0))
    }
  }

  package mutating func moveRight() {
    isMarked = false
    if offset < self[part].count {
      offset += 1
      flowOn()
    } else if let next = part.next, canBeLeft {
      part = next
      offset = 0
    }
  }

  package mutating func moveHome() {
    isMarked = false
    part = .number
    offset = 0
  }

  /// Moves behind the last digit.
  package mutating func moveEnd() {
    isMarked = false
    part = Part.allCases.last { !self[$0].isEmpty } ?? .number
    offset = self[part].count
    flowOn()
  }

  /// Moves to the start of a part, where the cursor is wanted after a fault, and marks it, so that it can be typed anew;
  /// other fields change nothing.
  package mutating func moveCursor(to field: CheckoutField) {
    guard let target = Part.allCases.first(where: { $0.field == field }) else { return }
    part = target
    offset = 0
    isMarked = !self[target].isEmpty
  }

  /// The way on from the end of a part that is not full: something stands there, or the number may be a short one.
  private var canBeLeft: Bool {
    let hasMore = Part.allCases.contains { $0.rawValue > part.rawValue && !self[$0].isEmpty }
    return hasMore || (part == .number && brand.lengths.contains(self[.number].count))
  }
}

extension CardEntry.Part {
  var field: CheckoutField {
    switch self {
    case .number: .cardNumber
    case .expiry: .cardExpiry
    case .code: .cardCode
    }
  }
}
