package import PlainText

/// A country to which something can be posted.
package struct Country: Hashable, Sendable {
  /// ISO 3166-1 alpha-2.
  package let code: String
  /// Its usual English name.
  package let name: SafeText

  /// All countries, by name as a reader looks for them: accents do not matter.
  package static let all: [Country] = AddressFacts.text.split(separator: "\n")
    .map { line in
      let fields = line.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
      let country = Country(code: String(fields[0]), name: SafeText(cleaning: String(fields[1])))
      return (country, plain: PlainLetters.of(country.name.string))
    }
    .sorted { $0.plain < $1.plain }.map(\.0)

  /// Whether it is the code of a country.
  static func isCode(_ text: String) -> Bool { AddressFacts.lines[text[...]] != nil }

  /// The country of a code, a name or a name in common use (`UK`); capitals and accents do not matter.
  package static func named(_ text: String) -> Country? {
    let typed = text.withoutOuterBlanks
    let code = typed.uppercased()
    if let country = all.first(where: { $0.code == code }) { return country }
    let plain = PlainLetters.of(typed)
    if let country = all.first(where: { PlainLetters.of($0.name.string) == plain }) { return country }
    return otherNames.first { $0.name == plain }.flatMap { other in all.first { $0.code == other.code } }
  }

  /// The countries that may be meant by what is typed so far, the likeliest first; all of them when nothing is.
  ///
  /// A right code comes first, then names that begin so, then names of which another word does.
  package static func matching(_ typed: String) -> [Country] {
    let plain = PlainLetters.of(typed.withoutOuterBlanks)
    guard !plain.isEmpty else { return all }
    var byRank: [[Country]] = [[], [], []]
    for country in all {
      if let rank = country.rank(of: plain) { byRank[rank].append(country) }
    }
    return byRank.flatMap { $0 }
  }

  private func rank(of typed: String) -> Int? {
    if PlainLetters.of(code) == typed { return 0 }
    let name = PlainLetters.of(self.name.string)
    let others = Country.otherNames.filter { $0.code == code }.map(\.name)
    if others.contains(typed) { return 0 }
    if ([name] + others).contains(where: { $0.hasPrefix(typed) }) { return 1 }
    return ([name] + others).contains { $0.contains(" " + typed) } ? 2 : nil
  }

  /// Codes by plain names, those in common use included.
  static let codeByName: [String: String] = all.reduce(
    into: Dictionary(otherNames.map { ($0.name, $0.code) }, uniquingKeysWith: { first, _ in first })
  ) { codes, country in codes[PlainLetters.of(country.name.string)] = country.code }

  private static let otherNames: [(name: String, code: String)] = [
    ("uk", "GB"), ("great britain", "GB"), ("britain", "GB"), ("england", "GB"), ("scotland", "GB"), ("wales", "GB"),
    ("northern ireland", "GB"), ("usa", "US"), ("america", "US"), ("united states of america", "US"), ("uae", "AE"),
    ("holland", "NL"), ("eire", "IE"), ("republic of ireland", "IE"), ("deutschland", "DE"), ("osterreich", "AT"),
    ("espana", "ES"), ("schweiz", "CH"), ("suisse", "CH"), ("ivory coast", "CI"), ("turkey", "TR"),
    ("czech republic", "CZ"), ("macedonia", "MK"), ("swaziland", "SZ"), ("burma", "MM"), ("cape verde", "CV"),
    ("east timor", "TL"), ("macau", "MO"), ("holy see", "VA"), ("russian federation", "RU"), ("korea", "KR"),
    ("democratic republic of the congo", "CD"),
  ]
}
