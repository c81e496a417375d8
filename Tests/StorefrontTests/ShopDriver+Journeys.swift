import Commerce
import Foundation
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// What shoppers do, in their own words.
extension ShopDriver {
  /// The sizes at which a layout has to hold.
  static let sizes = [Size(40, 12), Size(80, 24), Size(120, 40)]

  /// The corner shop on a fresh folder.
  static func corner(_ size: Size = Size(80, 24)) throws -> ShopDriver {
    try ShopDriver(size: size, folder: try CornerShop.freshFolder())
  }

  /// Somebody else in the same shop.
  func anotherGuest(_ seed: UInt64 = 1, size: Size = Size(80, 24)) throws -> ShopDriver {
    try ShopDriver(size: size, folder: folder, clock: clock, seed: seed)
  }

  /// Presses Ctrl+C and starts the program anew, as the same guest.
  func leaveAndComeBack(seed: UInt64 = 9) throws -> ShopDriver {
    press("Ctrl+C")
    #expect(hasEnded, "Ctrl+C did not end the program\n\(framed)")
    close()
    return try ShopDriver(size: terminal.size, folder: folder, token: token, clock: clock, seed: seed)
  }

  /// Finds a product by its title and opens its page.
  @discardableResult
  func open(_ title: String, at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    press("/").press("Ctrl+U").type(title).press("Enter", "Enter")
    guard case .product(let page) = state.page, page.page?.product.title.string.contains(title) == true else {
      Issue.record("“\(title)” did not open\n\(framed)", sourceLocation: location)
      return self
    }
    return self
  }

  @discardableResult
  func put(_ titles: String...) -> ShopDriver {
    for title in titles { open(title).press("a") }
    return self
  }

  /// From the cart to the payment step, with the address of ``fillAddress()``.
  @discardableResult
  func goToPayment() -> ShopDriver { press("c", "o").fillAddress().press("Enter").sees("[3 Payment]") }

  @discardableResult
  func goToReview(card: String = "42424242424242421234123") -> ShopDriver {
    goToPayment().type(card).press("Enter").sees("[4 Review]")
  }

  func orders() throws -> [Order] { try shop.orders(of: state.shared.guest) }

  /// Tabs to the form's end and presses it.
  @discardableResult
  func toContinue(at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    for _ in 0..<20 where !focusedLine.contains("Continue") { press("Tab") }
    return isOn("Continue", at: location).press("Enter")
  }

  /// What the bank took, payment by payment; those that came to nothing are left out.
  func charges() throws -> [Int] { try gateway.statement().filter { $0.charged > 0 }.map { $0.charged - $0.refunded } }

  /// The screen as running text: what is broken over lines reads as one sentence.
  var words: String { words(to: .max) }

  /// The same of the left pane alone: so many columns (of narrow characters).
  func words(to columns: Int) -> String {
    let part = lines.map { String($0.prefix(columns)) }.joined(separator: "\n")
    return part.split { $0.isWhitespace || "│─┌┐└┘▸".contains($0) }.joined(separator: " ")
  }

  /// The last of the breadcrumbs: where one is.
  var crumb: String {
    // Two blanks part the way from the hint at the right.
    let way = lines.count > 1 ? lines[1].trimmingCharacters(in: .whitespaces).prefix(upTo: "  ") : ""
    return way.split(separator: "›").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
  }

  /// Sees one of several wordings.
  @discardableResult
  func sees(_ texts: String..., any: Bool, at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    if !texts.contains(where: { words.contains($0) }) {
      Issue.record("the screen shows none of \(texts)\n\(framed)", sourceLocation: location)
    }
    return self
  }

  var checkout: CheckoutScreen? {
    if case .checkout(let page) = state.page { page } else { nil }
  }

  /// Whether the cursor stands on a line with that text.
  @discardableResult
  func isOn(_ text: String, at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    if !focusedLine.contains(text) {
      Issue.record("the cursor is not on “\(text)”\n\(framed)", sourceLocation: location)
    }
    return self
  }

  /// The styles of the cells in which the text stands, in the first row that says it.
  func styles(of text: String) -> [Style] {
    guard let frame = terminal.frame, let row = lines.firstIndex(where: { $0.contains(text) }),
      let range = lines[row].range(of: text)
    else { return [] }
    let start = DisplayWidth.of(String(lines[row][..<range.lowerBound]))
    return (start..<(start + DisplayWidth.of(text))).map { frame[$0, row].style }
  }

  /// What is wrong with the frame itself: text that a terminal would obey, rows that do not fill their cells.
  var frameFaults: [String] {
    guard let frame = terminal.frame else { return ["no frame"] }
    var faults: [String] = []
    if frame.size != terminal.size.clamped { faults.append("the frame is not as large as the terminal") }
    if let cursor = frame.cursor {
      if !frame.bounds.contains(cursor) { faults.append("the cursor is outside: \(cursor)") }
    } else {
      faults.append("there is no cursor")
    }
    for row in 0..<frame.size.rows {
      var column = 0
      while column < frame.size.columns {
        // Almost every cell holds a plain letter.
        if let value = frame[column, row].glyph.single, (0x20..<0x7F).contains(value) {
          column += 1
        } else {
          column += look(at: column, row, in: frame, &faults)
        }
      }
    }
    return faults
  }

  /// Looks at one cell that is no plain letter and says how many columns it takes.
  private func look(at column: Int, _ row: Int, in frame: Frame, _ faults: inout [String]) -> Int {
    let scalars = frame[column, row].glyph.scalars
    for scalar in scalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0: faults.append("a control character at column \(column), row \(row)")
      case 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069:
        faults.append("a direction mark at column \(column), row \(row)")
      default: break
      }
    }
    let width = scalars.first.map { DisplayWidth.of($0) } ?? 0
    if width == 0 { faults.append("half a character at column \(column), row \(row)") }
    if width == 2, column + 1 >= frame.size.columns || !frame[column + 1, row].glyph.isContinuation {
      faults.append("a cut character at column \(column), row \(row)")
    }
    return max(1, width)
  }

  @discardableResult
  func isWhole(at location: SourceLocation = #_sourceLocation) -> ShopDriver {
    let faults = frameFaults
    if !faults.isEmpty { Issue.record("\(faults.prefix(3))\n\(framed)", sourceLocation: location) }
    return self
  }

  /// The amounts in euro on the screen's line that begins with a label, in cents.
  func amounts(after label: String) -> [Int] {
    lines.filter { $0.contains(label) }.flatMap { ShopDriver.cents(in: $0) }
  }

  static func cents(in line: String) -> [Int] {
    line.matches(of: /(−?)€([0-9,]+)\.([0-9]{2})/).map { match in
      let cents = (Int(match.2.replacing(",", with: "")) ?? 0) * 100 + (Int(match.3) ?? 0)
      return match.1.isEmpty ? cents : -cents
    }
  }
}

extension String {
  /// What stands before a text, all of it where the text is not in it.
  fileprivate func prefix(upTo text: String) -> Substring { self[..<(range(of: text)?.lowerBound ?? endIndex)] }
}
