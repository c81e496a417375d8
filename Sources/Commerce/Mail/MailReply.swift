import PlainText

/// What somebody wrote in an answer, without what their mail program put around it.
enum MailReply {
  /// Takes away the quoted message, the line that introduces it, and the signature.
  ///
  /// - Parameter text: Cleaned, so that lines end in line feeds and blanks are plain ones.
  static func text(of text: SafeText) -> SafeText {
    let lines = text.string.split(separator: "\n", omittingEmptySubsequences: false)
    var kept: [Substring] = []
    var hasText = false
    var index = 0
    while index < lines.count {
      if lines[index] == "-- " || QuoteMarks.isSentFrom(lines[index]), hasText { break }
      if QuoteMarks.isSeparator(at: index, of: lines), hasText { break }
      if let length = QuoteMarks.attribution(at: index, of: lines) {
        let next = lines[(index + length)...].first { !$0.allSatisfy(\.isWhitespace) }
        // Where the quote is not marked line by line, nothing tells where it ends.
        if let next, next.first != ">", hasText { break }
        index += length
        continue
      }
      if lines[index].first != ">" {
        kept.append(lines[index])
        hasText = hasText || !lines[index].allSatisfy(\.isWhitespace)
      }
      index += 1
    }
    return SafeText(cleaningLines: joined(kept))
  }

  /// With one empty line where there were several, and none at the ends.
  private static func joined(_ lines: [Substring]) -> String {
    var output: [String] = []
    for line in lines.map({ String($0.reversed().drop(while: \.isWhitespace).reversed()) }) {
      if !line.isEmpty || output.last?.isEmpty == false { output.append(line) }
    }
    if output.last?.isEmpty == true { output.removeLast() }
    return output.joined(separator: "\n")
  }
}

/// The lines by which mail programs introduce the message that is answered.
private enum QuoteMarks {
  /// Longer lines are somebody's words.
  private static let lengthLimit = 300

  private static let separators: Set<String> = [
    "original message", "forwarded message", "ursprüngliche nachricht", "originalnachricht", "original nachricht",
    "weitergeleitete nachricht", "message d'origine", "message d’origine", "message original", "message transféré",
    "mensaje original", "messaggio originale", "oorspronkelijk bericht",
  ]

  /// `-----Original Message-----`, or the headers of the message, as Outlook copies them.
  static func isSeparator(at index: Int, of lines: [Substring]) -> Bool {
    let line = lines[index]
    guard line.utf8.count <= lengthLimit else { return false }
    if line.hasPrefix("--") { return separators.contains(words(of: line)) }
    return starts(line, ["from:", "von:", "de :", "de:", "da:", "van:"])
      && lines[(index + 1)...].prefix(3).contains {
        starts($0, ["sent:", "date:", "gesendet:", "datum:", "envoyé", "date :", "enviado", "inviato", "verzonden"])
      }
  }

  private static func words(of line: Substring) -> String {
    line.split { $0 == "-" || $0 == " " }.joined(separator: " ").lowercased()
  }

  private static func starts(_ line: Substring, _ words: [String]) -> Bool {
    let start = line.prefix(40).drop { $0 == "*" || $0 == " " }.lowercased()
    return words.contains { start.hasPrefix($0) }
  }

  /// How each language says "on that day somebody wrote".
  private static let attributions: [(start: String, verbs: [String])] = [
    ("on ", [" wrote:"]), ("am ", [" schrieb"]), ("le ", [" a écrit"]), ("el ", [" escribió:"]),
    ("il ", [" ha scritto:"]), ("op ", [" schreef"]), ("em ", [" escreveu:"]),
  ]

  /// How many lines `On Mon, 2 Nov 2026 at 12:00, Ada <ada@example.com> wrote:` takes; nil where none begins.
  static func attribution(at index: Int, of lines: [Substring]) -> Int? {
    let start = lines[index].prefix(4).lowercased()
    guard let row = attributions.first(where: { start.hasPrefix($0.start) }) else { return nil }
    var text = ""
    for (count, line) in lines[index...].prefix(4).enumerated() {
      text += " " + line.lowercased()
      guard text.utf8.count <= lengthLimit else { return nil }
      let isComplete = text.withoutOuterBlanks.last == ":" && row.verbs.contains { text.contains($0) }
      guard isComplete else { continue }
      // Somebody's own words look like it too, but tell no date, and no quote follows.
      let next = lines[(index + count + 1)...].first { !$0.allSatisfy(\.isWhitespace) }
      return text.contains(where: \.isNumber) || next?.first == ">" ? count + 1 : nil
    }
    return nil
  }

  static func isSentFrom(_ line: Substring) -> Bool {
    line.utf8.count <= 60
      && starts(line, ["sent from my ", "get outlook for ", "von meinem iphone", "gesendet von ", "envoyé de mon "])
  }
}
