import PlainText

/// Sets blocks in lines.
struct MarkdownLayout {
  /// An indent that would leave less than this to the text is left out, with its marker.
  private static let narrowest = 6

  let symbols: Symbols
  let measure: Int

  func lines(_ blocks: [MarkdownBlock], width: Int, role: Role, depth: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    for (index, block) in blocks.enumerated() {
      if index > 0, isApart(blocks[index - 1], block, depth: depth) { lines.append(StyledLine()) }
      lines += self.lines(block, width: width, role: role, depth: depth)
    }
    return lines
  }

  // A heading stands close to its text, a list inside an item close to its words.
  private func isApart(_ upper: MarkdownBlock, _ lower: MarkdownBlock, depth: Int) -> Bool {
    if case .heading = upper { return false }
    if case .list = lower, depth > 0 { return false }
    return true
  }

  private func lines(_ block: MarkdownBlock, width: Int, role: Role, depth: Int) -> [StyledLine] {
    let prose = min(width, measure)
    switch block {
    case .heading(let level, let spans):
      return StyledLine.wrapped(
        styled(spans, level < 3 ? .heading : role, level == 1 ? .underline : level == 2 ? [] : .bold), width: prose)
    case .paragraph(let spans): return StyledLine.wrapped(styled(spans, role), width: prose)
    case .list(let start, let items): return list(start, items, width: prose, role: role, depth: depth)
    case .table(let table):
      return MarkdownTableLayout(
        header: table.header.map { styled($0, .heading) }, alignments: table.alignments,
        rows: table.rows.map { row in row.map { styled($0, role) } }, symbols: symbols
      ).lines(width: width)
    case .quote(let blocks):
      let bar = prose - 2 < Self.narrowest ? StyledLine() : StyledLine([StyledSpan(symbols.vertical + " ", .border)])
      return lines(blocks, width: prose - bar.width, role: .secondary, depth: depth + 1).map { bar + $0 }
    case .code(let texts):
      let indent = width - 2 < Self.narrowest ? StyledLine() : StyledLine([StyledSpan("  ")])
      return texts.flatMap { text in
        text.wrapped(width: width - indent.width).map { indent + StyledLine([StyledSpan($0, .info)]) }
      }
    case .rule: return [StyledLine([StyledSpan(.repeating(symbols.horizontal, prose), .border)])]
    }
  }

  private func list(
    _ start: Int?, _ items: [[MarkdownBlock]], width: Int, role: Role, depth: Int
  ) -> [StyledLine] {
    let last = (start ?? 0) + items.count - 1
    let markerWidth = start == nil ? 1 : "\(last).".utf8.count
    let room = width - markerWidth - 1
    if room < Self.narrowest { return items.flatMap { self.lines($0, width: width, role: role, depth: depth + 1) } }
    var lines: [StyledLine] = []
    for (index, item) in items.enumerated() {
      let marker: SafeText = start.map { "\($0 + index)." } ?? (depth.isMultiple(of: 2) ? symbols.bullet : symbols.dash)
      let head = StyledLine([StyledSpan(marker.padded(toWidth: markerWidth, alignment: .right) + " ", .secondary)])
      let indent = StyledLine([StyledSpan(.repeating(" ", markerWidth + 1))])
      let inside = self.lines(item, width: room, role: role, depth: depth + 1)
      for (row, line) in (inside.isEmpty ? [StyledLine()] : inside).enumerated() {
        lines.append(row == 0 ? head + line : line.spans.isEmpty ? line : indent + line)
      }
    }
    return lines
  }

  /// Roles for looks; a link shows where it leads, unless its text says so already.
  private func styled(_ spans: [MarkdownSpan], _ role: Role, _ attributes: Attributes = []) -> [StyledSpan] {
    var styled: [StyledSpan] = []
    for (index, span) in spans.enumerated() {
      var more = attributes
      if span.look.contains(.emphasis) { more.insert(.italic) }
      if span.look.contains(.strong) { more.insert(.bold) }
      if span.target != nil { more.insert(.underline) }
      let own: Role = span.target != nil ? .accent : span.look.contains(.code) ? .info : role
      styled.append(StyledSpan(span.text, own, more))
      let isLinkEnd = index + 1 == spans.count || spans[index + 1].target != span.target
      if let target = span.target, isLinkEnd, !saysItself(target, spans, at: index) {
        styled.append(StyledSpan(" (\(target))", .secondary, attributes))
      }
    }
    return styled
  }

  private func saysItself(_ target: SafeText, _ spans: [MarkdownSpan], at index: Int) -> Bool {
    if target.isEmpty { return true }
    var first = index
    while first > 0, spans[first - 1].target == target { first -= 1 }
    let text = spans[first...index].map(\.text).joined().string
    return text == target.string || "mailto:" + text == target.string || "https://" + text == target.string
  }
}
