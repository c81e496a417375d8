/// Text whose paragraphs were broken into lines for the way (RFC 3676).
enum FlowedText {
  /// The paragraphs in one line each; the line of a signature stays what it is.
  static func joined(_ text: String, dropsBlank: Bool) -> String {
    var lines: [String] = []
    var isOpen = false
    var depthBefore = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let depth = line.prefix { $0 == ">" }.count
      var content = line.dropFirst(depth)
      if content.first == " " { content = content.dropFirst() }
      let isSignature = content == "-- "
      let isFlowed = content.last == " " && !isSignature
      if isFlowed, dropsBlank { content = content.dropLast() }
      if isOpen, depth == depthBefore, !isSignature, let last = lines.indices.last {
        lines[last] += content
      } else {
        lines.append((depth > 0 ? String(repeating: ">", count: depth) + " " : "") + content)
      }
      (isOpen, depthBefore) = (isFlowed, depth)
    }
    return lines.joined(separator: "\n")
  }
}
