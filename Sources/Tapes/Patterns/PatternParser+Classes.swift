extension PatternParser {
  /// `{2}`, `{2,}`, `{2,5}`; nil where the brace is a brace.
  func readBounds() throws(PatternError) -> (least: Int, most: Int?, length: Int)? {
    var index = place + 1
    func number() -> (value: Int, end: Int)? {
      var end = index
      while end < text.count, text[end].isASCII, UInt8(text[end].value).isDigit { end += 1 }
      guard end > index, end == index + 1 || text[index] != "0" else { return nil }
      // Longer numbers are too high whatever they are.
      let digits = String(String.UnicodeScalarView(text[index..<min(end, index + 9)]))
      return (Int(digits) ?? 0, end)
    }
    guard let least = number() else { return nil }
    index = least.end
    var most: Int? = least.value
    if index < text.count, text[index] == "," {
      index += 1
      if index < text.count, text[index] == "}" {
        most = nil
      } else {
        guard let given = number() else { return nil }
        most = given.value
        index = given.end
      }
    }
    guard index < text.count, text[index] == "}" else { return nil }
    let isValid = max(least.value, most ?? 0) <= PatternCode.mostRepeats && most.map { $0 >= least.value } ?? true
    guard isValid else { throw PatternError(.repeatCount, text[place...index]) }
    return (least.value, most, index + 1 - place)
  }

  /// Reads `[…]`.
  mutating func readClass() throws(PatternError) -> PatternSet {
    let start = place
    var items: [PatternSet.Item] = []
    place += 1
    let isNegated = first == "^"
    if isNegated { place += 1 }
    var isFirst = true
    while first != "]" || isFirst {
      isFirst = false
      if let item = try readNamedClass() {
        items.append(item)
        continue
      }
      if let item = try readClassEscape() {
        items.append(item)
        continue
      }
      let rangeStart = place
      let low = try readClassScalar(of: start)
      var high = low
      if first == "-", place + 1 < text.count, text[place + 1] != "]" {
        place += 1
        high = try readClassScalar(of: start)
        if high < low { throw PatternError(.characterRange, text[rangeStart..<place]) }
      }
      items.append(PatternSet.Item(ranges: [low.value...high.value]))
    }
    place += 1
    return PatternSet(items, isNegated: isNegated, folds: flags.contains(.folds))
  }

  private mutating func readClassScalar(of start: Int) throws(PatternError) -> Unicode.Scalar {
    guard let scalar = first else { throw PatternError(.missingBracket, text[start...]) }
    if scalar == "\\" { return try readEscape() }
    place += 1
    return scalar
  }

  // `[:alpha:]`
  private mutating func readNamedClass() throws(PatternError) -> PatternSet.Item? {
    guard follows("[:") else { return nil }
    let end = text.indices.dropFirst(place + 2).first { index in
      index + 1 < text.count && text[index] == ":" && text[index + 1] == "]"
    }
    guard let end else { return nil }
    var name = text[(place + 2)..<end]
    let isNegated = name.first == "^"
    if isNegated { name.removeFirst() }
    guard var item = Self.posix[String(String.UnicodeScalarView(name))] else {
      throw PatternError(.characterRange, text[place..<(end + 2)])
    }
    item.isNegated = isNegated
    place = end + 2
    return item
  }

  /// `\d`, `\pL`, `\p{Greek}` and the like; nil where it is the escape of one character.
  mutating func readClassEscape() throws(PatternError) -> PatternSet.Item? {
    guard first == "\\", place + 1 < text.count else { return nil }
    let letter = text[place + 1]
    if letter == "p" || letter == "P" { return try readProperty(isNegated: letter == "P") }
    let small = letter.lowercased
    guard var item = ["d": Self.posix["digit"], "w": Self.posix["word"], "s": Self.blanks][small] ?? nil else {
      return nil
    }
    item.isNegated = letter != small
    place += 2
    return item
  }

  private mutating func readProperty(isNegated: Bool) throws(PatternError) -> PatternSet.Item {
    let start = place
    place += 2
    var name = text[place..<min(place + 1, text.count)]
    if first == "{" {
      guard let end = rest.firstIndex(of: "}") else { throw PatternError(.characterRange, text[start...]) }
      name = text[(place + 1)..<end]
      place = end
    }
    if place < text.count { place += 1 }
    var item = PatternSet.Item(isNegated: isNegated)
    if name.first == "^" {
      item.isNegated.toggle()
      name.removeFirst()
    }
    item.property = PatternProperty(named: String(String.UnicodeScalarView(name)))
    guard item.property != nil else { throw PatternError(.characterRange, text[start..<place]) }
    return item
  }

  /// `\n`, `\x41`, `\.`: one character.
  mutating func readEscape() throws(PatternError) -> Unicode.Scalar {
    let start = place
    place += 1
    guard let scalar = next() else { throw PatternError(.trailingBackslash) }
    let simple: [Unicode.Scalar: Unicode.Scalar] = [
      "a": "\u{7}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t", "v": "\u{B}",
    ]
    if let meant = simple[scalar] { return meant }
    if scalar == "0" || "1"..."7" ~= scalar && first.map({ "0"..."7" ~= $0 }) == true {
      var value = scalar.value - 0x30
      for _ in 0..<2 {
        guard let digit = first, "0"..."7" ~= digit else { break }
        value = value * 8 + digit.value - 0x30
        place += 1
      }
      return Unicode.Scalar(value) ?? scalar
    }
    if scalar == "x", let meant = readHexadecimal() { return meant }
    guard scalar.isASCII, !UInt8(scalar.value).isLetter, !UInt8(scalar.value).isDigit else {
      throw PatternError(.escape, text[start..<place])
    }
    return scalar
  }

  private mutating func readHexadecimal() -> Unicode.Scalar? {
    guard let one = next() else { return nil }
    guard one == "{" else {
      guard let two = next() else { return nil }
      return Self.value(of: one, 0).flatMap { Self.value(of: two, $0) }.flatMap { Unicode.Scalar($0) }
    }
    var value: UInt32?
    while let digit = next() {
      if digit == "}" { return value.map { Unicode.Scalar($0) ?? "\u{FFFD}" } }
      value = Self.value(of: digit, value ?? 0)
      guard let value, value <= 0x10FFFF else { return nil }
    }
    return nil
  }

  private static func value(of digit: Unicode.Scalar, _ before: UInt32) -> UInt32? {
    guard digit.isASCII else { return nil }
    return UInt32(String(Character(digit)), radix: 16).map { before * 16 + $0 }
  }

  // RE2's and Perl's; the vertical tab is none of them.
  private static let blanks = PatternSet.Item(ranges: [0x09...0x0A, 0x0C...0x0D, 0x20...0x20])

  private static let posix: [String: PatternSet.Item] = {
    let digit: [ClosedRange<UInt32>] = [0x30...0x39]
    let upper: [ClosedRange<UInt32>] = [0x41...0x5A]
    let lower: [ClosedRange<UInt32>] = [0x61...0x7A]
    let table: [String: [ClosedRange<UInt32>]] = [
      "alnum": digit + upper + lower, "alpha": upper + lower, "ascii": [0...0x7F], "blank": [0x09...0x09, 0x20...0x20],
      "cntrl": [0...0x1F, 0x7F...0x7F], "digit": digit, "graph": [0x21...0x7E], "lower": lower, "print": [0x20...0x7E],
      "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E], "space": [0x09...0x0D, 0x20...0x20],
      "upper": upper,
      "word": digit + upper + lower + [0x5F...0x5F], "xdigit": digit + [0x41...0x46, 0x61...0x66],
    ]
    return table.mapValues { PatternSet.Item(ranges: $0) }
  }()
}
