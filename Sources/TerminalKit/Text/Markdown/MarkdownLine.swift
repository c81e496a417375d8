/// The start of a list item.
struct ListMarker {
  enum Kind: Equatable { case bullet(UInt8), number(UInt8) }

  var kind: Kind
  var number = 0
  /// The column its text starts at.
  var indent: Int
  var content: Substring

  /// Whether it may follow a paragraph without a blank line; a line that begins with a year is no list.
  var canInterrupt: Bool {
    if content.isBlank { return false }
    if case .number = kind { return number == 1 }
    return true
  }
}

/// What a line of Markdown starts.
extension Substring {
  var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 } }

  var indentation: Int { utf8.prefix { $0 == 0x20 }.count }

  var trimmedStart: Substring { Substring(utf8.drop { $0 == 0x20 }) }

  var trimmedEnd: Substring {
    var bytes = utf8
    while bytes.last == 0x20 { bytes.removeLast() }
    return Substring(bytes)
  }

  /// `===` makes the paragraph above a heading of level 1, `---` of level 2.
  var underlineLevel: Int? {
    let bytes = trimmedStart.trimmedEnd.utf8
    guard let first = bytes.first, bytes.count > 1, bytes.allSatisfy({ $0 == first }) else { return nil }
    return first == UInt8(ascii: "=") ? 1 : first == UInt8(ascii: "-") ? 2 : nil
  }

  /// `---`, `***` or `___`, with blanks between or not.
  var isRule: Bool {
    let bytes = utf8.filter { $0 != 0x20 }
    guard bytes.count >= 3, let first = bytes.first, "-*_".utf8.contains(first) else { return false }
    return bytes.allSatisfy { $0 == first }
  }

  /// The three or more back quotes or tildes that open a block of code.
  var fence: Substring? {
    let text = trimmedStart
    guard let first = text.utf8.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return nil }
    let run = text.utf8.prefix { $0 == first }
    let rest = text.utf8.dropFirst(run.count)
    return run.count >= 3 && !rest.contains(UInt8(ascii: "`")) ? Substring(run) : nil
  }

  func closes(_ fence: Substring) -> Bool {
    let text = trimmedStart.trimmedEnd
    return text.utf8.count >= fence.utf8.count && text.utf8.allSatisfy { $0 == fence.utf8.first }
  }

  var heading: (level: Int, title: Substring)? {
    let text = trimmedStart.trimmedEnd
    let level = text.utf8.prefix { $0 == UInt8(ascii: "#") }.count
    let rest = text.utf8.dropFirst(level)
    guard (1...6).contains(level), rest.isEmpty || rest.first == 0x20 else { return nil }
    var title = Substring(rest).trimmedStart
    // Closing marks are part of the heading only behind a blank.
    let closing = title.utf8.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    let kept = Substring(title.utf8.dropLast(closing))
    if closing > 0, kept.isEmpty || kept.utf8.last == 0x20 { title = kept.trimmedEnd }
    return (level, title)
  }

  var quoted: Substring? {
    let text = trimmedStart
    guard text.utf8.first == UInt8(ascii: ">") else { return nil }
    let rest = Substring(text.utf8.dropFirst())
    return rest.utf8.first == 0x20 ? Substring(rest.utf8.dropFirst()) : rest
  }

  var listMarker: ListMarker? {
    let indentation = indentation
    let text = Substring(utf8.dropFirst(indentation))
    guard let first = text.utf8.first else { return nil }
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    let width: Int
    let kind: ListMarker.Kind
    if "-*+".utf8.contains(first) {
      width = 1
      kind = .bullet(first)
    } else if (1...9).contains(digits.count), let stop = text.utf8.dropFirst(digits.count).first,
      ".)".utf8.contains(stop)
    {
      width = digits.count + 1
      kind = .number(stop)
    } else {
      return nil
    }
    let rest = Substring(text.utf8.dropFirst(width))
    guard rest.isEmpty || rest.utf8.first == 0x20 else { return nil }
    // Five and more blanks would be code inside the item: taken for a wide gap.
    let gap = rest.isBlank ? 1 : rest.indentation
    return ListMarker(
      kind: kind, number: Int(Substring(digits)) ?? 0, indent: indentation + width + gap, content: rest.trimmedStart)
  }

  func belongs(to list: ListMarker, indent: Int) -> Bool {
    indentation >= indent || (!isRule && listMarker?.kind == list.kind)
  }
}
