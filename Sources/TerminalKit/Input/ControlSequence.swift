/// A control sequence of a terminal (`ESC [ parameters final`) and the key it stands for.
struct ControlSequence {
  private let marker: UInt8?
  private let parameters: [Int]
  private let final: UInt8

  /// Takes a complete sequence, from its escape to its final byte.
  init(_ bytes: [UInt8]) {
    var body = bytes.dropFirst(2).dropLast()
    final = bytes.last ?? 0
    if let first = body.first, (0x3C...0x3F).contains(first) {
      marker = first
      body.removeFirst()
    } else {
      marker = nil
    }
    parameters = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map(Self.number)
  }

  /// A parameter is digits alone (ECMA-48, 5.4.2); anything else, and what is too large for a number, is none.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return 0 }
    return Int(String(decoding: digits, as: UTF8.self)) ?? 0
  }

  var isPasteStart: Bool { marker == nil && final == UInt8(ascii: "~") && parameters == [200] }

  private var modifiers: Modifiers { Modifiers(parameter: parameters.count > 1 ? parameters[1] : 1) }

  /// The key, or nil when the sequence means none.
  var key: Key? {
    switch (marker, final) {
    case (UInt8(ascii: "<"), UInt8(ascii: "M")) where parameters.count == 3:
      MouseReport.key(button: parameters[0], column: parameters[1], row: parameters[2])
    case (.some, _): nil
    case (nil, UInt8(ascii: "~")): numberedKey
    // rxvt's way to say Ctrl.
    case (nil, UInt8(ascii: "^")): parameters.first.flatMap(Self.editingKey)
    case (nil, UInt8(ascii: "u")): parameters.first.flatMap { Self.characterKey($0, modifiers) }
    case (nil, UInt8(ascii: "Z")): .backTab
    case (nil, UInt8(ascii: "I")): .focusGained
    case (nil, UInt8(ascii: "O")): .focusLost
    default: Self.letterKey(final, modifiers)
    }
  }

  private var numberedKey: Key? {
    guard let number = parameters.first else { return nil }
    // xterm's modifyOtherKeys: CSI 27 ; modifiers ; code point ~
    if number == 27, parameters.count == 3 { return Self.characterKey(parameters[2], modifiers) }
    return Self.editingKey(number)
  }

  private static func editingKey(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  private static func letterKey(_ letter: UInt8, _ modifiers: Modifiers) -> Key? {
    let jumps = modifiers.hasControl || modifiers.hasAlt
    return switch letter {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): jumps ? .controlRight : .right
    case UInt8(ascii: "D"): jumps ? .controlLeft : .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P"): .function(1)
    case UInt8(ascii: "Q"): .function(2)
    case UInt8(ascii: "R"): .function(3)
    case UInt8(ascii: "S"): .function(4)
    default: nil
    }
  }

  private static func characterKey(_ code: Int, _ modifiers: Modifiers) -> Key? {
    switch code {
    case 13: return modifiers.isNone ? .enter : .altEnter
    case 9: return modifiers.hasShift ? .backTab : .tab
    case 27: return .escape
    case 8, 127: return modifiers.isNone ? .backspace : .control("w")
    default:
      guard code >= 0x20, let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value),
        !(0x7F..<0xA0).contains(value)
      else { return nil }
      if modifiers.hasControl, scalar.isASCII { return .control(Character(String(scalar).lowercased())) }
      return modifiers.hasAlt ? .alt(scalar) : .character(scalar)
    }
  }

  private struct Modifiers {
    private let bits: Int
    // The parameter is one more than the bits: shift 1, alt 2, control 4.
    init(parameter: Int) { bits = max(0, parameter - 1) }
    var isNone: Bool { bits & 7 == 0 }
    var hasShift: Bool { bits & 1 != 0 }
    var hasAlt: Bool { bits & 2 != 0 }
    var hasControl: Bool { bits & 4 != 0 }
  }
}

extension ControlSequence {
  /// `ESC O letter`: cursor keys in application mode, F1 to F4, the keypad.
  static func applicationKey(_ letter: UInt8) -> Key? {
    switch letter {
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "I"): .tab
    // rxvt's Ctrl with an arrow.
    case UInt8(ascii: "c"): .controlRight
    case UInt8(ascii: "d"): .controlLeft
    case UInt8(ascii: "a"): .up
    case UInt8(ascii: "b"): .down
    // The keypad's `*` to `9` stand 64 below.
    case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Unicode.Scalar(letter & 0x3F))
    default: letterKey(letter, Modifiers(parameter: 1))
    }
  }

  /// The length of a sequence that its first letter does not end: X10 mouse reports, the Linux console's F1 to F5.
  static func fixedLength(after letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "M"): 6
    case UInt8(ascii: "["): 4
    default: nil
    }
  }

  static func key(ofFixed bytes: [UInt8]) -> Key? {
    if bytes.count == 6 {
      return MouseReport.key(button: Int(bytes[3]) - 32, column: Int(bytes[4]) - 32, row: Int(bytes[5]) - 32)
    }
    let letter = Int(bytes.last ?? 0) - 0x40
    return (1...5).contains(letter) ? .function(letter) : nil
  }
}

/// A mouse report's numbers, as SGR and X10 share them.
enum MouseReport {
  /// Presses and wheel turns; releases, motion and further buttons are nothing to us.
  ///
  /// Places count from 1.
  static func key(button: Int, column: Int, row: Int) -> Key? {
    guard column > 0, row > 0 else { return nil }
    let kind: MouseEvent.Kind
    // Without shift 4, alt 8 and control 16; motion has 32 and is none of these.
    switch button & ~28 {
    case 0: kind = .click
    case 1: kind = .middleClick
    case 2: kind = .rightClick
    case 64: kind = .wheelUp
    case 65: kind = .wheelDown
    default: return nil
    }
    return .mouse(MouseEvent(kind, at: Point(column - 1, row - 1)))
  }
}
