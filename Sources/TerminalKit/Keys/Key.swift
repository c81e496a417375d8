/// One thing a person did at the terminal.
package enum Key: Hashable, Sendable {
  case character(Unicode.Scalar)
  case control(Character)
  case alt(Unicode.Scalar)
  case enter, altEnter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case controlLeft, controlRight
  case function(Int)
  /// A bracketed paste as it came, not cleaned yet; it never fires a binding.
  case paste(PastedText)
  case mouse(MouseEvent)
  case resize(Size)
  case focusGained, focusLost
}

/// A click or a turn of the wheel, in cells.
package struct MouseEvent: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case click, middleClick, rightClick, wheelUp, wheelDown

    package var isWheel: Bool { self == .wheelUp || self == .wheelDown }
  }
  package var kind: Kind
  package var position: Point

  package init(_ kind: Kind, at position: Point) {
    self.kind = kind
    self.position = position
  }
}

extension Key {
  /// How help and footer call it: `Enter`, `Ctrl+P`, `F1`, `a`.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let scalar): String(Character(scalar))
    case .control(let letter): "Ctrl+" + letter.uppercased()
    case .alt(let scalar): "Alt+" + String(Character(scalar)).uppercased()
    case .enter: "Enter"
    case .altEnter: "Alt+Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift+Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .controlLeft: "Ctrl+Left"
    case .controlRight: "Ctrl+Right"
    case .function(let number): "F\(number)"
    case .paste: "Paste"
    case .mouse: "Mouse"
    case .resize: "Resize"
    case .focusGained, .focusLost: "Focus"
    }
  }

  /// The key of that ``name``, or nil; case counts only for single characters.
  package init?(named name: String) {
    let scalars = Array(name.unicodeScalars)
    if scalars.count == 1 {
      self = .character(scalars[0])
      return
    }
    let plain: [Key] = [
      .character(" "), .enter, .altEnter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .controlLeft, .controlRight,
    ]
    let lowered = name.lowercased()
    if let key = plain.first(where: { $0.name.lowercased() == lowered }) {
      self = key
    } else if lowered.hasPrefix("ctrl+"), scalars.count == 6 {
      self = .control(Character(String(scalars[5]).lowercased()))
    } else if lowered.hasPrefix("alt+"), scalars.count == 5, let letter = lowered.unicodeScalars.last {
      self = .alt(letter)
    } else if lowered.hasPrefix("f"), let number = Int(lowered.dropFirst()), (1...12).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }
}
