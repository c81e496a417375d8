import PlainText

/// Makes a slug of any text.
package enum SlugText {
  /// Small letters, digits and single dashes; accents are taken off, and what has no plain letter is left out.
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
    slug = Array(slug.prefix(limit))
    while slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }
}
