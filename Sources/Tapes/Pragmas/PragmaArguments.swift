import TerminalKit

/// What the words after a pragma's name mean; nil where they mean nothing.
enum PragmaArguments {
  static func pragma(_ name: PragmaName, _ words: [String]) -> TapePragma? {
    let first = words.first ?? ""
    let isSingle = words.count == 1
    switch name {
    case .size:
      let sizes = words.compactMap(size)
      return !sizes.isEmpty && sizes.count == words.count ? .size(sizes) : nil
    case .resize: return isSingle ? size(first).map { .resize($0) } : nil
    case .snapshot: return isSingle && isName(first) ? .snapshot(first) : nil
    case .scroll: return scroll(words)
    case .clock: return isSingle ? TapeMoment(iso: first).map { .clock($0) } : nil
    case .advance: return isSingle ? Milliseconds(compound: first).map { .advance($0) } : nil
    case .seed: return isSingle ? UInt64(plain: first).map { .seed($0) } : nil
    case .stock:
      guard words.count == 2, let count = Int(plain: words[1]) else { return nil }
      return .stock(sku: first, count: count)
    case .payment: return isSingle ? TapePayment(rawValue: first).map { .payment($0) } : nil
    case .budget:
      guard words.count == 2, first == "keys", let count = Int(plain: words[1]) else { return nil }
      return .budget(keys: count)
    case .databaseHash:
      if words.isEmpty { return .databaseHash(nil) }
      let isHash = isSingle && (8...64).contains(first.utf8.count) && first.utf8.allSatisfy(\.isHexadecimal)
      return isHash ? .databaseHash(first.lowercased()) : nil
    case .reopen: return words.isEmpty ? .reopen : nil
    case .showPersonal: return words.isEmpty ? .showPersonal : nil
    case .expect, .expectNot, .click, .key, .actor: return nil
    }
  }

  static func key(_ words: [String]) -> TapeAction? {
    guard let name = words.first, words.count <= 2, let stroke = KeyStroke(named: name) else { return nil }
    guard let count = words.count == 2 ? Int(plain: words[1]) : 1 else { return nil }
    return .press([stroke], count: count, speed: nil)
  }

  static func click(_ words: [PragmaWords.Word]) -> TapePragma? {
    var words = words[...]
    var button = TapeMouseButton.left
    if let named = words.first?.bare.flatMap(TapeMouseButton.init(rawValue:)) {
      button = named
      words.removeFirst()
    }
    guard words.count == 1, let word = words.first else { return nil }
    switch word.kind {
    case .bare: return point(word.string).map { .click(button, .cell($0)) }
    case .text: return word.bytes.isEmpty ? nil : .click(button, .text(word.string))
    case .pattern: return nil
    }
  }

  private static func scroll(_ words: [String]) -> TapePragma? {
    guard let direction = words.first.flatMap(TapeDirection.init(rawValue:)) else { return nil }
    var rest = words.dropFirst()
    var count = 1
    if let number = rest.first.flatMap(Int.init(plain:)) {
      count = number
      rest.removeFirst()
    }
    guard let place = rest.first else { return .scroll(direction, count: count, at: nil) }
    guard rest.count == 1, let point = point(place) else { return nil }
    return .scroll(direction, count: count, at: point)
  }

  // COLUMNSxROWS
  private static func size(_ word: String) -> Size? {
    let numbers = word.split(separator: "x", omittingEmptySubsequences: false).map { Int(plain: String($0)) ?? 0 }
    guard numbers.count == 2, (1...Size.largest.columns).contains(numbers[0]),
      (1...Size.largest.rows).contains(numbers[1])
    else { return nil }
    return Size(numbers[0], numbers[1])
  }

  // COLUMN,ROW counted from 1
  private static func point(_ word: String) -> Point? {
    let numbers = word.split(separator: ",", omittingEmptySubsequences: false).map { Int(plain: String($0)) ?? 0 }
    guard numbers.count == 2, numbers.allSatisfy({ $0 > 0 }) else { return nil }
    return Point(numbers[0] - 1, numbers[1] - 1)
  }

  // It becomes the name of a file.
  private static func isName(_ word: String) -> Bool {
    guard let first = word.utf8.first, first.isLetter || first.isDigit else { return false }
    return word.utf8.allSatisfy { $0.isLetter || $0.isDigit || "._-".utf8.contains($0) }
  }
}

extension FixedWidthInteger {
  /// Digits and nothing else.
  init?(plain text: String) {
    guard text.utf8.allSatisfy(\.isDigit) else { return nil }
    self.init(text)
  }
}

extension Milliseconds {
  /// Lengths in a row, each with its unit (`ms`, `s`, `m`, `h`, `d`): `24h`, `1h30m`.
  init?(compound text: String) {
    var rest = text.utf8[...]
    var total = 0
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let number = rest.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
      rest = rest.dropFirst(number.count)
      let word = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(word.count)
      let units: [String: TimeUnit] = ["ms": .milliseconds, "s": .seconds, "m": .minutes, "h": .hours, "d": .days]
      guard let unit = units[String(Substring(word))],
        let part = Milliseconds(decimal: Substring(number), unit: unit)
      else { return nil }
      let (sum, overflows) = total.addingReportingOverflow(part.count)
      guard !overflows else { return nil }
      total = sum
    }
    self.init(total)
  }
}
