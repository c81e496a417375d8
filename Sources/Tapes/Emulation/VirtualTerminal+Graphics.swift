import TerminalKit

extension VirtualTerminal {
  /// SGR: colours and attributes; false when one of its parameters is not known.
  mutating func setGraphics(_ function: ControlFunction) -> Bool {
    if function.parameters.isEmpty { style = .plain }
    var isKnown = true
    var index = 0
    while index < function.parameters.count {
      let number = function.number(index)
      switch number {
      case 38, 48, 58: isKnown = setExtendedColor(function, number, &index) && isKnown
      default: isKnown = setGraphic(number, of: function.parameters[index]) && isKnown
      }
      index += 1
    }
    return isKnown
  }

  private mutating func setGraphic(_ number: Int, of parts: [Int]) -> Bool {
    switch number {
    case 0: style = .plain
    case 1: style.attributes.insert(.bold)
    case 2: style.attributes.insert(.dim)
    case 3: style.attributes.insert(.italic)
    case 4:
      // `4:0` is none, `4:3` a wave and so on.
      if parts.count > 1, parts[1] == 0 { fallthrough }
      style.attributes.insert(.underline)
    case 24: style.attributes.remove(.underline)
    case 7: style.attributes.insert(.reverse)
    case 9: style.attributes.insert(.strikethrough)
    case 21: style.attributes.insert(.underline)
    case 22: style.attributes.subtract([.bold, .dim])
    case 23: style.attributes.remove(.italic)
    case 27: style.attributes.remove(.reverse)
    case 29: style.attributes.remove(.strikethrough)
    case 30...37: style.foreground = .palette(number - 30)
    case 39: style.foreground = .standard
    case 40...47: style.background = .palette(number - 40)
    case 49: style.background = .standard
    case 90...97: style.foreground = .palette(number - 82)
    case 100...107: style.background = .palette(number - 92)
    // Blinking, hidden, fonts, overline, the underline's colour: a cell has none of these.
    case 5, 6, 8, 10...20, 25, 28, 53, 55, 59: break
    default: return false
    }
    return true
  }

  // `38;5;n`, `38;2;r;g;b`, and with colons `38:5:n`, `38:2:r:g:b`, `38:2:space:r:g:b` (ISO 8613-6).
  private mutating func setExtendedColor(_ function: ControlFunction, _ number: Int, _ index: inout Int) -> Bool {
    let parts = function.parameters[index]
    let numbers: [Int]
    if parts.count > 1 {
      numbers = Array(parts.dropFirst())
    } else {
      let length = function.number(index + 1) == 5 ? 2 : 4
      numbers = (index + 1..<index + 1 + length).map { function.number($0) }
      guard index + length < function.parameters.count else {
        index = function.parameters.count
        return false
      }
      index += length
    }
    guard let color = Self.color(numbers) else { return false }
    if number == 38 { style.foreground = color }
    if number == 48 { style.background = color }
    return true
  }

  private static func color(_ numbers: [Int]) -> Color? {
    switch numbers.first {
    case 5 where numbers.count >= 2 && (0...255).contains(numbers[1]): return .palette(numbers[1])
    case 2 where numbers.count >= 4:
      let channels = numbers.suffix(numbers.count > 4 ? numbers.count - 2 : 3).prefix(3)
      guard channels.allSatisfy({ (0...255).contains($0) }) else { return nil }
      return .rgb(channels.reduce(0) { $0 << 8 | $1 })
    default: return nil
    }
  }
}
