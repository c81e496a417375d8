// Reads what others keep to themselves; a build for use is not made for that, and there this target is empty.
#if DEBUG || FUZZING

import PlainText
import TerminalKit

/// Properties of the key decoder and of a field that takes its keys.
enum KeyProperties {
  /// Bytes are the same keys in whatever pieces they come, and a field keeps only clean text of them.
  @Sendable static func decoder(_ bytes: [UInt8]) -> String? {
    var input = FuzzBytes(bytes)
    let size = input.byte() % 7 + 1
    let typed = Array(bytes.dropFirst())
    var whole = KeyDecoder()
    var pieces = KeyDecoder()
    var keys = whole.decode(typed)
    var others: [Key] = []
    var index = 0
    while index < typed.count {
      others += pieces.decode(typed[index..<min(index + size, typed.count)])
      index += size
    }
    keys += whole.flush()
    others += pieces.flush()
    guard keys == others else { return "in pieces of \(size) these are other keys: \(keys) and \(others)" }
    return field(keys, isMultiline: size.isMultiple(of: 2))
  }

  private static func field(_ keys: [Key], isMultiline: Bool) -> String? {
    var field = TextField(limit: 100, isMultiline: isMultiline)
    for key in keys {
      _ = field.handle(key)
      guard (0...field.characters.count).contains(field.cursor) else {
        return "the cursor has left the field at \(key)"
      }
    }
    if field.characters.count > 100 { return "the field holds \(field.characters.count) characters" }
    return ForbiddenText.first(in: field.text, keepingLines: isMultiline).map { "the field holds \($0)" }
  }
}
#endif
