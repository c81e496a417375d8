package import PlainText
import TerminalKit

extension TapeFailure {
  /// What is wrong, in one line.
  package var summary: SafeText {
    switch reason {
    case .expectation(let expectation):
      let place: SafeText = expectation.scope == .line ? "in the line of the cursor" : "on the screen"
      return expectation.isRefused
        ? "\(expectation.words) is \(place), and must not be" : "\(expectation.words) is not \(place)"
    case .waited(let pattern, let scope, let time):
      let place: SafeText = scope == .line ? "the line of the cursor" : "the screen"
      return
        "\(SafeText(cleaning: "/\(pattern.text)/")) did not come into \(place) within \(SafeText(cleaning: time.text))"
    case .ended: return "the program has ended, and there are more keys"
    case .clickCount(let text, 0): return "“\(SafeText(cleaning: text))” is not on the screen, so it cannot be clicked"
    case .clickCount(let text, let count):
      return "“\(SafeText(cleaning: text))” is on the screen \(count) times; give column and row, or more words"
    case .outside(let point): return "column \(point.column + 1), row \(point.row + 1) is outside the screen"
    case .tooManyKeys(let used, let allowed): return "it needs \(used) keys, and has a budget of \(allowed)"
    case .databaseHash(let expected, let found):
      return
        "the shop's data have the hash \(SafeText(cleaning: String(found.prefix(max(8, expected.utf8.count))))), not \(SafeText(cleaning: expected))"
    case .trouble(let trouble): return trouble.message
    }
  }

  /// Everything that helps to see why: the line of the tape, what was expected, the screen, the focus, what happened last.
  ///
  /// - Parameters:
  ///   - file: The tape's path.
  ///   - text: The tape's text, where the failure is in the tape itself.
  ///   - hasScreen: With the screen, the focus and the events; otherwise they are shown elsewhere.
  package func report(file: SafeText, text: [UInt8], hasScreen: Bool = true) -> [SafeText] {
    let place = source.map { SafeText(cleaning: $0) } ?? file
    var lines: [SafeText] = ["\(place):\(position.line):\(position.column): \(summary)"]
    if source == nil { lines += tapeLine(of: text) }
    if let staff { lines.append("At the desk of \(staff):") }
    lines += expected
    guard hasScreen else { return lines + (focus.isEmpty ? [] : ["The focus: \(focus)"]) }
    if let frame {
      lines.append("The screen, \(frame.size.columns)x\(frame.size.rows):")
      lines += frame.framed.split(separator: "\n").map { SafeText(cleaning: String($0)) }
      let line = frame.text(in: .line)
      if !focus.isEmpty || !line.isEmpty { lines.append("The focus: \(focus): \(SafeText(cleaning: line))") }
    }
    if !events.isEmpty {
      lines.append("The last \(events.count) events:")
      lines += events.map { "  \(SafeText(cleaning: $0.kind.rawValue)) \($0.text.firstLine(limit: 110))" }
    }
    return lines
  }

  private func tapeLine(of text: [UInt8]) -> [SafeText] {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.indices.contains(position.line - 1) else { return [] }
    let number = String(position.line)
    let line = masks.hiding(SafeText(cleaning: String(decoding: lines[position.line - 1], as: UTF8.self)))
    return ["  \(SafeText(cleaning: number)) │ \(line)"]
  }

  /// What was expected and what is there, for a page that shows both beside each other; nil where neither is a text.
  package var sides: (expected: String, actual: String)? {
    switch reason {
    case .expectation(let expectation):
      let text = frame?.text(in: expectation.scope) ?? ""
      guard case .text(let words) = expectation.matter, let nearest = NearestLine.find(words, in: frame?.text ?? [])
      else { return ((expectation.isRefused ? "not " : "") + expectation.words.string, text) }
      return (words, nearest)
    case .waited(let pattern, let scope, _): return ("/\(pattern.text)/", frame?.text(in: scope) ?? "")
    case .databaseHash(let expected, let found): return (expected, found)
    case .tooManyKeys(let used, let allowed): return ("at most \(allowed) keys", "\(used) keys")
    default: return nil
    }
  }

  /// What was expected beside what is there nearest to it.
  private var expected: [SafeText] {
    switch reason {
    case .expectation(let expectation) where !expectation.isRefused:
      guard case .text(let words) = expectation.matter, let frame,
        let nearest = NearestLine.find(words, in: frame.text)
      else { return [] }
      return difference("expected", words, "the nearest line", nearest)
    case .trouble(let trouble):
      return trouble.difference.split(separator: "\n").map { masks.hiding(SafeText(cleaning: String($0))) }
    default: return []
    }
  }

  private func difference(_ from: String, _ old: String, _ to: String, _ new: String) -> [SafeText] {
    LineDifference.unified(old + "\n", new + "\n", from: from, to: to).split(separator: "\n").map {
      SafeText(cleaning: String($0))
    }
  }
}

extension TapeExpectation {
  /// As the tape has it: `/pattern/` or “words”.
  var words: SafeText {
    switch matter {
    case .pattern(let pattern): SafeText(cleaning: "/\(pattern.text)/")
    case .text(let words): "“\(SafeText(cleaning: words))”"
    }
  }
}

/// The line of a screen that is likest to some words.
enum NearestLine {
  /// Nil: none has anything in common with them.
  static func find(_ words: String, in lines: [String]) -> String? {
    let wanted = pairs(words)
    guard !wanted.isEmpty else { return nil }
    let best = lines.map { line in (line, pairs(line).intersection(wanted).count) }.max { $0.1 < $1.1 }
    guard let best, best.1 * 3 >= wanted.count else { return nil }
    return String(best.0.drop { $0 == " " })
  }

  // Likeness by pairs of neighbouring letters (Dice, "Measures of the Amount of Ecologic Association", 1945).
  private static func pairs(_ text: String) -> Set<String> {
    let letters = Array(text.lowercased())
    return Set(zip(letters, letters.dropFirst()).map { String([$0, $1]) })
  }
}

extension SafeText {
  /// At most so many columns of its first line, blanks joined.
  fileprivate func firstLine(limit: Int) -> SafeText {
    SafeText(cleaning: string.split { $0 == " " || $0 == "\n" }.joined(separator: " ")).prefix(limit)
  }
}
