/// What stands between the brackets of a Message-ID.
enum MessageID {
  /// The id in brackets; nil for what cannot be one: `left@right` in printable ASCII without blanks or brackets, and
  /// short enough for a line of its own.
  static func bracketed(_ id: String) -> String? { isValid(id) ? "<\(id)>" : nil }

  static func isValid(_ id: String) -> Bool {
    (3...250).contains(id.utf8.count) && id.utf8.count { $0 == UInt8(ascii: "@") } == 1 && id.first != "@"
      && id.last != "@"
      && id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
  }

  /// The ids of a `References`, `In-Reply-To` or `Message-ID` header, in order.
  static func ids(in header: String, limit: Int) -> [String] {
    var ids: [String] = []
    for part in header.split(separator: "<").dropFirst(header.first == "<" ? 0 : 1) {
      guard let end = part.firstIndex(of: ">") else { continue }
      // A program that folds a long id puts blanks into it.
      let id = String(part[..<end].filter { !$0.isWhitespace })
      if isValid(id) { ids.append(id) }
    }
    return Array(ids.suffix(limit))
  }
}
