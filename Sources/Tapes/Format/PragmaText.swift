import TerminalKit

/// A `#@` comment in its one form.
enum PragmaText {
  /// - Parameter token: The comment as it stood; it stays so where its one form would read as something else.
  static func bytes(of action: TapeAction, _ token: TapeToken) -> [UInt8] {
    bytes(of: text(of: action) ?? "", token)
  }

  static func bytes(of text: String, _ token: TapeToken) -> [UInt8] {
    let plain = Array("#@ ".utf8) + token.bytes.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }.trimmedAtEnd
    let written = Array("#@ \(text)".utf8)
    return isSame(Tape.read(written), Tape.read(plain)) ? written : plain
  }

  private static func isSame(_ left: TapeReading, _ right: TapeReading) -> Bool {
    // A block that is opened has no command yet.
    func actors(_ reading: TapeReading) -> [TapeActor?] {
      reading.pieces.map { if case .opening(let actor) = $0.kind { actor } else { nil } }
    }
    return left.tape.commands.map(\.action) == right.tape.commands.map(\.action)
      && left.errors.map(\.message) == right.errors.map(\.message) && actors(left) == actors(right)
  }

  /// A word, in quotes where it needs them.
  static func word(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 >= 0x80 || "-_.".utf8.contains($0) }
    return isPlain ? text : quoted(text)
  }

  static func quoted(_ text: String) -> String {
    let quote = CommandText.quote(for: Array(text.utf8)[...]).map { String(Character(Unicode.Scalar($0))) } ?? "\""
    return quote + text + quote
  }

  // Nil: it stays as it is.
  private static func text(of action: TapeAction) -> String? {
    switch action {
    case .press(let strokes, let count, _):
      guard let name = strokes.first?.name else { return nil }
      return "key \(name)" + (count == 1 ? "" : " \(count)")
    case .pragma(let pragma): return text(of: pragma)
    default: return nil
    }
  }

  static func text(of pragma: TapePragma) -> String {
    switch pragma {
    case .size(let sizes): "size " + sizes.map(text).joined(separator: " ")
    case .resize(let size): "resize " + text(size)
    case .expect(let expectation): text(expectation)
    case .snapshot(let name): "snapshot " + name
    case .click(let button, let target):
      "click " + (button == .left ? "" : button.rawValue + " ") + text(target)
    case .scroll(let direction, let count, let place):
      "scroll " + direction.rawValue + (count == 1 ? "" : " \(count)") + (place.map { " " + text($0) } ?? "")
    case .clock(let moment): "clock " + moment.iso
    case .advance(let length): "advance " + text(length)
    case .seed(let seed): "seed \(seed)"
    case .stock(let sku, let count): "stock \(sku) \(count)"
    case .payment(let payment): "payment " + payment.rawValue
    case .budget(let keys): "budget keys \(keys)"
    case .reopen: "reopen"
    case .showPersonal: "show-personal"
    case .databaseHash(let hash): "db-hash" + (hash.map { " " + $0 } ?? "")
    }
  }

  private static func text(_ size: Size) -> String { "\(size.columns)x\(size.rows)" }
  private static func text(_ point: Point) -> String { "\(point.column + 1),\(point.row + 1)" }

  private static func text(_ target: TapeTarget) -> String {
    switch target {
    case .cell(let point): text(point)
    case .text(let words): quoted(words)
    }
  }

  private static func text(_ expectation: TapeExpectation) -> String {
    let verb = expectation.isRefused ? "expect-not " : "expect "
    let scope = expectation.scope == .line ? "line " : ""
    switch expectation.matter {
    case .pattern(let pattern): return verb + scope + "/" + pattern.text + "/"
    case .text(let words): return verb + scope + quoted(words)
    }
  }

  // The shortest in one unit.
  private static func text(_ length: Milliseconds) -> String {
    let hours = 3_600_000
    return length.count > 0 && length.count.isMultiple(of: hours) ? "\(length.count / hours)h" : length.text
  }
}
