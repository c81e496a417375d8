extension String {
  /// The text with some code points written otherwise, as a format asks for.
  ///
  /// By code points and not by characters: a quote with a combining mark behind it is another `Character`, and to every
  /// reader of a file a quote all the same.
  package func escaping(_ escapes: [Unicode.Scalar: String]) -> String {
    var escaped = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let escape = escapes[scalar] {
        escaped.append(contentsOf: escape.unicodeScalars)
      } else {
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// As it stands between double quotes where a backslash escapes both: YAML, and the quoted strings of mail (RFC 5322).
  package var escapedForQuotes: String { escaping(["\\": "\\\\", "\"": "\\\""]) }
}
