/// Text that was typed freely, such as a message, without what looks personal in it.
enum SpokenText {
  private static let sampleDigits = Array("42")

  /// Puts sample digits for long numbers and a sample address for e-mails.
  static func cleaned(_ text: String, showsPersonal: Bool) -> String {
    let hidden = hidingNumbers(text)
    guard !showsPersonal else { return hidden }
    return hidden.split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.contains("@") && $0.count > 2 ? "guest@example.com" : String($0) }.joined(separator: " ")
  }

  // Seven digits and more, with blanks and dashes between them, may be a telephone or a card; whether a check digit fits
  // is no matter.
  private static func hidingNumbers(_ text: String) -> String {
    var characters = Array(text)
    var run: [Int] = []
    func replace() {
      guard run.count >= 7 else { return }
      for (offset, place) in run.enumerated() { characters[place] = sampleDigits[offset % sampleDigits.count] }
    }
    for place in characters.indices {
      if characters[place].isASCII, characters[place].isNumber {
        run.append(place)
      } else if characters[place] != " ", characters[place] != "-" {
        replace()
        run = []
      }
    }
    replace()
    return String(characters)
  }
}
