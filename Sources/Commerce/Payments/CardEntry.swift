import PlainText

/// One line into which a person types a whole card: digits flow from the number to the expiry date to the security
/// code.
///
/// Each part keeps its own digits, so that a correction in the number leaves the date alone. The cursor stands between
/// digits, and the blanks and the slash are only shown: nobody types them. There is nothing in it that could be stored,
/// and what was typed is wiped with the last copy of it.
package struct CardEntry: Equatable, Sendable, Redacted {
  /// A stretch of the line.
  enum Part: Int, CaseIterable, Sendable {
    case number, expiry, code

    var previous: Part? { Part(rawValue: rawValue - 1) }
    var next: Part? { Part(rawValue: rawValue + 1) }
  }

  private var digits: [Part: WipedBytes] = [:]
  /// The part that the cursor is in, and how many of its digits are before the cursor.
  var part = Part.number
  var offset = 0
  /// What is typed next replaces the part that the cursor is in, and all of the card where that is the number.
  package var isMarked = false

  package init() {}

  /// The values (0–9) of a part.
  subscript(part: Part) -> WipedBytes {
    get { digits[part] ?? [] }
    set { digits[part] = newValue.isEmpty ? nil : newValue }
  }

  package var isEmpty: Bool { digits.isEmpty }
  /// The brand, as soon as the first digits tell.
  package var brand: CardBrand { CardBrand.of(digits: self[.number]) }

  /// The most digits a part takes.
  func capacity(_ part: Part) -> Int {
    switch part {
    case .number: brand.typedLengths.last ?? 19
    case .expiry: 4
    case .code: brand.codeLengths.upperBound
    }
  }

  /// What is typed at the end of the part belongs to the next one.
  func isComplete(_ part: Part) -> Bool {
    let count = self[part].count
    if count >= capacity(part) { return true }
    return part == .number && brand.typedLengths.contains(count) && CardNumber.isChecked(self[.number])
  }
}

extension CardEntry {
  /// Takes a digit at the cursor; anything else, and a digit for which there is no room, changes nothing.
  ///
  /// A month that starts with 2–9 gets its zero by itself, January by a slash behind its 1.
  package mutating func insert(_ typed: Character) {
    if typed == "/", part == .expiry, self[.expiry].elementsEqual([1]) {
      self[.expiry] = [0, 1]
      offset = 2
    }
    guard typed.isASCII, let value = typed.wholeNumberValue else { return }
    dropMarked()
    flowOn()
    guard self[part].count < capacity(part) else { return }
    if part == .expiry, self[.expiry].isEmpty, value > 1 {
      self[.expiry] = [0]
      offset = 1
    }
    self[part].insert(UInt8(value), at: offset)
    offset += 1
    flowOn()
  }

  /// Takes the digits of a text in UTF-8 at the cursor, one by one, as if they were typed.
  package mutating func paste(_ utf8: some Sequence<UInt8>) {
    // A card with its date and code has 26 digits; nobody pastes one from further down in a text.
    for byte in utf8.prefix(200) where byte < 0x80 { insert(Character(Unicode.Scalar(byte))) }
  }

  /// Removes the digit before the cursor, the last of the part before if there is none in this one.
  package mutating func deleteBackward() {
    if dropMarked() { return }
    while offset == 0, let previous = part.previous {
      part = previous
      offset = self[previous].count
    }
    guard offset > 0 else { return }
    self[part].remove(at: offset - 1)
    offset -= 1
  }

  /// Removes the digit after the cursor.
  package mutating func deleteForward() {
    if dropMarked() { return }
    var (target, place) = (part, offset)
    while place == self[target].count, let next = target.next { (target, place) = (next, 0) }
    guard place < self[target].count else { return }
    self[target].remove(at: place)
  }

  /// Removes all digits after the cursor.
  package mutating func deleteToEnd() {
    if dropMarked() { return }
    while offset < self[part].count { self[part].remove(at: self[part].count - 1) }
    for later in Part.allCases where later.rawValue > part.rawValue { self[later] = [] }
  }

  /// Forgets everything that was typed.
  package mutating func clear() { self = CardEntry() }

  /// Empties what is marked; false when nothing is.
  @discardableResult
  private mutating func dropMarked() -> Bool {
    guard isMarked else { return false }
    isMarked = false
    if part == .number { digits = [:] } else { self[part] = [] }
    return true
  }

  /// The end of a complete part is the start of the next.
  mutating func flowOn() {
    while offset == self[part].count, isComplete(part), let next = part.next {
      part = next
      offset = 0
    }
  }
}
