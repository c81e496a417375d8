package import PlainText
import TerminalKit

/// Why a cast cannot be read.
package struct CastFault: Error, Equatable {
  /// Counted from 1.
  package var line: Int
  package var message: SafeText
}

extension Cast {
  /// Reads a recording of version 2 or 3; the version is in the header.
  ///
  /// Lines that are empty or begin with `#` are passed over, save the first; members and events of later versions are
  /// kept or passed over.
  package init(reading text: String) throws(CastFault) {
    // By code points: a carriage return before the line feed would be one character with it.
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)
      .enumerated().makeIterator()
    guard let first = lines.next(), !first.element.isEmpty else {
      throw CastFault(line: 1, message: "a cast begins with its header, and here is none")
    }
    let object = try Self.value(of: first.element, line: 1)
    let version = try Self.version(object)
    self.init(header: try Header(object, version))
    var last = Microseconds(0)
    while let (index, line) = lines.next() {
      if line.isEmpty || line == "\r" || line.hasPrefix("#") { continue }
      let event = try Self.event(line, number: index + 1, after: version == .three ? last : Microseconds(0))
      guard event.time >= last else { throw CastFault(line: index + 1, message: "the time goes back") }
      last = event.time
      events.append(event)
    }
  }

  private static func value(of line: Substring, line number: Int) throws(CastFault) -> JSONText {
    do {
      return try JSONReader.read(line)
    } catch {
      throw CastFault(line: number, message: "not JSON at byte \(error.offset + 1): \(error.message)")
    }
  }

  private static func version(_ object: JSONText) throws(CastFault) -> Version {
    guard case .object = object, let number = object["version"]?.integer else {
      throw CastFault(line: 1, message: "the header must be an object with a version")
    }
    guard let version = Version(rawValue: number) else {
      throw CastFault(line: 1, message: "version \(number) is not known; versions 2 and 3 are")
    }
    return version
  }

  private static func event(
    _ line: Substring, number: Int, after start: Microseconds
  ) throws(CastFault) -> Event {
    guard let parts = try value(of: line, line: number).elements, parts.count == 3, case .number(let digits) = parts[0],
      let code = parts[1].text, let data = parts[2].text
    else { throw CastFault(line: number, message: "an event is a list of a time, a code and a text") }
    guard let time = Microseconds(decimal: digits) else {
      throw CastFault(line: number, message: "\(digits) is no time")
    }
    let moment = Microseconds(start.count + time.count)
    switch code {
    case "o": return Event(at: moment, .output(data))
    case "i": return Event(at: moment, .input(data))
    case "m": return Event(at: moment, .marker(data))
    case "r":
      guard let size = size(data) else { throw CastFault(line: number, message: "“\(data)” is no size such as 80x24") }
      return Event(at: moment, .resize(size))
    case "x":
      guard let status = Int(data) else { throw CastFault(line: number, message: "“\(data)” is no exit status") }
      return Event(at: moment, .exit(status))
    default: return Event(at: moment, .other(code: code, data: data))
    }
  }

  private static func size(_ text: String) -> Size? {
    let numbers = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1], columns > 0, rows > 0 else { return nil }
    return Size(columns, rows)
  }
}

extension Cast.Header {
  init(_ object: JSONText, _ version: Cast.Version) throws(CastFault) {
    let term = version == .three ? object["term"] : object
    let names = version == .three ? ("cols", "rows") : ("width", "height")
    guard let columns = term?[names.0]?.integer, let rows = term?[names.1]?.integer, columns > 0, rows > 0 else {
      let words: SafeText = version == .three ? "term.cols and term.rows" : "width and height"
      throw CastFault(line: 1, message: "the header must say \(words), both above 0")
    }
    self.init(size: Size(columns, rows))
    if case .object(let members) = object["env"] {
      environment = members.compactMap { member in member.value.text.map { (member.name, $0) } }
    }
    terminal = version == .three ? term?["type"]?.text : environment.first { $0.name == "TERM" }?.value
    if version == .two { environment.removeAll { $0.name == "TERM" } }
    terminalVersion = version == .three ? term?["version"]?.text : nil
    colors = (version == .three ? term?["theme"] : object["theme"]).flatMap { TerminalColors($0) }
    timestamp = object["timestamp"]?.integer
    if case .number(let digits) = object["idle_time_limit"] { idleLimit = Microseconds(decimal: digits) }
    command = object["command"]?.text
    title = object["title"]?.text
    tags = (object["tags"]?.elements ?? []).compactMap(\.text)
  }
}

extension TerminalColors {
  // 8 colours or 16; with 8 the bright ones are the same.
  fileprivate init?(_ object: JSONText) {
    guard let foreground = object["fg"]?.text.flatMap(RGB.init(hex:)),
      let background = object["bg"]?.text.flatMap(RGB.init(hex:))
    else { return nil }
    let palette = (object["palette"]?.text ?? "").split(separator: ":").compactMap { RGB(hex: String($0)) }
    self.init(
      foreground: foreground, background: background, palette: palette.count == 8 ? palette + palette : palette)
  }
}
