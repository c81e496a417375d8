package import TerminalKit

extension KeyStroke {
  /// What xterm sends for it (`ctlseqs`, patch 390).
  ///
  /// Keys for which terminals have no sequence of their own get that of xterm's `modifyOtherKeys`, as `Ctrl+Tab` does.
  ///
  /// - Parameter applicationCursor: Whether the program has switched the cursor keys to application mode (DECCKM).
  package func bytes(applicationCursor: Bool) -> [UInt8] {
    switch base {
    case .character(let scalar): characterBytes(scalar)
    case .enter: modified([0x0D])
    case .tab:
      if modifiers.contains(.control) {
        Array("\u{1B}[27;\(parameter);9~".utf8)
      } else {
        modifiers.contains(.shift) ? Array("\u{1B}[Z".utf8) : modified([0x09])
      }
    case .escape: modified([0x1B])
    case .backspace: modified([modifiers.contains(.control) ? 0x08 : 0x7F])
    case .up: cursor("A", applicationCursor)
    case .down: cursor("B", applicationCursor)
    case .right: cursor("C", applicationCursor)
    case .left: cursor("D", applicationCursor)
    case .home: cursor("H", applicationCursor)
    case .end: cursor("F", applicationCursor)
    case .insert: numbered(2)
    case .delete: numbered(3)
    case .pageUp: numbered(5)
    case .pageDown: numbered(6)
    case .function(let number): function(number)
    }
  }

  /// The keys that the program is told of: those that its own decoder reads out of ``bytes(applicationCursor:)``.
  package var keys: [Key] {
    var decoder = KeyDecoder()
    return decoder.decode(bytes(applicationCursor: true)) + decoder.flush()
  }

  private var parameter: Int { modifiers.rawValue + 1 }

  private func modified(_ plain: [UInt8]) -> [UInt8] { modifiers.contains(.alt) ? [0x1B] + plain : plain }

  private func characterBytes(_ scalar: Unicode.Scalar) -> [UInt8] {
    var plain = Array(String(Character(scalar)).utf8)
    if modifiers.contains(.control), let code = Self.controlCode(scalar) {
      plain = [code]
    } else if modifiers.contains(.shift) {
      plain = Array(scalar.properties.uppercaseMapping.utf8)
    }
    return modified(plain)
  }

  // Nil: Ctrl changes nothing.
  private static func controlCode(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "@"..."_", "a"..."z": UInt8(scalar.value & 0x1F)
    case " ", "2": 0
    case "3"..."7": UInt8(scalar.value - 0x33 + 0x1B)
    case "8", "?": 0x7F
    case "-", "/": 0x1F
    default: nil
    }
  }

  private func cursor(_ letter: Character, _ applicationCursor: Bool) -> [UInt8] {
    guard modifiers.isEmpty else { return Array("\u{1B}[1;\(parameter)\(letter)".utf8) }
    return Array((applicationCursor ? "\u{1B}O" : "\u{1B}[").utf8) + Array(String(letter).utf8)
  }

  private func numbered(_ number: Int) -> [UInt8] {
    Array((modifiers.isEmpty ? "\u{1B}[\(number)~" : "\u{1B}[\(number);\(parameter)~").utf8)
  }

  private func function(_ number: Int) -> [UInt8] {
    switch number {
    case ...4:
      let letter = Character(Unicode.Scalar(UInt8(0x4F + max(1, number))))
      return Array((modifiers.isEmpty ? "\u{1B}O\(letter)" : "\u{1B}[1;\(parameter)\(letter)").utf8)
    case 5: return numbered(15)
    case 6...10: return numbered(number + 11)
    default: return numbered(number + 12)
    }
  }
}
