import PlainText
import Yams

/// Reports a key that stands twice in a mapping, and gives the second one another name, so that reading can go on.
///
/// The parser stops at doubled keys; a file is read to its end nonetheless, because all faults are told at once.
enum DoubledKey {
  /// Begins the new name of a key that stood twice; a character that the cleaner lets no file bring would do, but this
  /// one also passes the parser.
  static let mark = "\u{E0A7}"

  /// The lines with the second key renamed, or nil where it could not be found.
  static func rename(
    _ key: String, at first: Mark, in lines: [String], offset: Int, page: Page
  ) -> [String]? {
    guard lines.indices.contains(first.line - 1) else { return nil }
    let text = YAMLText(lines: lines)
    let start = TextPlace(line: first.line - 1, column: first.column - 1)
    let remedy: SafeText = "Keep one of the two."
    guard let second = text.isFlow(at: start) ? text.nextInFlow(key, after: start) : text.nextInBlock(key, after: start)
    else {
      page.fault(first.line + offset, "the key \(key) stands twice in one mapping", remedy)
      return nil
    }
    page.fault(
      second.line + 1 + offset, "the key \(key) stands twice, first on line \(first.line + offset)", remedy)
    var line = Array(lines[second.line].unicodeScalars)
    let isQuoted = line[second.column] == "\"" || line[second.column] == "'"
    line.insert(contentsOf: mark.unicodeScalars, at: second.column + (isQuoted ? 1 : 0))
    var renamed = lines
    renamed[second.line] = String(String.UnicodeScalarView(line))
    return renamed
  }
}

/// A line and a column in code points, both from 0.
struct TextPlace {
  var line: Int
  var column: Int
}

/// YAML as text, for finding keys in it.
struct YAMLText {
  private let lines: [[Unicode.Scalar]]

  init(lines: [String]) { self.lines = lines.map { Array($0.unicodeScalars) } }

  /// Whether the key at a place belongs to a mapping in braces.
  func isFlow(at place: TextPlace) -> Bool {
    let before = lines[place.line].prefix(place.column).last { $0 != " " }
    if let before { return before == "{" || before == "," }
    guard let above = lines[..<place.line].last(where: { line in line.contains { $0 != " " } }) else { return false }
    return above.last { $0 != " " } == "," && nextInBlock(at: place) == nil
  }

  private func nextInBlock(at place: TextPlace) -> TextPlace? {
    let key = lines[place.line].dropFirst(place.column).prefix { $0 != ":" }
    return nextInBlock(String(String.UnicodeScalarView(key)), after: place)
  }

  /// The next line of the same block that begins with the key.
  func nextInBlock(_ key: String, after place: TextPlace) -> TextPlace? {
    for line in lines.indices.dropFirst(place.line + 1) {
      guard let indent = lines[line].firstIndex(where: { $0 != " " }), lines[line][indent] != "#" else { continue }
      if indent < place.column { return nil }
      if indent == place.column, isKey(key, at: indent, in: lines[line]) {
        return TextPlace(line: line, column: indent)
      }
    }
    return nil
  }

  /// The next place in the same braces where the key stands.
  func nextInFlow(_ key: String, after place: TextPlace) -> TextPlace? {
    var depth = 0
    var quote: Unicode.Scalar?
    var mayBegin = false
    for line in lines.indices.dropFirst(place.line) {
      for column in lines[line].indices.dropFirst(line == place.line ? place.column : 0) {
        let scalar = lines[line][column]
        if mayBegin, depth == 0, scalar != " ", isKey(key, at: column, in: lines[line]) {
          return TextPlace(line: line, column: column)
        }
        if let open = quote {
          if scalar == open { quote = nil }
          continue
        }
        switch scalar {
        case "\"", "'": if mayBegin || isAfterColon(column, in: lines[line]) { quote = scalar }
        case "{", "[": depth += 1
        case "}", "]": depth -= 1
        default: break
        }
        if depth < 0 { return nil }
        if scalar != " " { mayBegin = scalar == "," }
      }
    }
    return nil
  }

  private func isAfterColon(_ column: Int, in line: [Unicode.Scalar]) -> Bool {
    line[..<column].last { $0 != " " } == ":"
  }

  private func isKey(_ key: String, at column: Int, in line: [Unicode.Scalar]) -> Bool {
    let rest = String(String.UnicodeScalarView(line[column...]))
    return [key, "\"" + key + "\"", "'" + key + "'"].contains { written in
      guard rest.hasPrefix(written) else { return false }
      let after = rest.dropFirst(written.count).drop { $0 == " " }
      return after.first == ":"
    }
  }
}
