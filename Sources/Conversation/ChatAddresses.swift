package import Commerce
package import PlainText

/// Words of a conversation by which somebody can be reached or known: e-mail addresses, long numbers.
///
/// Every frame asks for them, so each message is read only once.
package struct ChatAddresses: Equatable, Sendable {
  package private(set) var words: [String] = []
  private var read: Set<Int> = []

  package init() {}

  package mutating func read(_ messages: [ChatMessage]) {
    for message in messages where read.insert(message.id).inserted {
      if case .text(let text) = message.body { words += Self.words(in: text) }
    }
  }

  /// A number may be written in groups, as telephone numbers are.
  package static func words(in text: SafeText) -> [String] {
    var found: [String] = []
    var number: [Substring] = []
    func endNumber() {
      if number.reduce(0, { $0 + $1.count(where: \.isNumber) }) >= 5 { found.append(number.joined(separator: " ")) }
      number = []
    }
    for word in text.string.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      if word.allSatisfy({ $0.isNumber || "+-()/.".contains($0) }) {
        number.append(word)
        continue
      }
      endNumber()
      if word.contains("@") || word.count(where: \.isNumber) >= 5 { found.append(String(word)) }
    }
    endNumber()
    return found
  }
}
