import PlainText

/// Writes CSV (RFC 4180): lines end in CRLF, cells are quoted where they must be, and nothing in them is changed.
package enum CSVText {
  package static func row(_ cells: some Sequence<String>) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// Quoted where the text holds a comma, a quote or a line end, begins or ends with a blank, or begins with what a reader
  /// would take for the file's byte order mark.
  static func cell(_ text: String) -> String {
    let special = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    let isPadded = text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard special || isPadded || text.utf8.starts(with: "\u{FEFF}".utf8) else { return text }
    return "\"" + text.escaping(["\"": "\"\""]) + "\""
  }
}
