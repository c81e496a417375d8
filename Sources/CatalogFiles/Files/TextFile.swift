import PlainText

/// The lines of a text file, without line ends and cleaned of what may not be drawn.
struct TextFile {
  /// Largest file that is read, in bytes.
  static let limit = 1_048_576

  let page: Page
  let lines: [String]

  /// Reads a file; nil when it is not text at all.
  ///
  /// Characters that the cleaner takes away are faults of their lines.
  init?(bytes: [UInt8], page: Page) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      TextFile.reportEncoding(bytes, page: page)
      return nil
    }
    self.page = page
    let withoutMark = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    lines = TextFile.split(withoutMark).enumerated().map { index, line in
      TextFile.cleaned(line, line: index + 1, page: page)
    }
  }

  /// Splits at line feeds; a carriage return before one belongs to the line end.
  private static func split(_ text: String) -> [Substring.UnicodeScalarView] {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0.last == "\r" ? $0.dropLast() : $0 }
  }

  private static func cleaned(_ line: Substring.UnicodeScalarView, line number: Int, page: Page) -> String {
    // Tabs may stay: YAML has its own word on them, and Markdown takes them for blanks.
    return line.split(separator: "\t", omittingEmptySubsequences: false)
      .map { Cleaning.clean(String($0), page: page, line: number) }
      .joined(separator: "\t")
  }

  private static func reportEncoding(_ bytes: [UInt8], page: Page) {
    var iterator = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var offset = 0
    var line = 1
    reading: while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let units):
        offset += units.count
        if units.first == 0x0A { line += 1 }
      case .error, .emptyInput: break reading
      }
    }
    page.fault(line, "the file is not UTF-8: byte \(offset) does not belong", "Save the file as UTF-8.")
  }
}

/// Text from a file passes the cleaner here, and what it takes away is a fault.
enum Cleaning {
  /// Cleans text of one line, and reports the first character that is taken away.
  static func clean(_ written: String, page: Page, line: Int) -> String {
    if written.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return written }
    let raw = withPlainBlanks(written)
    let clean = SafeText(cleaning: raw).string
    if clean.utf8.elementsEqual(raw.utf8) { return clean }
    let kept = Array(clean.unicodeScalars)
    for (index, scalar) in raw.unicodeScalars.enumerated() where index >= kept.count || kept[index] != scalar {
      page.fault(
        line, "the character \(codePoint(scalar)) may not stand in a catalogue",
        "Take it out; it is invisible or acts on a terminal.")
      break
    }
    return clean
  }

  /// Makes unbreakable, narrow and wide blanks plain ones, which is no fault of the text: authors type them with care.
  private static func withPlainBlanks(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(scalar.properties.generalCategory == .spaceSeparator ? " " : scalar)
    }
    return String(scalars)
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
