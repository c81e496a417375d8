package import PlainText

/// A piece of text in one role.
package struct StyledSpan: Equatable, Sendable {
  package var text: SafeText
  package var role: Role
  /// Beside those of the role.
  package var attributes: Attributes

  package init(_ text: SafeText, _ role: Role = .text, _ attributes: Attributes = []) {
    self.text = text
    self.role = role
    self.attributes = attributes
  }
}

/// One row of text in several roles.
package struct StyledLine: Equatable, Sendable {
  package var spans: [StyledSpan]

  package init(_ spans: [StyledSpan] = []) { self.spans = spans }

  /// In columns.
  package var width: Int { spans.reduce(0) { $0 + $1.text.width } }

  /// What it says, without its roles.
  package var text: SafeText { spans.map(\.text).joined() }

  package static func + (left: StyledLine, right: StyledLine) -> StyledLine { StyledLine(left.spans + right.spans) }

  /// Breaks a text in several roles into lines of at most `width` columns, as ``SafeText/wrapped(width:)`` does.
  package static func wrapped(_ spans: [StyledSpan], width: Int) -> [StyledLine] {
    let whole = spans.map(\.text).joined()
    let bytes = whole.string.utf8
    var ends: [String.Index] = []
    var offset = 0
    for span in spans {
      offset += span.text.string.utf8.count
      ends.append(bytes.index(bytes.startIndex, offsetBy: offset))
    }
    var current = 0
    return whole.wrappedRanges(width: width).map { range in
      while current < ends.count, ends[current] <= range.lowerBound { current += 1 }
      var line = StyledLine()
      var index = current
      var start = range.lowerBound
      while index < ends.count, start < range.upperBound {
        let end = min(ends[index], range.upperBound)
        if start < end { line.spans.append(StyledSpan(whole[start..<end], spans[index].role, spans[index].attributes)) }
        start = end
        index += 1
      }
      return line
    }
  }
}

extension Frame {
  /// Writes a line in the colours of a theme on the background of `surface`, cut at `limit` columns.
  ///
  /// - Returns: The columns that were written.
  @discardableResult
  package mutating func put(
    _ line: StyledLine, at point: Point, theme: Theme, surface: Role = .text, limit: Int = .max
  ) -> Int {
    var used = 0
    for span in line.spans {
      if used >= limit { break }
      let style = theme[span.role, on: surface].adding(span.attributes)
      let width = put(
        span.text, at: Point(point.column + used, point.row), style: style, limit: limit == .max ? .max : limit - used)
      used += width
      // A wide character that no longer fits ends the line; what follows must not slip into its place.
      if width < span.text.width { break }
    }
    return used
  }
}
