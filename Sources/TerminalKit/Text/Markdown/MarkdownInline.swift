import PlainText

/// Reads the text inside a block: emphasis, code, links.
///
/// Brackets and back quotes are paired beforehand, so that unpaired ones cost no search.
struct MarkdownInline {
  private enum Piece {
    case span(MarkdownSpan)
    /// One to three asterisks or underscores.
    case delimiter(Delimiter, canOpen: Bool, canClose: Bool)
  }

  private struct Delimiter: Equatable {
    var mark: Unicode.Scalar
    var count: Int

    var look: MarkdownSpan.Look { count == 1 ? .emphasis : count == 2 ? .strong : [.emphasis, .strong] }
    var text: String { String(repeating: Character(mark), count: count) }
  }

  private let scalars: [Unicode.Scalar]
  private let pairs: InlinePairs
  private let hasLinks: Bool
  private var pieces: [Piece] = []
  private var plain = String.UnicodeScalarView()

  static func spans(_ text: String) -> [MarkdownSpan] { spans(Array(text.unicodeScalars), hasLinks: true) }

  private static func spans(_ scalars: [Unicode.Scalar], hasLinks: Bool) -> [MarkdownSpan] {
    var reader = MarkdownInline(scalars, hasLinks: hasLinks)
    reader.read()
    return reader.styled()
  }

  private init(_ scalars: [Unicode.Scalar], hasLinks: Bool) {
    self.scalars = scalars
    self.hasLinks = hasLinks
    pairs = InlinePairs(scalars)
  }

  private mutating func read() {
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "\\" where index + 1 < scalars.count && InlinePairs.isPunctuation(scalars[index + 1]):
        plain.append(scalars[index + 1])
        index += 2
      case "`": index = readCode(at: index)
      case "!" where hasLinks && index + 1 < scalars.count && scalars[index + 1] == "[":
        index = readLink(at: index + 1, isPicture: true) ?? keep(index)
      case "[" where hasLinks: index = readLink(at: index, isPicture: false) ?? keep(index)
      case "<" where hasLinks: index = readAutolink(at: index) ?? keep(index)
      case "*", "_": index = readDelimiter(at: index)
      default: index = keep(index)
      }
    }
    closePlain()
  }

  private mutating func keep(_ index: Int) -> Int {
    plain.append(scalars[index])
    return index + 1
  }

  private mutating func closePlain() {
    if !plain.isEmpty { pieces.append(.span(MarkdownSpan(SafeText(cleaningLines: String(plain))))) }
    plain = String.UnicodeScalarView()
  }

  private mutating func append(_ span: MarkdownSpan) {
    closePlain()
    if !span.text.isEmpty { pieces.append(.span(span)) }
  }

  private mutating func readCode(at index: Int) -> Int {
    let count = run(at: index)
    guard let end = pairs.closingCode[index] else {
      for offset in 0..<count { plain.append(scalars[index + offset]) }
      return index + count
    }
    let text = text(index + count, end)
    let inner =
      text.hasPrefix(" ") && text.hasSuffix(" ") && text.utf8.count > 2 ? String(text.dropFirst().dropLast()) : text
    append(MarkdownSpan(SafeText(cleaning: inner), .code))
    return end + count
  }

  // `[text](target "title")`; of a picture only the words are shown.
  private mutating func readLink(at index: Int, isPicture: Bool) -> Int? {
    guard let close = pairs.closingBracket[index], close + 1 < scalars.count, scalars[close + 1] == "(",
      let end = pairs.nextParenthesis[close + 1]
    else { return nil }
    let inside = text(close + 2, end).drop { $0 == " " }
    let written = inside.prefix { $0 != " " && $0 != "\n" }
    let title = inside.dropFirst(written.count).drop { $0 == " " }
    guard title.isEmpty || title.hasPrefix("\"") || title.hasPrefix("'") else { return nil }
    let words = Self.spans(Array(scalars[(index + 1)..<close]), hasLinks: false)
    let target = written.drop { $0 == "<" }
    let link = SafeText(cleaning: String(target.last == ">" ? target.dropLast() : target))
    if isPicture {
      words.forEach { append($0) }
    } else if words.isEmpty {
      append(MarkdownSpan(link, target: link))
    } else {
      words.forEach { append(MarkdownSpan($0.text, $0.look, target: link)) }
    }
    return end + 1
  }

  // `<https://…>` and `<name@host>`.
  private mutating func readAutolink(at index: Int) -> Int? {
    var end = index + 1
    while end < scalars.count, scalars[end] != ">" {
      if scalars[end] == "<" || scalars[end] == " " || scalars[end] == "\n" { return nil }
      end += 1
    }
    guard end < scalars.count else { return nil }
    let target = text(index + 1, end)
    guard target.contains("://") || target.contains("@") || target.hasPrefix("mailto:") else { return nil }
    let link = SafeText(cleaning: target)
    append(MarkdownSpan(link, target: link))
    return end + 1
  }

  private mutating func readDelimiter(at index: Int) -> Int {
    let count = run(at: index)
    let before = index > 0 ? scalars[index - 1] : " "
    let after = index + count < scalars.count ? scalars[index + count] : " "
    var canOpen = !Self.isGap(after)
    var canClose = !Self.isGap(before)
    if scalars[index] == "_" {
      canOpen = canOpen && !before.properties.isAlphabetic && !Self.isDigit(before)
      canClose = canClose && !after.properties.isAlphabetic && !Self.isDigit(after)
    }
    // "20*30*40 cm" is a measure.
    if Self.isDigit(before), Self.isDigit(after) { (canOpen, canClose) = (false, false) }
    if count > 3 || !(canOpen || canClose) {
      for offset in 0..<count { plain.append(scalars[index + offset]) }
    } else {
      closePlain()
      let delimiter = Delimiter(mark: scalars[index], count: count)
      pieces.append(.delimiter(delimiter, canOpen: canOpen, canClose: canClose))
    }
    return index + count
  }

  private func run(at index: Int) -> Int {
    var end = index
    while end < scalars.count, scalars[end] == scalars[index] { end += 1 }
    return end - index
  }

  private func text(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[min(start, end)..<end])
    return String(view)
  }

  private static func isGap(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Pairs the delimiters and gives each span its look; one without a partner is text.
  private func styled() -> [MarkdownSpan] {
    var partner: [Int: Int] = [:]
    var open: [(delimiter: Delimiter, index: Int)] = []
    for (index, piece) in pieces.enumerated() {
      guard case .delimiter(let delimiter, let canOpen, let canClose) = piece else { continue }
      let match = open.lastIndex { $0.delimiter == delimiter }
      if canClose, let match {
        partner[open[match].index] = index
        partner[index] = open[match].index
        open.removeSubrange(match...)
      } else if canOpen {
        // At most one of each kind is open: six in all, so that no search is long.
        if let match { open.remove(at: match) }
        open.append((delimiter, index))
      }
    }
    var spans: [MarkdownSpan] = []
    var look: MarkdownSpan.Look = []
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .span(let span): spans.append(MarkdownSpan(span.text, span.look.union(look), target: span.target))
      case .delimiter(let delimiter, _, _):
        if let other = partner[index] {
          look = other > index ? look.union(delimiter.look) : look.subtracting(delimiter.look)
        } else {
          spans.append(MarkdownSpan(SafeText(cleaning: delimiter.text), look))
        }
      }
    }
    return Self.merged(spans)
  }

  private static func merged(_ spans: [MarkdownSpan]) -> [MarkdownSpan] {
    var merged: [(look: MarkdownSpan.Look, target: SafeText?, texts: [SafeText])] = []
    for span in spans {
      if let last = merged.last, last.look == span.look, last.target == span.target {
        merged[merged.count - 1].texts.append(span.text)
      } else {
        merged.append((span.look, span.target, [span.text]))
      }
    }
    return merged.map { MarkdownSpan($0.texts.joined(), $0.look, target: $0.target) }
  }
}
