// A plain build has no Testing module: then this target is empty.
#if canImport(Testing)
import Foundation
import PlainText
package import TerminalKit
package import Testing

/// A front in one process, whoever's it is: presses keys, reads the screen.
package protocol ScreenDriver: AnyObject {
  var terminal: MemoryTerminal { get }
  var clock: HandClock { get }
  var hasEnded: Bool { get }
  /// Keys pressed beside typed text, and characters typed.
  var keyCount: Int { get set }
  var typedCount: Int { get set }

  /// Takes keys, what others rang about and the timers that are due, until nothing is under way.
  func runLoop()
}

extension ScreenDriver {
  /// Takes what others rang about and the timers that are due.
  @discardableResult
  package func settle() -> Self {
    runLoop()
    return self
  }

  /// Lets time pass, second by second, so that timers fire in their order.
  @discardableResult
  package func advance(seconds: Int) -> Self {
    for _ in 0..<seconds {
      clock.advance(seconds: 1)
      settle()
    }
    return self
  }

  package var lines: [String] { terminal.frame?.text ?? [] }
  package var screen: String { lines.joined(separator: "\n") }

  /// Presses keys by their names: `"c"`, `"Enter"`, `"Ctrl+P"`.
  @discardableResult
  package func press(_ names: String..., at location: SourceLocation = #_sourceLocation) -> Self {
    for name in names {
      guard let key = Key(named: name) else {
        Issue.record("there is no key called \(name)", sourceLocation: location)
        continue
      }
      keyCount += 1
      terminal.press([key])
      settle()
    }
    return self
  }

  @discardableResult
  package func press(_ name: String, times: Int, at location: SourceLocation = #_sourceLocation) -> Self {
    for _ in 0..<times { press(name, at: location) }
    return self
  }

  /// Presses several keys before the program can answer the first.
  @discardableResult
  package func pressAtOnce(_ keys: [Key]) -> Self {
    keyCount += keys.count
    terminal.press(keys)
    settle()
    return self
  }

  /// Types text, a key for each character.
  @discardableResult
  package func type(_ text: String) -> Self {
    for scalar in text.unicodeScalars {
      typedCount += 1
      terminal.press([.character(scalar)])
      settle()
    }
    return self
  }

  @discardableResult
  package func paste(_ text: String) -> Self {
    terminal.press([.paste(PastedText(text))])
    settle()
    return self
  }

  @discardableResult
  package func resize(_ columns: Int, _ rows: Int) -> Self {
    terminal.resize(to: Size(columns, rows))
    settle()
    return self
  }

  @discardableResult
  package func click(_ text: String, at location: SourceLocation = #_sourceLocation) -> Self {
    guard let row = lines.firstIndex(where: { $0.contains(text) }),
      let range = lines[row].range(of: text)
    else {
      Issue.record("nothing to click on says “\(text)”\n\(framed)", sourceLocation: location)
      return self
    }
    let column = DisplayWidth.of(String(lines[row][..<range.lowerBound]))
    terminal.press([.mouse(MouseEvent(.click, at: Point(column, row)))])
    settle()
    return self
  }

  /// Moves down until the selected row says `text`.
  @discardableResult
  package func select(_ text: String, at location: SourceLocation = #_sourceLocation) -> Self {
    press("Home")
    for _ in 0..<300 {
      if focusedLine.contains(text) { return self }
      let before = (focusedLine, screen)
      press("Down")
      if (focusedLine, screen) == before { break }
    }
    Issue.record("no row says “\(text)”\n\(framed)", sourceLocation: location)
    return self
  }

  /// The line on which the cursor stands.
  package var focusedLine: String {
    guard let cursor = terminal.frame?.cursor, lines.indices.contains(cursor.row) else { return "" }
    return lines[cursor.row]
  }

  @discardableResult
  package func sees(_ texts: String..., at location: SourceLocation = #_sourceLocation) -> Self {
    for text in texts where !screen.contains(text) {
      Issue.record("the screen does not show “\(text)”\n\(framed)", sourceLocation: location)
    }
    return self
  }

  @discardableResult
  package func doesNotSee(_ texts: String..., at location: SourceLocation = #_sourceLocation) -> Self {
    for text in texts where screen.contains(text) {
      Issue.record("the screen shows “\(text)”\n\(framed)", sourceLocation: location)
    }
    return self
  }

  /// The screen with a border and the place of the cursor, for messages.
  package var framed: String {
    let cursor = terminal.frame?.cursor
    let width = terminal.size.columns
    let border = "+" + String(repeating: "-", count: width) + "+"
    let rows = lines.map { "|" + $0 + String(repeating: " ", count: max(0, width - DisplayWidth.of($0))) + "|" }
    let place = cursor.map { "cursor at column \($0.column), row \($0.row)" } ?? "no cursor"
    return ([border] + rows + [border, place]).joined(separator: "\n")
  }
}
#endif
