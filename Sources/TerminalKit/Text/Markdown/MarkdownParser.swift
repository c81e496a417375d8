import PlainText

/// Reads lines into blocks; lists and quotes hold blocks of their own, to a depth.
struct MarkdownParser {
  /// Deeper markers are text: no hostile text can exhaust the stack.
  static let deepest = 6

  let depth: Int

  func blocks(_ lines: [Substring]) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var paragraph: [Substring] = []
    var index = 0
    func close() {
      if !paragraph.isEmpty { blocks.append(.paragraph(Self.spans(paragraph))) }
      paragraph = []
    }
    while index < lines.count {
      let line = lines[index]
      if let level = line.underlineLevel, !paragraph.isEmpty {
        blocks.append(.heading(level: level, Self.spans(paragraph)))
        paragraph = []
        index += 1
      } else if line.isBlank {
        close()
        index += 1
      } else if let (block, next) = block(at: index, in: lines, isInParagraph: !paragraph.isEmpty) {
        close()
        blocks.append(block)
        index = next
      } else {
        paragraph.append(line)
        index += 1
      }
    }
    close()
    return blocks
  }

  /// The block that starts at a line, and the line after it; nil where a paragraph stands.
  private func block(
    at index: Int, in lines: [Substring], isInParagraph: Bool
  ) -> (block: MarkdownBlock, next: Int)? {
    let line = lines[index]
    if let fence = line.fence { return code(after: index, fence: fence, in: lines) }
    if let (level, title) = line.heading {
      return (.heading(level: level, Self.spans([title])), index + 1)
    }
    if line.isRule { return (.rule, index + 1) }
    if depth < Self.deepest {
      if line.quoted != nil { return quote(at: index, in: lines) }
      if let marker = line.listMarker, !isInParagraph || marker.canInterrupt {
        return list(at: index, marker, in: lines)
      }
    }
    return MarkdownTable.read(at: index, in: lines).map { (.table($0.table), $0.next) }
  }

  /// Whether a line ends the paragraph above it.
  private func startsBlock(at index: Int, in lines: [Substring]) -> Bool {
    let line = lines[index]
    return line.fence != nil || line.heading != nil || line.isRule || line.quoted != nil || line.listMarker != nil
      || MarkdownTable.starts(at: index, in: lines)
  }

  private func code(after index: Int, fence: Substring, in lines: [Substring]) -> (MarkdownBlock, Int) {
    var end = index + 1
    while end < lines.count, !lines[end].closes(fence) { end += 1 }
    let text = lines[(index + 1)..<end].map { SafeText(cleaning: String($0)) }
    return (.code(text), min(end + 1, lines.count))
  }

  private func quote(at index: Int, in lines: [Substring]) -> (MarkdownBlock, Int) {
    var inside: [Substring] = []
    var next = index
    while next < lines.count, let text = lines[next].quoted {
      inside.append(text)
      next += 1
    }
    return (.quote(MarkdownParser(depth: depth + 1).blocks(inside)), next)
  }

  private func list(at index: Int, _ first: ListMarker, in lines: [Substring]) -> (MarkdownBlock, Int) {
    var items: [[Substring]] = []
    var next = index
    var indent = first.indent
    while next < lines.count {
      let line = lines[next]
      let marker = line.isRule ? nil : line.listMarker
      if line.isBlank {
        // The list goes on after blank lines if what follows belongs to it.
        let following = lines[next...].firstIndex { !$0.isBlank }
        guard let following, lines[following].belongs(to: first, indent: indent) else { break }
        items[items.count - 1] += Array(lines[next..<following])
        next = following
        continue
      }
      if let marker, marker.kind == first.kind, line.indentation < indent {
        items.append([marker.content])
        indent = marker.indent
      } else if line.indentation >= indent {
        items[items.count - 1].append(Substring(line.utf8.dropFirst(indent)))
      } else if items.last?.last?.isBlank == false, !startsBlock(at: next, in: lines) {
        items[items.count - 1].append(line.trimmedStart)
      } else {
        break
      }
      next += 1
    }
    let start: Int? = if case .number = first.kind { first.number } else { nil }
    return (.list(start: start, items: items.map(MarkdownParser(depth: depth + 1).blocks)), next)
  }

  /// The inline text of a paragraph's lines; two blanks or a backslash at the end of a line break it there.
  static func spans(_ lines: [Substring]) -> [MarkdownSpan] {
    var text = ""
    for (index, line) in lines.enumerated() {
      var part = line.trimmedStart
      let isLast = index == lines.count - 1
      let isHard = !isLast && (part.hasSuffix("  ") || part.hasSuffix("\\"))
      if isHard, part.hasSuffix("\\") { part = part.dropLast() }
      text += part.trimmedEnd
      if !isLast { text += isHard ? "\n" : " " }
    }
    return MarkdownInline.spans(text)
  }
}
