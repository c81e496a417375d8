import PlainText

/// What a program sends to its terminal, taken apart as a terminal does it (ECMA-48, xterm's `ctlseqs`).
///
/// It notes which characters, control bytes and control sequences occur at all, and which modes are on at the moment, so
/// that two runs can be compared and a stray sequence is found whatever it stands in.
struct TerminalStream {
  private enum State { case text, escape, charset, parameters, string }

  /// Every character that was shown.
  private(set) var scalars: Set<Unicode.Scalar> = []
  /// Control bytes beside escape.
  private(set) var controls: Set<UInt8> = []
  /// Control sequences without their numbers: `ESC [ m`; with them where they decide what it does: `ESC [ ? 25 h`.
  private(set) var sequences: Set<String> = []
  /// Private modes (`ESC [ ? n h`) that are on.
  private(set) var modes: Set<Int> = [25]
  /// Bytes that are no UTF-8.
  private(set) var malformed = 0

  private var state = State.text
  private var sequence: [UInt8] = []
  private var pending: [UInt8] = []

  /// Takes what came next; characters and sequences may be cut anywhere.
  mutating func take(_ bytes: [UInt8]) {
    for byte in bytes { take(byte) }
  }

  private mutating func take(_ byte: UInt8) {
    // CAN breaks off what was begun: a program that is killed says so before it gives the terminal back.
    if byte == 0x18 {
      pending = []
      return reset()
    }
    switch state {
    case .text: takeText(byte)
    case .escape:
      switch byte {
      case UInt8(ascii: "["): state = .parameters
      case UInt8(ascii: "("), UInt8(ascii: ")"): state = .charset
      case UInt8(ascii: "]"): state = .string
      default: note("ESC " + String(Unicode.Scalar(byte)))
      }
    case .charset: note("ESC ( " + String(Unicode.Scalar(byte)))
    case .parameters:
      sequence.append(byte)
      if (0x40...0x7E).contains(byte) { takeSequence() }
    case .string:
      // An operating system command (OSC) is named with all that it carries.
      if byte == 0x07 { return note("ESC ] " + String(decoding: sequence, as: UTF8.self)) }
      sequence.append(byte)
    }
  }

  private mutating func takeText(_ byte: UInt8) {
    if byte < 0x20 || byte == 0x7F || byte == 0x1B {
      finishCharacter()
      if byte == 0x1B { state = .escape } else { controls.insert(byte) }
      return
    }
    if byte & 0xC0 != 0x80 { finishCharacter() }
    pending.append(byte)
    let length = byte < 0x80 ? 1 : pending[0] >= 0xF0 ? 4 : pending[0] >= 0xE0 ? 3 : 2
    if pending.count >= length || pending[0] < 0x80 { finishCharacter() }
  }

  private mutating func finishCharacter() {
    guard !pending.isEmpty else { return }
    if let text = String(validating: pending, as: UTF8.self) {
      scalars.formUnion(text.unicodeScalars)
    } else {
      malformed += 1
    }
    pending = []
  }

  private mutating func takeSequence() {
    let body = String(decoding: sequence.dropLast(), as: UTF8.self)
    let final = String(Unicode.Scalar(sequence.last ?? 0))
    let isMode = final == "h" || final == "l"
    if isMode, body.hasPrefix("?") {
      for number in body.dropFirst().split(separator: ";").compactMap({ Int($0) }) {
        if final == "h" { modes.insert(number) } else { modes.remove(number) }
        sequences.insert("ESC [ ? \(number) \(final)")
      }
      return reset()
    }
    let marks = body.filter { !$0.isNumber && $0 != ";" && $0 != ":" }
    note("ESC [ " + (isMode || final == "t" || final == "n" ? body : marks) + " " + final)
  }

  private mutating func note(_ kind: String) {
    sequences.insert(kind)
    reset()
  }

  private mutating func reset() {
    state = .text
    sequence = []
  }
}

extension TerminalStream {
  // The last of the escapes gives the palette back, as xterm's description asks for at the end.
  /// What a shop may send: placing the cursor, clearing, scrolling, colours, its modes, and the window's title kept.
  private static let usual: Set<String> = Set(
    ["@", "A", "B", "C", "D", "G", "H", "J", "K", "L", "M", "P", "S", "T", "X", "Z", "b", "d", "m", "r"].map {
      "ESC [  " + $0
    } + ["22;0;0", "23;0;0"].map { "ESC [ \($0) t" } + ["4 l", "4 h"].map { "ESC [ \($0)" }
      + ["=", ">", "7", "8", "M", "( B", "( 0", "] 104"].map { "ESC " + $0 }
      + [1, 7, 12, 25, 1000, 1002, 1003, 1004, 1006, 1049, 2004, 2026].flatMap { mode in
        ["h", "l"].map { "ESC [ ? \(mode) \($0)" }
      })

  /// What no screen of the shop may send: unknown sequences, control bytes that ring or shift, unsafe characters.
  var faults: [SafeText] {
    let unsafe = scalars.filter {
      let text = "a" + String(Character($0))
      return !SafeText(cleaning: text).string.unicodeScalars.elementsEqual(text.unicodeScalars)
    }
    return sequences.subtracting(TerminalStream.usual).map { "the sequence \($0)" }
      + controls.subtracting([0x08, 0x09, 0x0A, 0x0D]).map { "the control byte \(Int($0))" }
      + unsafe.map { "the character U+\(String($0.value, radix: 16, uppercase: true))" }
      + (malformed > 0 ? ["\(malformed) pieces that are no UTF-8"] : [])
  }

  /// The terminal is as it was before: its first screen, the cursor shown, no mouse, focus or paste reports.
  var isRestored: Bool { modes.isSubset(of: [7, 12, 25]) && modes.contains(25) }
}
