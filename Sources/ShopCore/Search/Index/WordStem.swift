/// Words that differ only in their endings, for English.
///
/// Two words go together when their stems are the same: the plural, the possessive and the endings -ed and -ing are
/// taken off, an f that became v and a doubled consonant are put right, and what is irregular stands in a table. Less
/// than Porter's stemmer does on purpose: it joins `organ` and `organization`, and a shop sells both.
enum WordStem {
  private static let irregular: [String: String] = [
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "people": "person", "geese": "goose", "dice": "die", "oxen": "ox",
  ]

  /// The stem of a folded word; the word itself for short ones and those with a digit or another script.
  static func of(_ word: String) -> String {
    if let known = irregular[word] { return known }
    var letters = Array(word.utf8)
    guard letters.count > 3, letters.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return word }
    takeOffPlural(&letters)
    takeOffVerbEnding(&letters)
    if letters.count > 4, letters.last == UInt8(ascii: "e") { letters.removeLast() }
    if letters.count > 3, letters.last == UInt8(ascii: "y") { letters[letters.count - 1] = UInt8(ascii: "i") }
    // Shelves and shelf, but gloves and glove too.
    if letters.count > 3, letters.last == UInt8(ascii: "v") { letters[letters.count - 1] = UInt8(ascii: "f") }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Forms of a stem that do not begin as the stem does.
  static func irregularForms(of stem: String) -> [String] {
    irregular.filter { $0.value == stem }.map(\.key).sorted()
  }

  /// How many first letters of a stem every word of that stem has.
  static func commonLetters(of stem: String) -> Int { max(1, min(stem.utf8.count - 1, 12)) }

  private static func takeOffPlural(_ letters: inout [UInt8]) {
    guard letters.last == UInt8(ascii: "s") else { return }
    if ends(letters, "ies"), letters.count > 4 {
      letters.removeLast(3)
      letters.append(UInt8(ascii: "y"))
    } else if ["sses", "shes", "ches", "xes", "zzes"].contains(where: { ends(letters, $0) }) {
      letters.removeLast(2)
    } else if !["ss", "us", "is"].contains(where: { ends(letters, $0) }) {
      letters.removeLast()
    }
  }

  private static func takeOffVerbEnding(_ letters: inout [UInt8]) {
    for ending in ["ing", "ed"] as [StaticString] where ends(letters, ending) {
      let rest = letters.dropLast(ending.utf8CodeUnitCount)
      guard rest.count >= 3, rest.contains(where: { "aeiouy".utf8.contains($0) }) else { return }
      letters = Array(rest)
      if let last = letters.last, letters.count > 3, letters[letters.count - 2] == last, !"lsz".utf8.contains(last) {
        letters.removeLast()
      }
      return
    }
  }

  private static func ends(_ letters: [UInt8], _ ending: StaticString) -> Bool {
    ending.withUTF8Buffer { letters.count > $0.count && letters.suffix($0.count).elementsEqual($0) }
  }
}
