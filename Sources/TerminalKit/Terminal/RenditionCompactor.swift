/// Says in fewer bytes what ncurses sends for a frame; the screen is the same, and so is how the terminal is left.
///
/// ncurses (6.4) sends both colours where one of them changes, ends bold by a reset after which it sends both again, and
/// makes every change a sequence of its own: a third of a frame, and on a slow line a third of its time. A change of the
/// rendition waits here for what is drawn with it, and only the difference is sent.
package struct RenditionCompactor {
  private var output: [UInt8] = []
  /// As the terminal has it by what is in `output`, nil while that is not known, and as it is to be for what comes next.
  private var sent: Rendition?
  private var wanted = Rendition()
  /// The last designation of a character set (`ESC ( B`); empty while it is not known.
  private var characterSet: ArraySlice<UInt8> = []

  private static let escape: UInt8 = 0x1B

  /// The same in fewer bytes.
  ///
  /// - Parameters:
  ///   - input: What is sent, in whole sequences. From the first one on that cannot be followed it stays as it is.
  ///   - isStandard: The terminal's rendition is the standard one; where that is not known it is set first.
  package static func compact(_ input: [UInt8], isStandard: Bool = true) -> [UInt8] {
    var compactor = RenditionCompactor()
    compactor.sent = isStandard ? Rendition() : nil
    compactor.output.reserveCapacity(input.count)
    compactor.take(input)
    return compactor.output
  }

  private mutating func take(_ input: [UInt8]) {
    var rest = input[...]
    while !rest.isEmpty {
      let plain = rest.prefix { $0 != RenditionCompactor.escape }
      if !plain.isEmpty {
        put(plain)
        rest = rest[plain.endIndex...]
      } else if let end = RenditionCompactor.endOfRendition(rest) {
        guard take(rendition: rest[..<end]) else { return put(rest) }
        rest = rest[end...]
      } else if rest.starts(with: [RenditionCompactor.escape, UInt8(ascii: "(")]) {
        take(characterSet: rest.prefix(3))
        rest = rest.dropFirst(3)
      } else if let end = RenditionCompactor.endOfOther(rest) {
        put(rest[..<end])
        rest = rest[end...]
      } else {
        // It may be a reset (RIS, DECSTR), bring back a rendition that was saved (DECRC), or set colours in its own way.
        return put(rest)
      }
    }
    settle()
  }

  /// Where a sequence ends with which `sequence` begins, when it is one that sets the rendition and nothing else.
  private static func endOfRendition(_ sequence: ArraySlice<UInt8>) -> Int? {
    let start = sequence.startIndex + 2
    guard sequence.count > 2, sequence[start - 1] == UInt8(ascii: "[") else { return nil }
    // Parameter bytes (ECMA-48 §5.4.1); private ones, and intermediate bytes, make it another sequence.
    guard let end = sequence[start...].firstIndex(where: { !(0x30...0x3B).contains($0) }) else { return nil }
    return sequence[end] == UInt8(ascii: "m") ? end + 1 : nil
  }

  /// Where a control sequence ends that moves, erases, inserts or switches a mode, and so leaves the rendition.
  private static func endOfOther(_ sequence: ArraySlice<UInt8>) -> Int? {
    guard sequence.starts(with: [escape, UInt8(ascii: "[")]) else { return nil }
    let end = sequence.dropFirst(2).firstIndex { !(0x30...0x3F).contains($0) }
    return end.flatMap { "@ABCDEFGHIJKLMPSTXZ`abdefghlr".utf8.contains(sequence[$0]) ? $0 + 1 : nil }
  }

  /// False for a sequence with parameters that are not followed: all from there on goes out as it came.
  private mutating func take(rendition sequence: ArraySlice<UInt8>) -> Bool {
    var parameters = [0]
    var digits = 0
    for byte in sequence.dropFirst(2).dropLast() {
      if byte == UInt8(ascii: ";") {
        parameters.append(0)
        digits = 0
      } else {
        digits += 1
        guard digits <= 3, byte != UInt8(ascii: ":") else { return false }
        parameters[parameters.count - 1] = parameters[parameters.count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    return wanted.apply(parameters)
  }

  private mutating func take(characterSet designation: ArraySlice<UInt8>) {
    guard designation != characterSet else { return }
    put(designation)
    characterSet = designation
  }

  private mutating func put(_ bytes: ArraySlice<UInt8>) {
    settle()
    output += bytes
  }

  private mutating func settle() {
    let parameters = sent.map(wanted.parameters) ?? [0] + wanted.parameters(from: Rendition())
    guard !parameters.isEmpty else { return }
    sent = wanted
    output.append(RenditionCompactor.escape)
    output.append(UInt8(ascii: "["))
    // A lone zero goes without saying.
    if parameters != [0] {
      for (place, parameter) in parameters.enumerated() {
        if place > 0 { output.append(UInt8(ascii: ";")) }
        put(number: parameter)
      }
    }
    output.append(UInt8(ascii: "m"))
  }

  // Of at most three digits.
  private mutating func put(number: Int) {
    if number >= 100 { output.append(UInt8(ascii: "0") + UInt8(number / 100)) }
    if number >= 10 { output.append(UInt8(ascii: "0") + UInt8(number / 10 % 10)) }
    output.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
