/// Recognises the control sequences a terminal would obey, so that a cleaner can drop them whole.
///
/// Without it `ESC [ 31 m` would lose its ESC and leave `[31m`. Follows ECMA-48 and xterm: CSI, the strings OSC, DCS, APC,
/// PM and SOS (and GNU screen's `ESC k`), two-byte escapes with intermediates, and single shifts; all in the 7-bit form
/// and in the 8-bit (C1) form. A sequence that never ends is dropped for ``longest`` code points at most; an open string
/// ends with its line as well.
struct EscapeSkipper {
  private enum State { case text, escape, intermediate, shift, parameters, string }

  /// Where a sequence without an end is given up.
  static let longest = 4096

  private var state = State.text
  private var length = 0

  /// Takes the next code point.
  ///
  /// - Returns: Whether it belongs to a control sequence.
  mutating func swallows(_ value: UInt32) -> Bool {
    if state == .text { return value >= 0x1B && value < 0xA0 && begins(value) }
    if begins(value) { return true }
    if value == 0x18 || value == 0x1A { return end(swallowing: true) }
    length += 1
    if length > Self.longest { return end(swallowing: false) }
    switch state {
    case .text: return false
    case .escape: return escape(value)
    case .intermediate:
      if isControl(value) || (0x20...0x2F).contains(value) { return !isLineEnd(value) }
      return end(swallowing: (0x30...0x7E).contains(value))
    case .shift: return end(swallowing: (0x20...0x7E).contains(value))
    case .parameters:
      if isControl(value) || (0x20...0x3F).contains(value) { return !isLineEnd(value) }
      return end(swallowing: (0x40...0x7F).contains(value))
    case .string:
      if isLineEnd(value) { return end(swallowing: false) }
      return value == 0x07 || value == 0x9C ? end(swallowing: true) : true
    }
  }

  // An introducer starts anew wherever it stands: ESC inside a string ends that string.
  private mutating func begins(_ value: UInt32) -> Bool {
    switch value {
    case 0x1B: state = .escape
    case 0x9B: state = .parameters
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F: state = .string
    case 0x8E, 0x8F: state = .shift
    default: return false
    }
    length = 0
    return true
  }

  private mutating func escape(_ value: UInt32) -> Bool {
    switch value {
    case 0x5B: state = .parameters
    case 0x5D, 0x50, 0x58, 0x5E, 0x5F, 0x6B: state = .string
    case 0x4E, 0x4F: state = .shift
    case 0x20...0x2F: state = .intermediate
    case 0x30...0x7E: state = .text
    default:
      if !isControl(value) { return end(swallowing: false) }
      return !isLineEnd(value)
    }
    return true
  }

  private mutating func end(swallowing: Bool) -> Bool {
    state = .text
    return swallowing
  }

  // A terminal obeys a control character in the middle of a sequence and then goes on with the sequence.
  private func isControl(_ value: UInt32) -> Bool { value < 0x20 || value == 0x7F }
  private func isLineEnd(_ value: UInt32) -> Bool { value == 0x0A || value == 0x0D }
}
