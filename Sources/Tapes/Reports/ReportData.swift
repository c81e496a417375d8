import PlainText
import TerminalKit

/// The tapes of a report as JSON: what its page shows.
///
/// A screen is a list of rows, and each row is written once however many screens have it; a style likewise.
struct ReportData: Sendable {
  private let colors: TerminalColors
  private var rowNumbers: [ArraySlice<Cell>: Int] = [:]
  private var rows: [String] = []
  private var styleNumbers: [Style: Int] = [:]
  private var styles: [String] = []
  private var frameNumbers: [FrameKey: Int] = [:]
  private var frames: [String] = []
  private var tapes: [Int: String] = [:]

  private struct FrameKey: Hashable {
    var rows: [Int]
    var cursor: Point?
  }

  init(_ colors: TerminalColors) { self.colors = colors }

  mutating func add(_ result: TapeResult, at place: Int) {
    var plays: [String] = []
    for play in result.plays { plays.append(json(of: play, in: result)) }
    let goldens = result.goldens.map { json(of: $0, in: result) }
    let refusal: [SafeText] =
      switch result.refusal {
      case .unreadable(let reason): ["It cannot be read: \(reason)"]
      case .faulty(let errors): TapeError.report(errors, in: result.text)
      case nil: []
      }
    tapes[place] =
      object([
        ("path", string(result.path)), ("good", result.isGood ? "true" : "false"),
        ("refusal", array(refusal.map(string))), ("plays", array(plays)), ("goldens", array(goldens)),
        ("notes", array(result.complaints.map(string))),
      ])
  }

  var json: String {
    object([
      ("styles", array(styles.map(JSONText.quoted))), ("rows", array(rows)), ("frames", array(frames)),
      ("tapes", array(tapes.sorted { $0.key < $1.key }.map(\.value))),
    ]).split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
  }

  // MARK: Parts

  private mutating func json(of play: TapeResult.Play, in result: TapeResult) -> String {
    let run = play.run
    var steps: [String] = []
    for (index, step) in run.steps.enumerated() {
      let time = play.stepMicroseconds.indices.contains(index) ? play.stepMicroseconds[index] : 0
      steps.append(json(of: step, time))
    }
    let sides = run.failure?.sides
    return object([
      ("size", JSONText.quoted("\(run.size.columns)x\(run.size.rows)")),
      ("good", run.failure == nil && play.difference.isEmpty ? "true" : "false"), ("keys", "\(run.keyCount)"),
      ("micro", "\(play.microseconds)"), ("length", "\(run.length.count)"),
      ("hash", JSONText.quoted(run.databaseHash ?? "")),
      ("report", array(result.report(of: play, hasScreen: false).map(string))),
      ("expected", JSONText.quoted(sides?.expected ?? "")), ("actual", JSONText.quoted(sides?.actual ?? "")),
      ("steps", array(steps)),
    ])
  }

  private mutating func json(of step: TapeStep, _ microseconds: Int) -> String {
    var shots: [String] = []
    for shot in step.frames { shots.append(array([shot.keys.map(string) ?? "null", "\(number(of: shot.frame))"])) }
    let events = step.events.map { array([JSONText.quoted($0.kind.rawValue), string($0.text)]) }
    return object([
      ("line", step.source == nil ? "\(step.position.line)" : "0"), ("text", string(step.text)),
      ("staff", step.staff.map(string) ?? "null"), ("at", "\(step.start.count)"), ("to", "\(step.end.count)"),
      ("micro", "\(microseconds)"), ("shots", array(shots)), ("events", array(events)),
    ])
  }

  private func json(of finding: GoldenSet.Finding, in result: TapeResult) -> String {
    let (file, state, difference) =
      switch finding {
      case .same(let file): (file, "same", "")
      case .missing(let file): (file, "missing", "")
      case .stale(let file): (file, "stale", "")
      case .changed(let file, let difference): (file, "changed", difference)
      }
    let texts = finding.isGood ? nil : result.goldenTexts[file]
    return object([
      ("file", JSONText.quoted(file)), ("state", JSONText.quoted(state)), ("diff", JSONText.quoted(difference)),
      ("kept", JSONText.quoted(texts?.kept ?? "")), ("shown", JSONText.quoted(texts?.shown ?? "")),
    ])
  }

  // MARK: Screens

  private mutating func number(of frame: Frame) -> Int {
    let numbers = (0..<frame.size.rows).map { number(ofRow: frame.row($0)) }
    let key = FrameKey(rows: numbers, cursor: frame.isCursorVisible ? frame.cursor : nil)
    if let known = frameNumbers[key] { return known }
    let cursor = key.cursor.map { "\($0.column),\($0.row)" } ?? "-1,-1"
    frames.append("[\(frame.size.columns),\(cursor),[\(numbers.map(String.init).joined(separator: ","))]]")
    frameNumbers[key] = frames.count - 1
    return frames.count - 1
  }

  // A row is a list of style and text in turn.
  private mutating func number(ofRow cells: ArraySlice<Cell>) -> Int {
    if let known = rowNumbers[cells] { return known }
    var parts: [String] = []
    var rest = cells
    while let style = rest.first?.style {
      let run = rest.prefix { $0.style == style }
      rest = rest.dropFirst(run.count)
      var text = String.UnicodeScalarView()
      for cell in run { text.append(contentsOf: cell.glyph.scalars) }
      parts.append("\(number(of: style)),\(JSONText.quoted(String(text)))")
    }
    rows.append("[" + parts.joined(separator: ",") + "]")
    rowNumbers[cells] = rows.count - 1
    return rows.count - 1
  }

  private mutating func number(of style: Style) -> Int {
    if let known = styleNumbers[style] { return known }
    let look = colors.look(of: style)
    var css = "color:\(look.text.hex);background:\(look.ground.hex)"
    let attributes = style.attributes
    if attributes.contains(.bold) { css += ";font-weight:bold" }
    if attributes.contains(.italic) { css += ";font-style:italic" }
    if attributes.contains(.underline) { css += ";text-decoration:underline" }
    styles.append(css)
    styleNumbers[style] = styles.count - 1
    return styles.count - 1
  }

  // MARK: JSON

  private func string(_ text: SafeText) -> String { JSONText.quoted(text.string) }
  private func array(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }
  private func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }
}
