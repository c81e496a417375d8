import PlainText

/// The headers of a mail or of a part of it, unfolded.
struct MailHeaders {
  private var fields: [(name: String, value: String)] = []

  /// The most lines and bytes of headers that are read of one mail, those of its parts included.
  static let lineLimit = 2000
  static let byteLimit = 256 * 1024

  /// Reads up to the empty line.
  init(_ lines: inout MailLines, budget: inout HeaderBudget) throws(MailFault) {
    var value: [UInt8] = []
    var name = ""
    while let line = lines.next(), !line.isEmpty {
      try budget.spend(line.count)
      let bytes = lines.bytes[line]
      if let first = bytes.first, first == 32 || first == 9 {
        value += bytes
        continue
      }
      keep(name, value)
      let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.startIndex
      name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased().withoutOuterBlanks
      value = colon < bytes.endIndex ? Array(bytes[(colon + 1)...]) : []
    }
    keep(name, value)
  }

  /// A line without a name is none: the envelope line of a mailbox file (`From ada …`) is one of those.
  private mutating func keep(_ name: String, _ value: [UInt8]) {
    guard !name.isEmpty, !name.contains(" ") else { return }
    fields.append((name, MailCharset.ascii.text(of: value).withoutOuterBlanks))
  }

  /// The first with that name, which is in small letters.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
}

/// What may still be read of headers.
struct HeaderBudget {
  private var lines = MailHeaders.lineLimit
  private var bytes = MailHeaders.byteLimit

  mutating func spend(_ count: Int) throws(MailFault) {
    lines -= 1
    bytes -= count
    if lines < 0 || bytes < 0 { throw .tooManyHeaders(limit: MailHeaders.lineLimit) }
  }
}

/// A header such as `text/plain; charset="utf-8"` (RFC 2045 §5.1).
struct ParameterizedValue {
  /// In small letters.
  let value: String
  /// By names in small letters; of several with one name the first.
  private(set) var parameters: [String: String] = [:]

  init(_ header: String) {
    var parts = ParameterizedValue.split(header)
    value = parts.removeFirst().withoutOuterBlanks.lowercased()
    for part in parts.prefix(32) {
      let halves = part.split(separator: "=", maxSplits: 1)
      guard halves.count == 2 else { continue }
      let name = String(halves[0]).withoutOuterBlanks.lowercased()
      if parameters[name] == nil {
        parameters[name] = ParameterizedValue.unquoted(String(halves[1]).withoutOuterBlanks)
      }
    }
  }

  /// At the semicolons that are not in quotes; at least one part.
  private static func split(_ header: String) -> [String] {
    var parts = [""]
    var (isQuoted, isEscaped) = (false, false)
    for character in header {
      if character == ";", !isQuoted {
        parts.append("")
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && !isEscaped
      parts[parts.count - 1].append(character)
    }
    return parts
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.first == "\"", text.last == "\"" else { return text }
    return String(text.dropFirst().dropLast().replacing("\\\"", with: "\"").replacing("\\\\", with: "\\"))
  }
}
