package import PlainText

/// A line of input: text, a cursor between its characters, and the Emacs keys.
package struct TextField: Equatable, Sendable {
  package private(set) var characters: [Character]
  /// 0…count: the cursor stands before this character.
  package private(set) var cursor: Int
  /// Characters it takes at most.
  package let limit: Int
  /// Line feeds may stand in it (`Alt+Enter`, `Ctrl+J`).
  package let isMultiline: Bool
  private var killed: [Character] = []

  package init(_ text: String = "", limit: Int = 200, isMultiline: Bool = false) {
    self.limit = limit
    self.isMultiline = isMultiline
    characters = Array(text.prefix(limit))
    cursor = characters.count
  }

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }

  package mutating func replace(with text: String) {
    characters = Array(text.prefix(limit))
    cursor = characters.count
  }

  /// Puts the cursor before a character, or behind the last.
  package mutating func moveCursor(to index: Int) { cursor = max(0, min(index, characters.count)) }

  /// Inserts what was typed or pasted, cleaned; what exceeds the limit is left out.
  package mutating func insert(_ raw: String) {
    let clean = isMultiline ? SafeText(cleaningLines: raw) : SafeText(cleaning: raw)
    let room = limit - characters.count
    guard room > 0 else { return }
    // A combining mark joins the character before it, so the whole line is split anew.
    let added = Array(clean.string).prefix(room)
    let head = Array(String(characters[..<cursor]) + String(added))
    characters = head + characters[cursor...]
    cursor = head.count
  }

  /// Takes a key, or says that it is not for a field.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): insert(String(Character(scalar)))
    case .paste(let text): insert(text.string)
    case .altEnter, .control("j"):
      guard isMultiline else { return false }
      insert("\n")
    default: return edit(key) || move(key)
    }
    return true
  }

  private mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .backspace, .control("h"):
      guard cursor > 0 else { return true }
      characters.remove(at: cursor - 1)
      cursor -= 1
    case .delete, .control("d"):
      if cursor < characters.count { characters.remove(at: cursor) }
    case .control("k"): kill(cursor..<characters.count)
    case .control("u"): kill(0..<cursor)
    case .control("w"): kill(wordStart..<cursor)
    case .alt("d"): kill(cursor..<wordEnd)
    case .control("y"):
      insert(String(killed))
    default: return false
    }
    return true
  }

  private mutating func move(_ key: Key) -> Bool {
    switch key {
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .controlLeft, .alt("b"): cursor = wordStart
    case .controlRight, .alt("f"): cursor = wordEnd
    default: return false
    }
    return true
  }

  private mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed = Array(characters[range])
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private var wordStart: Int {
    var index = cursor
    while index > 0, !characters[index - 1].isWordPart { index -= 1 }
    while index > 0, characters[index - 1].isWordPart { index -= 1 }
    return index
  }

  private var wordEnd: Int {
    var index = cursor
    while index < characters.count, !characters[index].isWordPart { index += 1 }
    while index < characters.count, characters[index].isWordPart { index += 1 }
    return index
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber }
}

extension Frame {
  /// Draws a field in one row, scrolled so that its cursor is seen, and says where the cursor stands.
  ///
  /// - Parameter isFocused: A field that is not shows its beginning.
  @discardableResult
  package mutating func put(
    _ field: TextField, in rect: Rect, style: Style, isFocused: Bool = true, placeholder: SafeText = .empty,
    placeholderStyle: Style? = nil
  ) -> Point {
    fill(Rect(column: rect.column, row: rect.row, columns: rect.columns, rows: 1), style: style)
    let origin = Point(rect.column, rect.row)
    guard !field.isEmpty else {
      put(placeholder, at: origin, style: placeholderStyle ?? style, limit: rect.columns)
      return origin
    }
    var start = 0
    var before = SafeText(cleaning: String(field.characters[..<field.cursor])).width
    // One column stays free for the cursor behind the last character.
    while isFocused, before > rect.columns - 1, start < field.cursor {
      before -= SafeText(cleaning: String(field.characters[start])).width
      start += 1
    }
    put(SafeText(cleaning: String(field.characters[start...])), at: origin, style: style, limit: rect.columns)
    return Point(rect.column + before, rect.row)
  }
}
