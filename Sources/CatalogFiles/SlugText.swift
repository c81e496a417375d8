import PlainText

/// Makes a slug of any text.
package enum SlugText {
  /// Small letters, digits and single dashes.
  ///
  /// Accents are taken off, and what has no plain letter is left out. One that is too long ends in a short number made of
  /// all of it.
  ///
  /// Empty where nothing is left of it, as of a title in Chinese.
  package static func make(_ text: String, upTo limit: Int = 80) -> String {
    var slug: [UInt8] = []
    for scalar in SafeText(cleaning: text).folded.string.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": slug.append(UInt8(truncatingIfNeeded: scalar.value))
      // `Men's` is one word.
      case "'", "’", "\u{AE}", "\u{2122}": continue
      default: if let last = slug.last, last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
      }
    }
    guard slug.count > limit else { return trimmed(slug) }
    // What stands at the end may be all that tells two texts apart.
    let number = StableNumber.of(String(decoding: slug, as: UTF8.self))
    return trimmed(Array(slug.prefix(limit - number.utf8.count - 1))) + "-" + number
  }

  private static func trimmed(_ slug: [UInt8]) -> String {
    var slug = slug
    while slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }
}
