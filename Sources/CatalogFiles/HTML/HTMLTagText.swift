import Commerce

/// A tag as it is written, from `<` to `>`.
struct HTMLTagText {
  /// In small letters; empty for declarations and the like.
  private(set) var name = ""
  private(set) var isClosing = false
  private(set) var attributes: [String: String] = [:]
  /// Behind the `>`.
  private(set) var end = 0

  /// Nil where the `<` at `start` begins no tag.
  init?(_ scalars: [Unicode.Scalar], at start: Int, longest: Int) {
    let limit = min(scalars.count, start + longest)
    var at = start + 1
    if scalars[at] == "!" || scalars[at] == "?" {
      guard let close = scalars[at..<limit].firstIndex(of: ">") else { return nil }
      end = close + 1
      return
    }
    if scalars[at] == "/" {
      isClosing = true
      at += 1
    }
    guard at < limit, HTMLTagText.isLetter(scalars[at]) else { return nil }
    let nameEnd = scalars[at..<limit].firstIndex { HTMLTagText.endsName($0) } ?? limit
    name = HTMLTagText.string(scalars[at..<nameEnd]).lowercased()
    at = nameEnd
    guard let close = readAttributes(scalars, from: at, to: limit) else { return nil }
    end = close + 1
  }

  /// Reads to the `>`; returns its place.
  private mutating func readAttributes(_ scalars: [Unicode.Scalar], from start: Int, to limit: Int) -> Int? {
    var at = start
    while at < limit {
      let scalar = scalars[at]
      if scalar == ">" { return at }
      if scalar.properties.isWhitespace || scalar == "/" {
        at += 1
        continue
      }
      let keyEnd = scalars[at..<limit].firstIndex { HTMLTagText.endsName($0) || $0 == "=" } ?? limit
      let key = HTMLTagText.string(scalars[at..<max(keyEnd, at + 1)]).lowercased()
      at = max(keyEnd, at + 1)
      while at < limit, scalars[at].properties.isWhitespace { at += 1 }
      guard at < limit, scalars[at] == "=" else { continue }
      at += 1
      while at < limit, scalars[at].properties.isWhitespace { at += 1 }
      guard at < limit else { return nil }
      let value: ArraySlice<Unicode.Scalar>
      if scalars[at] == "\"" || scalars[at] == "'" {
        guard let close = scalars[(at + 1)..<limit].firstIndex(of: scalars[at]) else { return nil }
        value = scalars[(at + 1)..<close]
        at = close + 1
      } else {
        let close = scalars[at..<limit].firstIndex { $0 == ">" || $0.properties.isWhitespace } ?? limit
        value = scalars[at..<close]
        at = close
      }
      if key == "href" || key == "alt" { attributes[key] = HTMLTagText.decoded(HTMLTagText.string(value)) }
    }
    return nil
  }

  private static func decoded(_ text: String) -> String {
    var decoded = ""
    var rest = Substring(text)
    while let character = rest.first {
      if character == "&", let (value, end) = HTMLEntity.read(rest) {
        decoded += value
        rest = rest[end...]
      } else {
        decoded.append(character)
        rest = rest.dropFirst()
      }
    }
    return decoded
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func endsName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ">" || scalar == "/" || scalar.properties.isWhitespace
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
