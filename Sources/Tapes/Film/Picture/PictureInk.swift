import TerminalKit

/// The colours of a picture, each with a class of its own, numbered in the order of their first use.
struct PictureInk {
  let colors: TerminalColors
  private var classes: [RGB: Int] = [:]
  private var order: [RGB] = []

  init(_ colors: TerminalColors) {
    self.colors = colors
  }

  mutating func name(of color: RGB) -> String {
    if let number = classes[color] { return "c\(number)" }
    classes[color] = order.count
    order.append(color)
    return "c\(order.count - 1)"
  }

  /// The rules of the style sheet.
  var rules: String {
    order.enumerated().map { ".c\($0.offset){fill:\($0.element.hex)}" }.joined()
  }
}

extension String {
  /// The text as XML holds it; characters that XML 1.0 does not allow become U+FFFD.
  var escapedForXML: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
