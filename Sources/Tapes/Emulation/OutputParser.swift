/// What a program wrote to its terminal, taken apart (ECMA-48 §5; the states follow Williams' parser for DEC's VT500).
enum OutputEvent: Equatable {
  case character(Unicode.Scalar)
  /// A control of the C0 set, or DEL.
  case control(UInt8)
  /// `ESC`, perhaps an intermediate byte, and a final one.
  case escape(intermediate: UInt8?, final: UInt8)
  case sequence(ControlFunction)
  /// An operating system command, a device control string or the like; its bytes up to ``OutputParser/longestString``.
  case string(introducer: UInt8, body: [UInt8])
  /// Something that was begun and broken off, or a control of the C1 set.
  case broken
}

/// A control sequence: `CSI`, parameters, intermediate bytes, final byte.
struct ControlFunction: Equatable {
  /// `<`, `=`, `>` or `?` before the parameters.
  var marker: UInt8?
  /// One list for each parameter, of its parts between colons; -1 where nothing stands.
  var parameters: [[Int]] = []
  var intermediate: UInt8?
  var final: UInt8 = 0

  /// The number at an index, or `standard` when it is absent or nothing stands there.
  func number(_ index: Int, standard: Int = 0) -> Int {
    guard parameters.indices.contains(index), let first = parameters[index].first, first >= 0 else { return standard }
    return first
  }

  /// A count: absent and 0 mean 1.
  func count(_ index: Int = 0) -> Int { max(1, number(index, standard: 1)) }
}

/// Takes a program's bytes apart; what is cut off in one read goes on in the next.
struct OutputParser {
  /// More of a string is read, but not kept.
  static let longestString = 4_096
  private static let mostParameters = 32
  private static let largestNumber = 65_535

  private enum State { case ground, escape, sequence, string, stringEnd, palette }

  private var state = State.ground
  private var text = UTF8Assembler()
  private var function = ControlFunction()
  private var isIgnored = false
  private var intermediate: UInt8?
  private var introducer: UInt8 = 0
  private var body: [UInt8] = []
  private var paletteDigits = 0

  /// Whether a sequence or a character has begun and not ended.
  var isUnfinished: Bool { state != .ground || text.isUnfinished }

  mutating func parse(_ bytes: some Sequence<UInt8>) -> [OutputEvent] {
    var events: [OutputEvent] = []
    for byte in bytes { take(byte, into: &events) }
    return events
  }

  private mutating func take(_ byte: UInt8, into events: inout [OutputEvent]) {
    if state == .ground, byte >= 0x80 || text.isUnfinished {
      guard let rest = text.take(byte, into: &events) else { return }
      return take(rest, into: &events)
    }
    switch (state, byte) {
    case (.string, _): takeString(byte, into: &events)
    case (.stringEnd, _): endString(byte, into: &events)
    case (.ground, 0x20..<0x7F): events.append(.character(Unicode.Scalar(byte)))
    // CAN and SUB break a sequence off.
    case (_, 0x18), (_, 0x1A):
      if state != .ground { events.append(.broken) }
      state = .ground
    case (_, 0x1B):
      if state != .ground { events.append(.broken) }
      beginEscape()
    case (.palette, _): takePalette()
    case (_, 0..<0x20), (_, 0x7F): events.append(.control(byte))
    case (.escape, _): takeEscape(byte, into: &events)
    case (.sequence, _): takeSequence(byte, into: &events)
    default: break
    }
  }

  // MARK: Escapes

  private mutating func beginEscape() {
    state = .escape
    intermediate = nil
  }

  private mutating func takeEscape(_ byte: UInt8, into events: inout [OutputEvent]) {
    switch byte {
    case 0x20..<0x30: intermediate = byte
    case UInt8(ascii: "[") where intermediate == nil:
      state = .sequence
      function = ControlFunction()
      isIgnored = false
    // OSC, DCS, SOS, PM, APC, and the title of a screen's window.
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"),
      UInt8(ascii: "k"):
      guard intermediate == nil else { fallthrough }
      state = .string
      introducer = byte
      body = []
    case 0x30..<0x7F:
      state = .ground
      events.append(.escape(intermediate: intermediate, final: byte))
    default:
      state = .ground
      events.append(.broken)
    }
  }

  // MARK: Control sequences

  private mutating func takeSequence(_ byte: UInt8, into events: inout [OutputEvent]) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): addDigit(Int(byte - 0x30))
    case UInt8(ascii: ";"):
      if function.parameters.isEmpty { function.parameters = [[-1]] }
      if function.parameters.count < Self.mostParameters { function.parameters.append([-1]) } else { isIgnored = true }
    case UInt8(ascii: ":"):
      if function.parameters.isEmpty { function.parameters = [[-1]] }
      let last = function.parameters.count - 1
      if function.parameters[last].count < Self.mostParameters { function.parameters[last].append(-1) }
    case 0x3C..<0x40:
      if function.parameters.isEmpty, function.marker == nil { function.marker = byte } else { isIgnored = true }
    case 0x20..<0x30:
      if function.intermediate != nil { isIgnored = true }
      function.intermediate = byte
    case 0x40..<0x7F:
      state = .ground
      function.final = byte
      events.append(isIgnored ? .broken : .sequence(function))
    default:
      // A byte beyond ASCII belongs to no sequence: the rest up to its end goes with it.
      isIgnored = true
    }
  }

  private mutating func addDigit(_ digit: Int) {
    if function.intermediate != nil { isIgnored = true }
    if function.parameters.isEmpty { function.parameters = [[-1]] }
    let last = function.parameters.count - 1
    let part = function.parameters[last].count - 1
    let number = max(0, function.parameters[last][part])
    function.parameters[last][part] = min(number * 10 + digit, Self.largestNumber)
  }

  // MARK: Strings

  private mutating func takeString(_ byte: UInt8, into events: inout [OutputEvent]) {
    let isCommand = introducer == UInt8(ascii: "]")
    switch byte {
    case 0x1B: state = .stringEnd
    case 0x18, 0x1A:
      state = .ground
      events.append(.broken)
    case 0x07 where isCommand: finishString(into: &events)
    // The Linux console's palette commands have no end: `ESC ] R`, and `ESC ] P` with seven digits.
    case UInt8(ascii: "R") where isCommand && body.isEmpty: finishString(into: &events)
    case UInt8(ascii: "P") where isCommand && body.isEmpty:
      state = .palette
      paletteDigits = 0
    default:
      if body.count < Self.longestString { body.append(byte) }
    }
  }

  private mutating func endString(_ byte: UInt8, into events: inout [OutputEvent]) {
    if byte == UInt8(ascii: "\\") { return finishString(into: &events) }
    events.append(.broken)
    beginEscape()
    take(byte, into: &events)
  }

  private mutating func finishString(into events: inout [OutputEvent]) {
    state = .ground
    events.append(.string(introducer: introducer, body: body))
    body = []
  }

  private mutating func takePalette() {
    paletteDigits += 1
    if paletteDigits == 7 { state = .ground }
  }
}

/// Puts bytes of UTF-8 together, over the borders of reads.
struct UTF8Assembler {
  private var value: UInt32 = 0
  private var missing = 0
  private var smallest: UInt32 = 0

  var isUnfinished: Bool { missing > 0 }

  /// Takes a byte; returns it when it broke a character off and has to be read anew.
  mutating func take(_ byte: UInt8, into events: inout [OutputEvent]) -> UInt8? {
    if missing > 0 {
      guard byte & 0xC0 == 0x80 else {
        missing = 0
        events.append(.character("\u{FFFD}"))
        return byte
      }
      value = value << 6 | UInt32(byte & 0x3F)
      missing -= 1
      if missing == 0 { events.append(finished) }
      return nil
    }
    switch byte {
    case 0xC2..<0xE0: begin(UInt32(byte & 0x1F), missing: 1, smallest: 0x80)
    case 0xE0..<0xF0: begin(UInt32(byte & 0x0F), missing: 2, smallest: 0x800)
    case 0xF0..<0xF5: begin(UInt32(byte & 0x07), missing: 3, smallest: 0x1_0000)
    default: events.append(.character("\u{FFFD}"))
    }
    return nil
  }

  private mutating func begin(_ bits: UInt32, missing: Int, smallest: UInt32) {
    value = bits
    self.missing = missing
    self.smallest = smallest
  }

  private var finished: OutputEvent {
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return .character("\u{FFFD}") }
    return (0x80..<0xA0).contains(value) ? .broken : .character(scalar)
  }
}
