import Commerce
import PlainText
import TerminalKit

/// Canned responses by their short code, completed while it is typed.
extension ThreadScreen {
  /// The `/code` that is being typed, if the cursor stands behind one, and where it begins.
  var codeWord: (start: Int, code: String)? {
    let typed = field.characters[..<field.cursor]
    let start = (typed.lastIndex(where: \.isWhitespace) ?? -1) + 1
    guard start < typed.endIndex, typed[start] == "/" else { return nil }
    return (start, String(typed[(start + 1)...]))
  }

  /// Nothing is written but this code: sending it as it stands would be a slip.
  var loneCode: SafeText? {
    guard let word = codeWord, !word.code.isEmpty, field.cursor == field.characters.count,
      field.characters[..<word.start].allSatisfy(\.isWhitespace)
    else { return nil }
    return SafeText(cleaning: word.code)
  }

  func completions(in codes: [CannedResponse]) -> [CannedResponse] {
    guard isWriting, let word = codeWord else { return [] }
    return codes.filter { $0.code.hasPrefix(word.code.lowercased()) }
  }

  mutating func complete() -> Turn? {
    let matches = completions(in: cannedCodes)
    guard matches.indices.contains(completion.selection) else { return nil }
    return .effect(.findText(.canned(matches[completion.selection].code), thread: id))
  }
}
