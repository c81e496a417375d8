/// Finds the text of a mail among its parts (RFC 2046 §5.1): one walk over the lines, however the parts are nested.
struct MailBody {
  /// Parts deeper than this are read as text of the part they are in.
  private static let depthLimit = 10
  /// The text is looked for in so many parts.
  private static let partLimit = 200
  /// Bytes of a part that are read; more is no letter to a shop.
  private static let textLimit = 1024 * 1024

  private var lines: MailLines
  private var budget: HeaderBudget
  /// Of the parts that are open, the outermost first; each with the two dashes before it.
  private var boundaries: [[UInt8]] = []
  private var html: String?
  private var refusal: MailFault?
  private var hasEmptyText = false

  /// - Parameter lines: Those after the headers of the mail.
  init(_ lines: MailLines, budget: HeaderBudget) {
    self.lines = lines
    self.budget = budget
  }

  /// The first plain text that is not empty, or else the first HTML without its tags; empty when all are.
  mutating func text(of headers: MailHeaders) throws(MailFault) -> String {
    var part = MailPart(headers)
    for _ in 0..<MailBody.partLimit {
      if let boundary = part.boundary, boundaries.count < MailBody.depthLimit {
        boundaries.append(boundary)
        _ = skipped()
      } else if let text = text(of: part, in: skipped()) {
        return text
      }
      guard !boundaries.isEmpty else { break }
      part = MailPart(try MailHeaders(&lines, budget: &budget))
    }
    if let html { return html }
    if hasEmptyText { return "" }
    throw refusal ?? .noText
  }

  /// Goes on behind the next line with which a part begins, or to the end of the mail.
  ///
  /// - Returns: What stands before the first line that ends the part.
  private mutating func skipped() -> Range<Int> {
    let start = lines.position
    var end: Int?
    while let line = lines.next() {
      guard let (depth, isLast) = boundary(in: line) else { continue }
      end = end ?? line.lowerBound
      // The boundary of an outer part ends the inner ones too.
      boundaries.removeLast(boundaries.count - depth - 1)
      if !isLast { return start..<(end ?? line.lowerBound) }
      boundaries.removeLast()
      if boundaries.isEmpty { break }
    }
    if end == nil || lines.position >= lines.bytes.count { boundaries = [] }
    return start..<(end ?? lines.position)
  }

  /// Which part's boundary a line is, and whether it is the part's end.
  private func boundary(in line: Range<Int>) -> (depth: Int, isLast: Bool)? {
    let bytes = lines.bytes
    guard line.count > 2, bytes[line.lowerBound] == 45, bytes[line.lowerBound + 1] == 45 else { return nil }
    let text = bytes[line]
    for (depth, boundary) in boundaries.enumerated().reversed() where text.starts(with: boundary) {
      var rest = text.dropFirst(boundary.count)
      let isLast = rest.starts(with: [45, 45])
      if isLast { rest = rest.dropFirst(2) }
      if rest.allSatisfy({ $0 == 32 || $0 == 9 }) { return (depth, isLast) }
    }
    return nil
  }

  /// The text of a part; nil when it has none, or when a better one may follow.
  private mutating func text(of part: MailPart, in range: Range<Int>) -> String? {
    guard part.isText, html == nil || !part.isHTML else { return nil }
    do {
      let text = try part.text(of: lines.bytes[range].prefix(MailBody.textLimit))
      if text.allSatisfy(\.isWhitespace) {
        hasEmptyText = true
        return nil
      }
      guard part.isHTML else { return text }
      html = HTMLText.plain(text)
    } catch {
      refusal = refusal ?? error
    }
    return nil
  }
}

/// What the headers of a part say of it.
private struct MailPart {
  let kind: ParameterizedValue
  let encoding: String
  private let isAttachment: Bool

  init(_ headers: MailHeaders) {
    kind = ParameterizedValue(headers["content-type"] ?? "text/plain")
    encoding = ParameterizedValue(headers["content-transfer-encoding"] ?? "").value
    isAttachment = ParameterizedValue(headers["content-disposition"] ?? "").value == "attachment"
  }

  var isHTML: Bool { kind.value == "text/html" }
  var isText: Bool { (kind.value == "text/plain" || isHTML) && !isAttachment }

  /// What a line between its parts begins with; nil when it has none.
  var boundary: [UInt8]? {
    guard kind.value.hasPrefix("multipart/"), let boundary = kind.parameters["boundary"],
      (1...200).contains(boundary.utf8.count)
    else { return nil }
    return Array(("--" + boundary).utf8)
  }

  func text(of bytes: ArraySlice<UInt8>) throws(MailFault) -> String {
    let label = kind.parameters["charset"] ?? ""
    guard let charset = MailCharset(label: label) else { throw .unknownCharset(label) }
    let content: [UInt8] =
      switch encoding {
      case "", "7bit", "8bit", "binary": Array(bytes)
      case "quoted-printable": QuotedPrintable.decoded(bytes)
      case "base64": Base64.decoded(bytes)
      default: throw .unknownEncoding(encoding)
      }
    let text = charset.text(of: content)
    guard kind.parameters["format"]?.lowercased() == "flowed" else { return text }
    return FlowedText.joined(text, dropsBlank: kind.parameters["delsp"]?.lowercased() == "yes")
  }
}
