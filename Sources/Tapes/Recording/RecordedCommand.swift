import PlainText
package import TerminalKit

/// What a recording is made of: a command with how often, or a comment.
enum RecordedCommand: Equatable, Sendable {
  case press(KeyStroke, count: Int)
  case type(String)
  /// Types a sample in place of something personal.
  case sample(SampleText)
  case paste(String)
  case wait(String)
  case pragma(TapePragma)

  /// As a tape writes it; several lines where one does not do.
  var lines: [String] {
    switch self {
    case .press(let stroke, let count): [Self.line(of: stroke, count)]
    case .type(let text): Self.typing(text)
    case .sample(let sample): Self.typing(sample.text)
    case .paste(let text): Self.quotable(text).flatMap { ["Copy " + PragmaText.quoted($0), "Paste"] }
    case .wait(let words): ["Wait+Screen /\(words)/"]
    case .pragma(let pragma): ["#@ " + PragmaText.text(of: pragma)]
    }
  }

  private static func typing(_ text: String) -> [String] { quotable(text).map { "Type " + PragmaText.quoted($0) } }

  // As vhs writes it, where it can.
  private static func line(of stroke: KeyStroke, _ count: Int) -> String {
    let times = count == 1 ? "" : " \(count)"
    let name = stroke.modifiers == [.alt] ? stroke.name.replacingLastLetter : stroke.name
    let reading = Tape.read(Array((name + times).utf8))
    // Behind Ctrl a letter's case does not matter, so what it sends is compared.
    guard reading.errors.isEmpty, case .press(let read, count, nil)? = reading.tape.commands.first?.action,
      reading.tape.commands.count == 1, read.count == 1, read[0].keys == stroke.keys
    else { return "#@ key \(stroke.name)\(times)" }
    return name + times
  }

  /// A text in parts of which none has all three kinds of quotes.
  private static func quotable(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    for character in text {
      if CommandText.quote(for: Array((part + String(character)).utf8)[...]) == nil {
        parts.append(part)
        part = ""
      }
      part.append(character)
    }
    return part.isEmpty ? parts : parts + [part]
  }
}

extension String {
  // Behind Alt, vhs takes a letter as it is.
  fileprivate var replacingLastLetter: String {
    guard let last, split(separator: "+").last?.count == 1 else { return self }
    return String(dropLast()) + last.lowercased()
  }
}

extension KeyStroke {
  /// The stroke that a program is told of as this key; nil for what is no stroke, such as a click.
  package init?(of key: Key) {
    switch key {
    case .character(let scalar): self.init(.character(scalar))
    case .control(let letter):
      guard let scalar = letter.unicodeScalars.first else { return nil }
      self.init(.character(scalar), .control)
    case .alt(let scalar): self.init(.character(scalar), .alt)
    case .enter: self.init(.enter)
    case .altEnter: self.init(.enter, .alt)
    case .escape: self.init(.escape)
    case .tab: self.init(.tab)
    case .backTab: self.init(.tab, .shift)
    case .backspace: self.init(.backspace)
    case .delete: self.init(.delete)
    case .insert: self.init(.insert)
    case .up: self.init(.up)
    case .down: self.init(.down)
    case .left: self.init(.left)
    case .right: self.init(.right)
    case .home: self.init(.home)
    case .end: self.init(.end)
    case .pageUp: self.init(.pageUp)
    case .pageDown: self.init(.pageDown)
    case .controlLeft: self.init(.left, .control)
    case .controlRight: self.init(.right, .control)
    case .function(let number): self.init(.function(number))
    case .paste, .mouse, .resize, .focusGained, .focusLost: return nil
    }
  }

  /// Moves something, and is pressed again and again.
  var isMotion: Bool {
    switch base {
    case .up, .down, .left, .right, .pageUp, .pageDown, .tab, .backspace, .delete: true
    default: false
    }
  }
}
