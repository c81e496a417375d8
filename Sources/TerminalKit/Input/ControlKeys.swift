/// Keys that arrive as one control byte.
enum ControlKeys {
  /// The key of a byte below 0x20, or 0x7F.
  ///
  /// Ctrl+H is Backspace: some terminals send it for that key. A line feed is Ctrl+J, which breaks a line where one can be
  /// broken; elsewhere ``KeyMap`` takes it for Enter, because scripts send it so.
  static func key(for byte: UInt8) -> Key? {
    switch byte {
    case 0x00: .control(" ")
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0D: .enter
    case 0x1B: .escape
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
    default: nil
    }
  }
}
