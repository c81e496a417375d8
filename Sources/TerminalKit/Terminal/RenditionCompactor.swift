/// Says in fewer bytes what ncurses sends for a frame; the screen is the same, and so is how the terminal is left.
///
/// ncurses (6.4) sends both colours where one of them changes, ends bold by a reset after which it sends both again, and
/// makes every change a sequence of its own: a third of a frame, and on a slow line a third of its time. A change of the
/// rendition waits here for what is drawn with it, and only the difference is sent.
package struct RenditionCompactor {
  private let input: [UInt8]
  private var output: [UInt8] = []
  /// As the terminal has it by what is in `output`, nil while that is not known, and as it is to be for what comes next.
  private var sent: Rendition?
  private var wanted = Rendition()
  /// The last character set that was designated (`ESC ( B`); nil while it is not known.
  private var characterSet: UInt8?

  private static let escape: UInt8 = 0x1B

  private init(_ input: [UInt8], sent: Rendition?) {
    self.input = input
    self.sent = sent
    output.reserveCapacity(input.count)
  }

  /// The same in fewer bytes.
  ///
  /// - Parameters:
  ///   - input: What is sent, in whole sequences. From the first one on that cannot be followed it stays as it is.
  ///   - isStandard: The terminal's rendition is the standard one; where that is not known it is set first.
  package static func compact(_ input: [UInt8], isStandard: Bool = true) -> [UInt8] {
    var compactor = RenditionCompactor(input, sent: isStandard ? Rendition() : nil)
    compactor.run()
    return compactor.output
  }

  /// What the bytes from a place on are, and where it ends.
  private enum Piece {
    case text(end: Int)
    /// Sets the rendition and nothing else.
    case rendition(end: Int)
    case characterSet(end: Int)
    /// Moves, erases, inserts or switches a mode, and so leaves the rendition.
    case control(end: Int)
    /// It may be a reset (RIS, DECSTR), bring back a rendition that was saved (DECRC), or set colours in its own way.
    case unknown
  }

  private mutating func run() {
    var place = 0
    while place < input.count {
      switch piece(at: place) {
      case .text(let end), .control(let end):
        put(place..<end)
        place = end
      case .rendition(let end):
        guard take(parameters: (place + 2)..<(end - 1)) else { return put(place..<input.count) }
        place = end
      case .characterSet(let end):
        if input[end - 1] != characterSet {
          put(place..<end)
          characterSet = input[end - 1]
        }
        place = end
      case .unknown: return put(place..<input.count)
      }
    }
    settle()
  }

  private func piece(at start: Int) -> Piece {
    guard input[start] == Self.escape else { return .text(end: end(from: start) { $0 != Self.escape }) }
    guard start + 2 < input.count else { return .unknown }
    switch input[start + 1] {
    case UInt8(ascii: "("): return .characterSet(end: start + 3)
    case UInt8(ascii: "["): break
    default: return .unknown
    }
    // Parameter bytes (ECMA-48 §5.4.1).
    let final = end(from: start + 2) { (0x30...0x3F).contains($0) }
    guard final < input.count else { return .unknown }
    switch input[final] {
    case UInt8(ascii: "m"):
      // Private ones make it another sequence.
      return end(from: start + 2) { $0 < 0x3C } < final ? .unknown : .rendition(end: final + 1)
    // Of the letters those that xterm's control sequences define as such; of others the rendition is not known.
    case 0x40...0x4D, 0x50, 0x53, 0x54, 0x58, 0x5A, 0x60...0x62, 0x64...0x68, 0x6C, 0x72:
      return .control(end: final + 1)
    default: return .unknown
    }
  }

  /// The first byte from a place on that is not of a kind; the end of all where there is none.
  private func end(from start: Int, while isOfKind: (UInt8) -> Bool) -> Int {
    var end = start
    while end < input.count, isOfKind(input[end]) { end += 1 }
    return end
  }

  /// False for parameters that are not followed: all from there on goes out as it came.
  private mutating func take(parameters: Range<Int>) -> Bool {
    var reader = RenditionParameters(bytes: input, range: parameters)
    guard let next = wanted.applying(&reader), !reader.isStrange else { return false }
    wanted = next
    return true
  }

  private mutating func put(_ range: Range<Int>) {
    settle()
    output += input[range]
  }

  private mutating func settle() {
    guard sent != wanted else { return }
    output.append(Self.escape)
    output.append(UInt8(ascii: "["))
    let start = output.count
    if sent == nil { put(parameter: 0, start) }
    let wanted = wanted
    wanted.eachParameter(from: sent ?? Rendition()) { put(parameter: $0, start) }
    // A lone zero goes without saying.
    if output.count == start + 1, output[start] == UInt8(ascii: "0") { output.removeLast() }
    output.append(UInt8(ascii: "m"))
    sent = wanted
  }

  // Of at most three digits.
  private mutating func put(parameter: UInt16, _ start: Int) {
    if output.count > start { output.append(UInt8(ascii: ";")) }
    if parameter >= 100 { output.append(UInt8(ascii: "0") + UInt8(parameter / 100)) }
    if parameter >= 10 { output.append(UInt8(ascii: "0") + UInt8(parameter / 10 % 10)) }
    output.append(UInt8(ascii: "0") + UInt8(parameter % 10))
  }
}

/// The parameters of a sequence one by one, of at most three digits each; one that is left out is 0 (ECMA-48 §5.4.2).
struct RenditionParameters: IteratorProtocol {
  private let bytes: [UInt8]
  private let end: Int
  private var place: Int?
  /// A parameter was longer, or has parts of its own (`:`); it was the last.
  private(set) var isStrange = false

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    place = range.lowerBound
  }

  mutating func next() -> UInt16? {
    guard let start = place else { return nil }
    var place = start
    var value: UInt16 = 0
    while place < end, bytes[place] != UInt8(ascii: ";") {
      guard place - start < 3, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) else {
        isStrange = true
        self.place = nil
        return nil
      }
      value = value * 10 + UInt16(bytes[place] - UInt8(ascii: "0"))
      place += 1
    }
    self.place = place < end ? place + 1 : nil
    return value
  }
}
