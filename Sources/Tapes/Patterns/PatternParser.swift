/// Reads a regular expression as RE2 and Go's `regexp` do (`regexp/syntax`), and compiles it as it goes.
///
/// Without recursion: what nests waits in ``groups``, so that no depth of parentheses can overrun the stack.
struct PatternParser {
  /// A group that is open: its alternatives so far, and the parts of the one being read.
  private struct Group {
    var flags: PatternFlags
    var isCapture: Bool
    var alternatives: [PatternCode] = []
    var parts: [PatternCode] = []

    var code: PatternCode { PatternCode(anyOf: alternatives + [PatternCode(sequence: parts)]) }
  }

  let text: [Unicode.Scalar]
  var place = 0
  var flags: PatternFlags = []
  private(set) var sets: [PatternSet] = []
  /// The sets of single characters, which most steps take.
  private var known: [Unicode.Scalar: [Bool: Int]] = [:]
  private var groups: [Group] = [Group(flags: [], isCapture: false)]
  /// Where the repetition begins that was read just now; nil when it was something else.
  private var lastRepetition: Int?

  init(_ bytes: some Collection<UInt8>) throws(PatternError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PatternError(.encoding, String(decoding: bytes, as: UTF8.self))
    }
    self.text = Array(text.unicodeScalars)
  }

  var rest: ArraySlice<Unicode.Scalar> { text[place...] }
  var first: Unicode.Scalar? { rest.first }

  func follows(_ word: String) -> Bool { rest.starts(with: word.unicodeScalars) }

  mutating func next() -> Unicode.Scalar? {
    defer { if place < text.count { place += 1 } }
    return first
  }

  mutating func parse() throws(PatternError) -> PatternCode {
    while let scalar = first {
      let start = place
      lastRepetition = try step(scalar) ? start : nil
    }
    guard groups.count == 1 else { throw PatternError(.missingParenthesis, text[...]) }
    let code = groups[0].code
    try check(code)
    return code
  }

  // Whether it was a repetition.
  private mutating func step(_ scalar: Unicode.Scalar) throws(PatternError) -> Bool {
    switch scalar {
    case "(" where follows("(?"): try openPerl()
    case "(":
      place += 1
      open(isCapture: true)
    case "|":
      place += 1
      groups[groups.count - 1].alternatives.append(PatternCode(sequence: groups[groups.count - 1].parts))
      groups[groups.count - 1].parts = []
    case ")": try close()
    case "^": try require(flags.contains(.lines) ? .lineStart : .textStart)
    case "$": try require(flags.contains(.lines) ? .lineEnd : .textEnd)
    case ".":
      place += 1
      try add(PatternSet(any: flags.contains(.dotAll)))
    case "[": try add(readClass())
    case "*": return try repeatLast(0, nil, counted: false, length: 1)
    case "+": return try repeatLast(1, nil, counted: false, length: 1)
    case "?": return try repeatLast(0, 1, counted: false, length: 1)
    case "{":
      if let bounds = try readBounds() {
        return try repeatLast(bounds.least, bounds.most, counted: true, length: bounds.length)
      }
      place += 1
      try add(scalar)
    case "\\": try escape()
    default:
      place += 1
      try add(scalar)
    }
    return false
  }

  private mutating func escape() throws(PatternError) {
    switch place + 1 < text.count ? text[place + 1] : nil {
    case "A": try require(.textStart, length: 2)
    case "z": try require(.textEnd, length: 2)
    case "b": try require(.wordBoundary, length: 2)
    case "B": try require(.noWordBoundary, length: 2)
    case "Q":
      place += 2
      while place < text.count, !follows("\\E") { try add(text[place], moving: 1) }
      if place < text.count { place += 2 }
    default:
      if let item = try readClassEscape() {
        try add(PatternSet([item], folds: flags.contains(.folds)))
      } else {
        try add(readEscape())
      }
    }
  }

  // MARK: Parts

  private mutating func add(_ code: PatternCode) throws(PatternError) {
    try check(code)
    groups[groups.count - 1].parts.append(code)
  }

  private func check(_ code: PatternCode) throws(PatternError) {
    if code.depth > PatternCode.deepest { throw PatternError(.depth, text[...]) }
    if code.steps.count > PatternCode.largest { throw PatternError(.size, text[...]) }
  }

  private mutating func add(_ set: PatternSet) throws(PatternError) {
    sets.append(set)
    try add(PatternCode(.take(sets.count - 1)))
  }

  private mutating func add(_ scalar: Unicode.Scalar, moving distance: Int = 0) throws(PatternError) {
    place += distance
    let folds = flags.contains(.folds)
    if let number = known[scalar]?[folds] { return try add(PatternCode(.take(number))) }
    known[scalar, default: [:]][folds] = sets.count
    try add(PatternSet(scalar, folds: folds))
  }

  private mutating func require(_ kind: PatternPlace, length: Int = 1) throws(PatternError) {
    place += length
    try add(PatternCode(.require(kind)))
  }

  private mutating func repeatLast(
    _ least: Int, _ most: Int?, counted: Bool, length: Int
  ) throws(PatternError) -> Bool {
    let start = place
    place += length
    if first == "?" { place += 1 }
    if let lastRepetition { throw PatternError(.nestedRepetition, text[lastRepetition..<place]) }
    guard let part = groups[groups.count - 1].parts.popLast() else {
      throw PatternError(.missingArgument, text[start..<place])
    }
    let total = part.repeats * max(1, most ?? least)
    if counted, max(least, most ?? 0) >= 2, total > PatternCode.mostRepeats {
      throw PatternError(.repeatCount, text[start..<place])
    }
    if part.steps.count * max(1, most ?? least) > PatternCode.largest { throw PatternError(.size, text[...]) }
    try add(part.repeated(from: least, to: most, counted: counted))
    return true
  }

  // MARK: Groups

  private mutating func open(isCapture: Bool) {
    groups.append(Group(flags: flags, isCapture: isCapture))
  }

  private mutating func close() throws(PatternError) {
    guard groups.count > 1, let group = groups.popLast() else {
      throw PatternError(.unexpectedParenthesis, text[...])
    }
    place += 1
    flags = group.flags
    var code = group.code
    if group.isCapture { code.depth += 1 }
    try add(code)
  }

  // `(?P<name>`, `(?<name>`, `(?flags)`, `(?flags:`
  private mutating func openPerl() throws(PatternError) {
    let start = place
    let nameStart = follows("(?P<") && rest.count > 4 ? 4 : follows("(?<") && rest.count > 3 ? 3 : nil
    if let nameStart {
      guard let end = rest.firstIndex(of: ">") else { throw PatternError(.namedGroup, rest) }
      let name = text[(start + nameStart)..<end]
      let isName = name.allSatisfy { $0.isASCII && (UInt8($0.value).isLetter || UInt8($0.value).isDigit || $0 == "_") }
      guard isName, !name.isEmpty else { throw PatternError(.namedGroup, text[start...end]) }
      place = end + 1
      open(isCapture: true)
      return
    }
    place += 2
    var changed = flags
    var removes = false
    var hasFlag = false
    loop: while let scalar = next() {
      switch scalar {
      case "i", "m", "s", "U":
        let flag: PatternFlags =
          scalar == "i" ? .folds : scalar == "m" ? .lines : scalar == "s" ? .dotAll : .swapsGreed
        if removes { changed.remove(flag) } else { changed.insert(flag) }
        hasFlag = true
      case "-":
        if removes { break loop }
        removes = true
        hasFlag = false
      case ":", ")":
        if removes, !hasFlag { break loop }
        if scalar == ":" { open(isCapture: false) }
        flags = changed
        return
      default: break loop
      }
    }
    throw PatternError(.perlSyntax, text[start..<place])
  }
}
