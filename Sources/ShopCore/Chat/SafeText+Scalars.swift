import PlainText

extension SafeText {
  /// The longest beginning of whole characters that has at most so many code points, which is what the tables count.
  func cut(toScalars limit: Int) -> SafeText {
    var text = prefix(limit)
    while text.string.unicodeScalars.count > limit { text = text.prefix(text.length - 1) }
    return text
  }
}
