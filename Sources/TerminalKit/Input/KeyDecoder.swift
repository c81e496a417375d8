/// Makes keys of a terminal's bytes; pure, so that every sequence is a line in a test.
///
/// It reads UTF-8, xterm's control sequences in both cursor key modes, those of rxvt and the Linux console, SGR and X10
/// mouse reports, focus reports and bracketed paste (`ctlseqs`, xterm patch 390), whatever `TERM` says. A sequence that
/// means nothing here is dropped whole, so that its letters are never typed into a field.
package struct KeyDecoder {
  /// A longer paste is cut here, so that it costs no memory: 1 MB.
  package static let longestPaste = 1_048_576
  private static let longestSequence = 64

  /// Sequences that only this terminal's description knows.
  private let described: [[UInt8]: Key]
  private var pending: [UInt8] = []
  private var paste: PasteCollector?

  package init(described: [[UInt8]: Key] = [:]) {
    self.described = described
  }

  /// Holds the beginning of a sequence, which may also be keys of their own: Escape, or Alt with `[` or `O`.
  ///
  /// Only time can tell; the caller waits a moment for more bytes, then calls ``flush()``.
  package var isUndecided: Bool { paste == nil && pending.first == 0x1B }

  /// The keys that these bytes complete.
  package mutating func decode(_ bytes: some Sequence<UInt8>) -> [Key] {
    var keys = KeyQueue()
    decode(Array(bytes)[...], into: &keys)
    return keys.takeAll()
  }

  /// Adds the keys that these bytes complete; nothing is kept of the bytes.
  package mutating func decode(_ bytes: ArraySlice<UInt8>, into keys: inout KeyQueue) {
    pending += bytes
    var start = 0
    while start < pending.count {
      if paste != nil {
        if let text = collectPaste(from: &start) { keys.append(.paste(text)) }
        continue
      }
      guard let step = parse(pending[start...]) else { break }
      start += step.length
      if let key = step.key { keys.append(key) }
      if step.beginsPaste { paste = PasteCollector(limit: Self.longestPaste) }
    }
    for index in 0..<start { pending[index] = 0 }
    pending.removeFirst(start)
  }

  /// Takes what is held for complete: nothing came after it in time.
  package mutating func flush() -> [Key] {
    guard isUndecided else { return [] }
    defer { pending = [] }
    switch pending.count {
    case 1: return [.escape]
    case 2: return [.alt(Unicode.Scalar(pending[1]))]
    default: return []
    }
  }

  private mutating func collectPaste(from start: inout Int) -> PastedText? {
    guard var collector = paste else { return nil }
    paste = nil
    while start < pending.count {
      let isComplete = collector.add(pending[start])
      start += 1
      if isComplete { return collector.text }
    }
    paste = collector
    return nil
  }
}

/// What the next bytes are: how many, and which key, if any.
struct DecodedStep: Equatable {
  var length: Int
  var key: Key?
  var beginsPaste = false
}

extension KeyDecoder {
  // nil: the rest has not come yet.
  private func parse(_ bytes: ArraySlice<UInt8>) -> DecodedStep? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B: return parseEscape(bytes)
    case 0..<0x20, 0x7F: return DecodedStep(length: 1, key: ControlKeys.key(for: first))
    default: return parseCharacter(bytes).map { DecodedStep(length: $0.length, key: $0.scalar.map(Key.character)) }
    }
  }

  private func parseEscape(_ bytes: ArraySlice<UInt8>) -> DecodedStep? {
    let next = bytes.startIndex + 1
    guard next < bytes.endIndex else { return nil }
    switch bytes[next] {
    case UInt8(ascii: "["): return parseControlSequence(bytes)
    case UInt8(ascii: "O"):
      guard next + 1 < bytes.endIndex else { return nil }
      let key = described[Array(bytes.prefix(3))] ?? ControlSequence.applicationKey(bytes[next + 1])
      return DecodedStep(length: 3, key: key)
    case 0x0A, 0x0D: return DecodedStep(length: 2, key: .altEnter)
    // What line editors call backward-kill-word, as they do Ctrl+W.
    case 0x08, 0x7F: return DecodedStep(length: 2, key: .control("w"))
    case 0..<0x20: return DecodedStep(length: 1, key: .escape)
    default:
      if let key = described[Array(bytes.prefix(2))] { return DecodedStep(length: 2, key: key) }
      return parseCharacter(bytes.dropFirst()).map {
        DecodedStep(length: $0.length + 1, key: $0.scalar.map(Key.alt))
      }
    }
  }

  private func parseControlSequence(_ bytes: ArraySlice<UInt8>) -> DecodedStep? {
    let start = bytes.startIndex
    var end = start + 2
    while end < bytes.endIndex, (0x20...0x3F).contains(bytes[end]) {
      end += 1
      if end - start > Self.longestSequence { return DecodedStep(length: end - start, key: nil) }
    }
    guard end < bytes.endIndex else { return nil }
    // A control byte cuts the sequence short; what follows is read anew.
    guard (0x40...0x7E).contains(bytes[end]) else { return DecodedStep(length: end - start, key: nil) }
    if end == start + 2, let length = ControlSequence.fixedLength(after: bytes[end]) {
      guard bytes.count >= length else { return nil }
      return DecodedStep(length: length, key: ControlSequence.key(ofFixed: Array(bytes.prefix(length))))
    }
    let whole = Array(bytes[start...end])
    let sequence = ControlSequence(whole)
    return DecodedStep(
      length: whole.count, key: sequence.key ?? described[whole], beginsPaste: sequence.isPasteStart)
  }

  // One UTF-8 character; a malformed byte is passed over without one.
  private func parseCharacter(_ bytes: ArraySlice<UInt8>) -> (length: Int, scalar: Unicode.Scalar?)? {
    guard let lead = bytes.first else { return nil }
    let length =
      switch lead {
      case 0..<0x80: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0 else { return (1, nil) }
    let trail = bytes.dropFirst().prefix(length - 1)
    if let bad = trail.firstIndex(where: { $0 & 0xC0 != 0x80 }) { return (bad - bytes.startIndex, nil) }
    guard trail.count == length - 1 else { return nil }
    var decoder = Unicode.UTF8()
    var iterator = bytes.prefix(length).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator), !(0x7F..<0xA0).contains(scalar.value) else {
      return (length, nil)
    }
    return (length, scalar)
  }
}
