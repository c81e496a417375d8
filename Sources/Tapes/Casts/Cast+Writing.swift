import TerminalKit

extension Cast {
  /// The recording as a file: a header, then a line for each event.
  ///
  /// Times are exact: the intervals of version 3 add up to the last event's time. An exit is written last, and not at
  /// all in version 2. Times that go back stay where the time before was.
  package func text(_ version: Version = .three) -> String {
    var lines = [header.object(version, end: events.last?.time).written]
    var last = Microseconds(0)
    for event in events {
      if version == .two, case .exit = event.kind { continue }
      let time = max(event.time, last)
      let shown = version == .three ? Microseconds(time.count - last.count) : time
      let (code, data) = event.kind.written
      lines.append(JSONText.array([.number(shown.decimal), .string(code), .string(data)]).written)
      last = time
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Cast.Event.Kind {
  var written: (code: String, data: String) {
    switch self {
    case .output(let text): ("o", text)
    case .input(let text): ("i", text)
    case .marker(let label): ("m", label)
    case .resize(let size): ("r", "\(size.columns)x\(size.rows)")
    case .exit(let status): ("x", String(status))
    case .other(let code, let data): (code, data)
    }
  }
}

extension Cast.Header {
  func object(_ version: Cast.Version, end: Microseconds?) -> JSONText {
    var members: [(name: String, value: JSONText)] = [("version", .number(String(version.rawValue)))]
    switch version {
    case .two:
      members += [("width", .number(String(size.columns))), ("height", .number(String(size.rows)))]
      if let end { members.append(("duration", .number(end.decimal))) }
    case .three:
      var term: [(name: String, value: JSONText)] = [
        ("cols", .number(String(size.columns))), ("rows", .number(String(size.rows))),
      ]
      if let terminal { term.append(("type", .string(terminal))) }
      if let terminalVersion { term.append(("version", .string(terminalVersion))) }
      if let colors { term.append(("theme", colors.object)) }
      members.append(("term", .object(term)))
    }
    if let timestamp { members.append(("timestamp", .number(String(timestamp)))) }
    if let idleLimit { members.append(("idle_time_limit", .number(idleLimit.decimal))) }
    if let command { members.append(("command", .string(command))) }
    if let title { members.append(("title", .string(title))) }
    var variables = environment
    if version == .two, let terminal, !variables.contains(where: { $0.name == "TERM" }) {
      variables.append(("TERM", terminal))
    }
    if !variables.isEmpty { members.append(("env", .object(variables.map { ($0.name, .string($0.value)) }))) }
    if version == .two, let colors { members.append(("theme", colors.object)) }
    if version == .three, !tags.isEmpty { members.append(("tags", .array(tags.map { .string($0) }))) }
    return .object(members)
  }
}

extension TerminalColors {
  fileprivate var object: JSONText {
    .object([
      ("fg", .string(foreground.hex)), ("bg", .string(background.hex)),
      ("palette", .string(palette.map(\.hex).joined(separator: ":"))),
    ])
  }
}
