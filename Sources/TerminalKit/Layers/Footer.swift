package import PlainText

/// One line of news in place of the footer, until the next key.
package struct Toast: Equatable, Sendable {
  package enum Kind: Equatable, Sendable { case success, warning, error, info }
  package var kind: Kind
  package var text: SafeText

  package init(_ kind: Kind, _ text: SafeText) {
    self.kind = kind
    self.text = text
  }
}

extension Painting {
  /// The bar with the keys that lead on, or with the news of the moment, in as many rows as `rect` has.
  package mutating func footer<Command>(
    _ keys: [(command: Command, key: SafeText, label: SafeText)], toast: Toast?, in rect: Rect
  ) {
    frame.fill(rect, style: theme[.bar])
    if let toast {
      let mark: SafeText
      switch toast.kind {
      case .success: mark = symbols.check
      case .warning, .error: mark = "!"
      case .info: mark = symbols.marker
      }
      let text: SafeText = "\(mark) \(toast.text)"
      let lines = rect.rows > 1 ? text.wrapped(width: rect.columns - 2) : [text]
      for (offset, line) in lines.prefix(rect.rows).enumerated() {
        put(line, rect.column + 1, rect.row + offset, .barKey, on: .bar, width: rect.columns - 2)
      }
      return
    }
    var column = rect.column + 1
    for (_, key, label) in keys {
      let width = key.width + 1 + label.width
      if column + width > rect.maxColumn - 1 { break }
      put(key, column, rect.row, .barKey, on: .bar, width: key.width)
      put(label, column + key.width + 1, rect.row, .bar, on: .bar, width: label.width)
      column += width + 2
    }
  }

  /// What stands in a window in which nothing can be laid out.
  ///
  /// - Parameter what: What needs the room, such as `the shop`.
  package mutating func tooSmall(_ what: SafeText) {
    let size = frame.size
    let lines: [SafeText] = ["Please make the window larger:", "\(what) needs 32×8.", "q leaves."]
    for (row, line) in lines.enumerated() where row < size.rows {
      put(line, 0, row, width: size.columns)
    }
    frame.cursor = size.rows > 0 && size.columns > 0 ? Point(0, 0) : nil
  }
}
