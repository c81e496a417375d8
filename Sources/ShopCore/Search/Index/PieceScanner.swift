import PlainText

/// Splits a text into the words and numbers that a search goes by; the same for products and for what is typed.
///
/// Letters and digits in a row are a piece; case and accents do not matter. What is written with a dash, point, slash,
/// apostrophe or ampersand and no blank is several pieces and one joined (`KX-TGA660B`: `kx`, `tga660b`, `kxtga660b`). A
/// decimal is one piece, a fraction two and one joined (`1/2`). A number and its unit are two pieces and one joined with
/// the unit's common name: `500g`, `500 grams` and `500 g` all give `500g`, `15.6"` and `15.6 inch` give `15.6in`.
/// Ideographs are pieces by themselves. Pieces are cut after ``longest`` bytes.
struct PieceScanner {
  /// Bytes of a piece that are looked at.
  static let longest = 40
  /// Pieces that are joined at most.
  private static let mostJoined = 4

  private struct Piece {
    var start: Int
    var end: Int
    var separator: UInt8
  }

  /// The number that a unit may follow, with the places it takes.
  private struct Number {
    var text: [UInt8] = []
    var place = 0
    var count = 0
  }

  private var folded: [UInt8] = []
  private var pieces: [Piece] = []
  private var scratch: [UInt8] = []
  private var number = Number()
  private var place = 0

  init() {}

  /// Gives all pieces of a text to `sink`, and returns how many there are.
  @discardableResult
  mutating func scan(_ text: SafeText, into sink: inout some PieceSink) -> Int {
    FoldedBytes.fold(text, into: &folded)
    place = 0
    number.count = 0
    folded.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if !PieceBytes.isWord(bytes[index]) {
          takeMark(bytes, at: index, into: &sink)
          index += 1
          continue
        }
        index = readCompound(bytes, from: index)
        takeCompound(bytes, into: &sink)
      }
    }
    return place
  }

  /// An inch or foot mark right after a number.
  private mutating func takeMark(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, into sink: inout some PieceSink) {
    let byte = bytes[index]
    if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") { return }
    let isAfterDigit = index > 0 && PieceBytes.isDigit(bytes[index - 1])
    if number.count > 0, isAfterDigit, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      join(unit: byte == UInt8(ascii: "\"") ? "in" : "ft", pieces: 0, into: &sink)
    }
    number.count = 0
  }

  /// Finds the pieces that are written together and returns where they end.
  private mutating func readCompound(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    pieces.removeAll(keepingCapacity: true)
    var index = start
    var separator: UInt8 = 0
    while true {
      let first = index
      while index < bytes.count, PieceBytes.isWord(bytes[index]) { index += 1 }
      pieces.append(Piece(start: first, end: index, separator: separator))
      guard index + 1 < bytes.count, PieceBytes.isJoint(bytes[index]), PieceBytes.isWord(bytes[index + 1]) else {
        return index
      }
      // A decimal stays whole.
      if bytes[index] == UInt8(ascii: "."), separator != UInt8(ascii: "."),
        PieceBytes.areDigits(bytes, first, index), PieceBytes.isDigit(bytes[index + 1])
      {
        index += 1
        while index < bytes.count, PieceBytes.isWord(bytes[index]) { index += 1 }
        pieces[pieces.count - 1].end = index
        guard index + 1 < bytes.count, PieceBytes.isJoint(bytes[index]), PieceBytes.isWord(bytes[index + 1]) else {
          return index
        }
      }
      separator = bytes[index]
      index += 1
    }
  }

  private mutating func takeCompound(_ bytes: UnsafeBufferPointer<UInt8>, into sink: inout some PieceSink) {
    let first = place
    let isPossessive =
      pieces.count > 1 && pieces[pieces.count - 1].separator == UInt8(ascii: "'")
      && pieces[pieces.count - 1].end - pieces[pieces.count - 1].start == 1
      && bytes[pieces[pieces.count - 1].start] == UInt8(ascii: "s")
    for index in 0..<(isPossessive ? pieces.count - 1 : pieces.count) {
      take(bytes, pieces[index], into: &sink)
    }
    guard (2...PieceScanner.mostJoined).contains(pieces.count) else { return }
    scratch.removeAll(keepingCapacity: true)
    for piece in pieces {
      // 1/2 is not 12.
      if piece.separator == UInt8(ascii: "/"), PieceBytes.isDigit(bytes[piece.start]),
        PieceBytes.isDigit(bytes[piece.start - 2])
      {
        scratch.append(piece.separator)
      }
      for index in piece.start..<piece.end { scratch.append(bytes[index]) }
    }
    guard scratch.count <= PieceScanner.longest else { return }
    scratch.withUnsafeBufferPointer { sink.take(joined: $0, at: first, over: place - first) }
    if PieceBytes.isNumber(scratch) { number = Number(text: scratch, place: first, count: place - first) }
  }

  /// One piece, which may be a number with its unit or several numbers with an x between them.
  private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ piece: Piece, into sink: inout some PieceSink) {
    let length = min(piece.end - piece.start, PieceScanner.longest)
    let whole = UnsafeBufferPointer(rebasing: bytes[piece.start..<piece.start + length])
    guard PieceBytes.isDigit(whole[0]) else { return takeWord(whole, into: &sink) }
    var end = 0
    while end < length, PieceBytes.isDigit(whole[end]) || whole[end] == UInt8(ascii: ".") { end += 1 }
    if end == length {
      emit(whole, into: &sink)
      number = Number(text: Array(whole), place: place - 1, count: 1)
      return
    }
    let rest = UnsafeBufferPointer(rebasing: whole[end...])
    if let unit = UnitNames.canonical(rest) {
      let digits = UnsafeBufferPointer(rebasing: whole[..<end])
      emit(digits, into: &sink)
      number = Number(text: Array(digits), place: place - 1, count: 1)
      emit(rest, into: &sink)
      return join(unit: unit, pieces: 1, into: &sink)
    }
    if takeDimensions(whole, into: &sink) { return }
    emit(whole, into: &sink)
    number.count = 0
  }

  /// `18x18` is two numbers and one joined.
  private mutating func takeDimensions(_ whole: UnsafeBufferPointer<UInt8>, into sink: inout some PieceSink) -> Bool {
    let parts = whole.split(separator: UInt8(ascii: "x"), omittingEmptySubsequences: false)
    guard parts.count > 1, parts.count <= PieceScanner.mostJoined,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(PieceBytes.isDigitOrPoint) })
    else { return false }
    let first = place
    for part in parts { emit(UnsafeBufferPointer(rebasing: part), into: &sink) }
    sink.take(joined: whole, at: first, over: parts.count)
    number.count = 0
    return true
  }

  private mutating func takeWord(_ word: UnsafeBufferPointer<UInt8>, into sink: inout some PieceSink) {
    emit(word, into: &sink)
    if number.count > 0, number.place + number.count == place - 1, let unit = UnitNames.canonical(word) {
      join(unit: unit, pieces: 1, into: &sink)
    } else {
      number.count = 0
    }
  }

  /// Joins the number before with a unit that took `pieces` places.
  private mutating func join(unit: StaticString, pieces: Int, into sink: inout some PieceSink) {
    var joined = number.text
    unit.withUTF8Buffer { joined.append(contentsOf: $0) }
    joined.withUnsafeBufferPointer { sink.take(joined: $0, at: number.place, over: number.count + pieces) }
    number.count = 0
  }

  private mutating func emit(_ piece: UnsafeBufferPointer<UInt8>, into sink: inout some PieceSink) {
    sink.take(piece: piece, at: place)
    place += 1
  }
}

/// What bytes of folded text are.
enum PieceBytes {
  /// ASCII letters and digits, and every byte of other letters: folding has made all else ASCII.
  static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) || isDigit(byte)
  }

  static func isDigitOrPoint(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: ".") }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// What stands between pieces that belong together: `-`, `.`, `/`, `'`, `&`, `+`, `_`.
  static func isJoint(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2D, 0x2E, 0x2F, 0x27, 0x26, 0x2B, 0x5F: true
    default: false
    }
  }

  static func areDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    for index in start..<end where !isDigit(bytes[index]) { return false }
    return end > start
  }

  /// Digits, a point or a slash.
  static func isNumber(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { isDigit($0) || $0 == 0x2E || $0 == 0x2F } && !bytes.isEmpty
  }
}
