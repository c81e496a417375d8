/// Lines and blocks as shapes, so that they join from cell to cell whatever the font.
///
/// A cell is 10 wide and 20 high; shapes are filled, so a line is a rectangle of two or, if heavy, four.
enum BoxDrawing {
  /// The path of a character in the cell whose left edge is at `x`; nil for one that is not drawn but written.
  static func path(_ scalar: Unicode.Scalar, x: Int) -> String? {
    switch scalar.value {
    case 0x2500..<0x2580: lines[scalar].map { $0.path(x) } ?? rounded(scalar, x)
    case 0x2580..<0x25A0: blocks(scalar.value)?.map { rectangle(x + $0.0, $0.1, $0.2, $0.3) }.joined()
    default: nil
    }
  }

  /// Whether it is a line that goes on in the next cell as it is, so that a row of them is one shape.
  static func isFullWidth(_ scalar: Unicode.Scalar) -> Bool { ["─", "━", "═", "█", "▀", "▄"].contains(scalar) }

  /// The path of several such characters in a row.
  static func path(_ scalar: Unicode.Scalar, x: Int, times count: Int) -> String? {
    switch scalar {
    case "─": rectangle(x, 9, 10 * count, 2)
    case "━": rectangle(x, 8, 10 * count, 4)
    case "═": rectangle(x, 7, 10 * count, 2) + rectangle(x, 11, 10 * count, 2)
    case "█": rectangle(x, 0, 10 * count, 20)
    case "▀": rectangle(x, 0, 10 * count, 10)
    case "▄": rectangle(x, 10, 10 * count, 10)
    default: nil
    }
  }

  static func rectangle(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
    "M\(x) \(y)h\(width)v\(height)h-\(width)z"
  }

  // MARK: Lines

  private enum Weight { case none, light, heavy, double }

  private struct Arms {
    var left = Weight.none
    var right = Weight.none
    var up = Weight.none
    var down = Weight.none

    func path(_ x: Int) -> String {
      [left, right, up, down].contains(.double) ? doubled(x) : plain(x)
    }

    private func plain(_ x: Int) -> String {
      var path = ""
      // An arm reaches over the middle as far as the thickest line that it meets there.
      let across = [up, down].contains(.heavy) ? 2 : 1
      let along = [left, right].contains(.heavy) ? 2 : 1
      if left == right, left != .none {
        path += Self.bar(x, 10, left)
      } else {
        if left != .none { path += Self.bar(x, 5 + across, left) }
        if right != .none { path += Self.bar(x + 5 - across, 5 + across, right) }
      }
      if up == down, up != .none {
        path += Self.post(x, 0, 20, up)
      } else {
        if up != .none { path += Self.post(x, 0, 10 + along, up) }
        if down != .none { path += Self.post(x, 10 - along, 10 + along, down) }
      }
      return path
    }

    private static func bar(_ x: Int, _ length: Int, _ weight: Weight) -> String {
      weight == .heavy ? rectangle(x, 8, length, 4) : rectangle(x, 9, length, 2)
    }

    private static func post(_ x: Int, _ y: Int, _ length: Int, _ weight: Weight) -> String {
      weight == .heavy ? rectangle(x + 3, y, 4, length) : rectangle(x + 4, y, 2, length)
    }

    // Each line of a pair ends where it meets the other pair, on its own side of it.
    private func doubled(_ x: Int) -> String {
      let (left, right) = (left != .none, right != .none)
      let (up, down) = (up != .none, down != .none)
      var path = ""
      for (isUpper, y) in [(true, 7), (false, 11)] {
        let meets = isUpper ? up : down
        let end = meets ? 4 : right ? 10 : 8
        let start = meets ? 6 : left ? 0 : 2
        if left, right, !meets {
          path += rectangle(x, y, 10, 2)
          continue
        }
        if left { path += rectangle(x, y, end, 2) }
        if right { path += rectangle(x + start, y, 10 - start, 2) }
      }
      for (isLeft, place) in [(true, 2), (false, 6)] {
        let meets = isLeft ? left : right
        let end = meets ? 9 : down ? 20 : 13
        let start = meets ? 11 : up ? 0 : 7
        if up, down, !meets {
          path += rectangle(x + place, 0, 2, 20)
          continue
        }
        if up { path += rectangle(x + place, 0, 2, end) }
        if down { path += rectangle(x + place, start, 2, 20 - start) }
      }
      return path
    }
  }

  // Each row: horizontal, vertical, four corners, four tees, cross.
  private static let lines: [Unicode.Scalar: Arms] = {
    let sets: [(Weight, String)] = [(.light, "─│┌┐└┘├┤┬┴┼"), (.heavy, "━┃┏┓┗┛┣┫┳┻╋"), (.double, "═║╔╗╚╝╠╣╦╩╬")]
    let arms = ["lr", "ud", "rd", "ld", "ru", "lu", "rud", "lud", "lrd", "lru", "lrud"]
    var table: [Unicode.Scalar: Arms] = [:]
    for (weight, characters) in sets {
      for (scalar, names) in zip(characters.unicodeScalars, arms) {
        func arm(_ name: Character) -> Weight { names.contains(name) ? weight : .none }
        table[scalar] = Arms(left: arm("l"), right: arm("r"), up: arm("u"), down: arm("d"))
      }
    }
    for (scalar, arms) in zip(
      "╴╵╶╷".unicodeScalars, [Arms(left: .light), Arms(up: .light), Arms(right: .light), Arms(down: .light)])
    {
      table[scalar] = arms
    }
    return table
  }()

  private static func rounded(_ scalar: Unicode.Scalar, _ x: Int) -> String? {
    switch scalar {
    case "╭": "M\(x + 4) 20v-6a5 5 0 0 1 5-5h1v2h-1a3 3 0 0 0-3 3v6z"
    case "╮": "M\(x + 6) 20v-6a5 5 0 0 0-5-5h-1v2h1a3 3 0 0 1 3 3v6z"
    case "╯": "M\(x + 6) 0v6a5 5 0 0 1-5 5h-1v-2h1a3 3 0 0 0 3-3v-6z"
    case "╰": "M\(x + 4) 0v6a5 5 0 0 0 5 5h1v-2h-1a3 3 0 0 1-3-3v-6z"
    default: nil
    }
  }

  // MARK: Blocks

  // Rectangles of a block element: x, y, width, height. Shades are left to the font.
  private static func blocks(_ value: UInt32) -> [(Int, Int, Int, Int)]? {
    switch value {
    case 0x2580: return [(0, 0, 10, 10)]
    case 0x2581...0x2588:
      let height = Int(value - 0x2580) * 5 / 2
      return [(0, 20 - height, 10, height)]
    case 0x2589...0x258F: return [(0, 0, Int(0x2590 - value) * 5 / 4, 20)]
    case 0x2590: return [(5, 0, 5, 20)]
    case 0x2594: return [(0, 0, 10, 2)]
    case 0x2595: return [(9, 0, 1, 20)]
    case 0x2596...0x259F:
      // Which quarters are full: upper left, upper right, lower left, lower right.
      let quarters = ["0010", "0001", "1000", "1011", "1001", "1110", "1101", "0100", "0110", "0111"]
      let places = [(0, 0, 5, 10), (5, 0, 5, 10), (0, 10, 5, 10), (5, 10, 5, 10)]
      return zip(quarters[Int(value - 0x2596)], places).filter { $0.0 == "1" }.map(\.1)
    default: return nil
    }
  }
}
