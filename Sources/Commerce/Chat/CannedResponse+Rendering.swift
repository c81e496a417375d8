package import PlainText

/// What is known for the variables of a canned response; nil or empty where nothing is.
package struct CannedValues: Hashable, Sendable {
  package var firstName: SafeText?
  package var product: SafeText?
  /// As the shop writes amounts.
  package var price: SafeText?
  /// Days, as in `Tue 24 – Thu 26 Nov`.
  package var arrival: SafeText?
  /// The order's number.
  package var order: SafeText?
  package var agent: SafeText?
  package var shop: SafeText?

  package init() {}

  /// The value of a variable; nil when it is not known.
  package subscript(variable: CannedVariable) -> SafeText? {
    let value: SafeText? =
      switch variable {
      case .firstName: firstName
      case .product: product
      case .price: price
      case .arrival: arrival
      case .order: order
      case .agent: agent
      case .shop: shop
      }
    return value?.isEmpty == true ? nil : value
  }

  /// The word of a full name by which a letter would address its bearer: the first that is no title and no initial.
  package static func firstName(of fullName: String) -> SafeText? {
    let titles: Set = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "fr", "sr"]
    return fullName.split(whereSeparator: \.isWhitespace)
      .first { word in
        let letters = word.lowercased().filter(\.isLetter)
        // A character of an East Asian script is a whole name; a Latin letter alone is an initial.
        let isInitial = letters.count == 1 && letters.unicodeScalars.allSatisfy { $0.value < 0x2E80 }
        return !letters.isEmpty && !isInitial && !titles.contains(letters)
      }
      .map { SafeText(cleaning: String($0)) }
  }
}

/// A canned response as it would be sent.
package struct RenderedResponse: Hashable, Sendable {
  package var text: SafeText
  /// Variables without a value, in the order of the text.
  package var missing: [CannedVariable]
  /// Those of them that stand in the text as blanks to fill, such as `[price]`; the others could be left out.
  package var blanks: [CannedVariable]
}

extension CannedResponse {
  /// The text with its variables filled.
  ///
  /// What has no value leaves a blank for staff to fill: `[arrival]`. A name by which somebody is addressed is left out
  /// with the punctuation that belongs to it: `Hello {first_name},` becomes `Hello,`.
  package func rendered(with values: CannedValues) -> RenderedResponse {
    var written = ""
    var missing: [CannedVariable] = []
    var blanks: [CannedVariable] = []
    var rest = text.string[...]
    while let (before, name, after) = CannedTemplate.firstVariable(in: rest) {
      written += before
      rest = after
      guard let variable = CannedVariable(rawValue: name) else {
        written += "{\(name)}"
        continue
      }
      if let value = values[variable] {
        written += value.string
        continue
      }
      if !missing.contains(variable) { missing.append(variable) }
      if variable == .firstName, let shortened = Address.leftOut(after: &written, before: rest) {
        rest = shortened[...]
      } else {
        if !blanks.contains(variable) { blanks.append(variable) }
        written += variable.blank
      }
    }
    return RenderedResponse(text: SafeText(cleaningLines: written + rest), missing: missing, blanks: blanks)
  }
}

extension CannedVariable {
  /// What stands in a text where the variable had no value: `[first name]`.
  var blank: String { "[" + rawValue.replacing("_", with: " ") + "]" }

  /// The first blank that is still in a text; nil when all are filled.
  package static func blank(in text: String) -> SafeText? {
    allCases.first { text.contains($0.blank) }.map { SafeText(cleaning: $0.blank) }
  }
}

/// A text with variables in braces.
package enum CannedTemplate {
  /// The names in braces, known or not, in their order.
  package static func variables(in text: SafeText) -> [String] {
    var names: [String] = []
    var rest = text.string[...]
    while let (_, name, after) = firstVariable(in: rest) {
      names.append(name)
      rest = after
    }
    return names
  }

  /// A pair of braces on one line, with something in between.
  fileprivate static func firstVariable(
    in text: Substring
  ) -> (before: Substring, name: String, after: Substring)? {
    var from = text.startIndex
    while let open = text[from...].firstIndex(of: "{") {
      let inside = text[text.index(after: open)...].prefix { $0 != "}" && $0 != "{" && $0 != "\n" }
      if !inside.isEmpty, inside.endIndex < text.endIndex, text[inside.endIndex] == "}" {
        return (text[..<open], String(inside), text[text.index(after: inside.endIndex)...])
      }
      from = text.index(after: open)
    }
    return nil
  }
}

/// Where a name addresses the reader, and how a sentence reads without it.
private enum Address {
  private static let greetings: Set = [
    "hello", "hi", "hey", "welcome", "thanks", "you", "morning", "afternoon", "evening", "sorry", "back", "again",
  ]

  /// Takes the place for a name out between two texts.
  ///
  /// - Returns: What follows, as it then reads; nil where the sentence needs the name: `a note for {first_name}`.
  static func leftOut(after written: inout String, before rest: Substring) -> String? {
    let head = written.trimmingTrailingBlanks
    let next = rest.first
    let endsHere = rest.first { $0 != " " }.map { ",.!?;:\n–—".contains($0) } ?? true
    guard let last = head.last, last != "\n" else { return next == "," ? sentence(after: rest) : nil }
    if ".!?".contains(last) { return next == "," ? sentence(after: rest) : nil }
    guard endsHere else { return nil }
    if last == "," {
      written = String(head.dropLast())
      return String(rest)
    }
    let word = head.split(whereSeparator: { !$0.isLetter }).last.map { $0.lowercased() } ?? ""
    if word == "dear" {
      written = head.dropLast(4) + "Hello"
      return String(rest)
    }
    guard greetings.contains(word) else { return nil }
    written = String(head)
    return String(rest)
  }

  /// The sentence that began with the name.
  private static func sentence(after rest: Substring) -> String {
    let words = rest.dropFirst().drop { $0 == " " }
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: Substring {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return self[..<end]
  }
}
