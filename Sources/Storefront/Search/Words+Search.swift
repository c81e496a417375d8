package import Commerce
package import PlainText

extension Words {
  /// What the words of a search were taken for, in sentences; none where they were found as they stand.
  package static func notes(_ reading: SearchReading) -> [SafeText] {
    var notes: [SafeText] = []
    if !reading.filters.isEmpty {
      let names = reading.filters.map { "“\($0.text)”" as SafeText }.joined(separator: ", ")
      notes.append("Read as \(reading.filters.count == 1 ? "a filter" : "filters"): \(names).")
    }
    if let price = reading.unmetPrice { notes.append("Nothing costs \(price.text): these are of all prices.") }
    for word in reading.words {
      switch word.outcome {
      case .corrected(let words): notes.append("Nothing is called “\(word.text)”: showing \(quoted(words)).")
      case .replaced(let words): notes.append("“\(word.text)” is here \(quoted(words)).")
      case .dropped: notes.append("Nothing is called “\(word.text)”: it was left out.")
      case .found, .filter, .ignored: break
      }
    }
    return notes
  }

  private static func quoted(_ words: [SafeText]) -> SafeText {
    words.prefix(3).map { "“\($0)”" as SafeText }.joined(separator: ", ")
  }
}
