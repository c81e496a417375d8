import Foundation
import PlainText
import TerminalKit

/// What a person sees on a terminal.
struct Screen: Equatable {
  var size: Size
  /// One for each row, without the blanks at their ends.
  var lines: [String]
  var cursor: Point
  var isCursorShown: Bool
  /// The program has the terminal's second screen.
  var isAlternate: Bool
  /// Clicks are reported to the program, arrows in the way that it asked for.
  var hasProgramModes: Bool

  var text: String { lines.joined(separator: "\n") }

  /// The line on which the cursor stands.
  var focusedLine: String { lines.indices.contains(cursor.row) ? lines[cursor.row] : "" }

  /// The row with the marker and the cursor; nil while a frame is drawn by half.
  var selectedRow: Int? {
    // The last line may say news with the same marker.
    let marked = lines.indices.dropLast().filter { lines[$0].contains("▸") }
    return marked == [cursor.row] ? cursor.row : nil
  }

  /// With a border and the place of the cursor, for messages.
  var framed: String {
    let border = "+" + String(repeating: "-", count: size.columns) + "+"
    let rows = lines.map { "|" + $0 + String(repeating: " ", count: max(0, size.columns - DisplayWidth.of($0))) + "|" }
    let place = "cursor\(isCursorShown ? "" : " (hidden)") at column \(cursor.column), row \(cursor.row)"
    return ([border] + rows + [border, place]).joined(separator: "\n")
  }
}

/// A terminal in which the built program runs: tmux shows what a person would see.
final class RealTerminal {
  /// Something that did not come to the screen, with the whole screen.
  struct Missing: Error, CustomStringConvertible {
    let description: String

    init(_ what: String, _ screen: Screen, _ line: UInt) {
      description = "line \(line): the screen does not show \(what)\n\(screen.framed)"
    }
  }

  static let patience = Duration.seconds(20)

  let folder: TestFolder
  private let server: TmuxServer

  /// Opens a terminal and runs the program in it, or an interactive shell.
  init(
    _ folder: TestFolder, size: Size = Size(80, 24), environment: [String: String?] = [:], arguments: [String]? = nil,
    program: String = BuiltProgram.path, inShell: Bool = false
  ) throws {
    self.folder = folder
    let program = [program] + (arguments ?? folder.arguments)
    let variables = BuiltProgram.environment(home: folder.home, environment).map { "\($0)=\($1)" }.sorted()
    let shell = ["/bin/bash", "--noprofile", "--norc", "-i"]
    // Without job control the shell leaves the terminal as the program left it.
    let watched = ["/bin/sh", "-c", RealTerminal.watching, folder.home] + program
    server = try TmuxServer(
      socket: folder.newSocket(), size: size,
      command: ["/usr/bin/env", "-i"] + variables + (inShell ? ["PS1=ready> "] + shell : watched))
    if inShell {
      try sees("ready>")
      try type(program.map { "'\($0)'" }.joined(separator: " ")).press("Enter")
    }
  }

  /// Writes down the program's number, runs it, and then the terminal's settings and how it ended.
  private static let watching = """
    ulimit -c 0; sh -c 'echo $$ >"$0/number"; exec "$@"' "$0" "$@"; status=$?
    stty -a >"$0/settings"; echo "ended with $status"; read -r forever
    """

  func close() { server.close() }

  // MARK: Looking

  func screen() throws -> Screen {
    let names = [
      "pane_width", "pane_height", "cursor_x", "cursor_y", "cursor_flag", "alternate_on", "mouse_any_flag",
      "keypad_cursor_flag",
    ]
    let wanted = names.map { "#{\($0)}" }.joined(separator: " ")
    let answers = try server.run(["display-message -p '\(wanted)'", "capture-pane -p"])
    let facts = answers[0].joined().split(separator: " ").compactMap { Int($0) }
    guard facts.count == names.count else { throw TmuxServer.Failure.gone }
    return Screen(
      size: Size(facts[0], facts[1]), lines: answers[1].map(\.trimmingBlanks), cursor: Point(facts[2], facts[3]),
      isCursorShown: facts[4] == 1, isAlternate: facts[5] == 1, hasProgramModes: facts[6] == 1 || facts[7] == 1)
  }

  /// The screen with its escape sequences for colours and attributes.
  func styledText() throws -> String { try server.run("capture-pane -p -e").joined(separator: "\n") }

  /// Waits until the screen is as wanted.
  @discardableResult
  func waits(for what: String, line: UInt = #line, until isThere: (Screen) throws -> Bool) throws -> Screen {
    let deadline = ContinuousClock.now + RealTerminal.patience
    while true {
      let screen = try screen()
      if try isThere(screen) { return screen }
      guard try server.waitForNews(until: deadline) else { throw Missing(what, try self.screen(), line) }
    }
  }

  /// Waits until every text is on the screen at once.
  @discardableResult
  func sees(_ texts: String..., line: UInt = #line) throws -> RealTerminal {
    let wanted = texts.map { "“\($0)”" }.joined(separator: " and ")
    try waits(for: wanted, line: line) { screen in texts.allSatisfy { screen.text.contains($0) } }
    return self
  }

  // MARK: Doing

  /// Presses keys by their names: `"c"`, `"Enter"`, `"Ctrl+P"`.
  @discardableResult
  func press(_ names: String...) throws -> RealTerminal {
    for name in names {
      if name.unicodeScalars.count == 1 {
        try type(name)
      } else {
        try server.run("send-keys \(Self.tmuxName(of: name))")
      }
    }
    return self
  }

  private static func tmuxName(of key: String) -> String {
    let names = [
      "Esc": "Escape", "Shift+Tab": "BTab", "PgUp": "PPage", "PgDn": "NPage", "Del": "DC", "Backspace": "BSpace",
    ]
    return key.hasPrefix("Ctrl+") ? "C-" + key.dropFirst(5).lowercased() : names[key] ?? key
  }

  @discardableResult
  func type(_ text: String) throws -> RealTerminal {
    try server.run("send-keys -H " + text.utf8.map { String($0, radix: 16) }.joined(separator: " "))
    return self
  }

  /// Pastes as a terminal does, between brackets where the program asked for them.
  @discardableResult
  func paste(_ text: String) throws -> RealTerminal {
    let file = folder.home + "/pasted"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    try server.run("load-buffer \(file)")
    try server.run("paste-buffer -p -r")
    return self
  }

  /// Clicks on the first place that says `text` (reports in SGR form, xterm's mode 1006).
  @discardableResult
  func click(_ text: String, line: UInt = #line) throws -> RealTerminal {
    let screen = try waits(for: "“\(text)” to click on", line: line) { $0.text.contains(text) }
    for (row, shown) in screen.lines.enumerated() {
      guard let place = shown.range(of: text) else { continue }
      let column = DisplayWidth.of(String(shown[..<place.lowerBound]))
      return try type("\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m")
    }
    return self
  }

  @discardableResult
  func resize(_ size: Size) throws -> RealTerminal {
    try server.run("resize-window -x \(size.columns) -y \(size.rows)")
    return self
  }

  /// The screen once a row stands selected.
  func selection(line: UInt = #line) throws -> Screen {
    try waits(for: "a selected row", line: line) { $0.selectedRow != nil }
  }

  /// Presses a key until the cursor's line says `text`.
  @discardableResult
  func moves(_ key: String, to text: String, line: UInt = #line) throws -> RealTerminal {
    var shown = try selection(line: line)
    for _ in 0..<40 {
      if shown.focusedLine.contains(text) { return self }
      try press(key)
      shown = try waits(for: "another selected row", line: line) { screen in
        guard let row = screen.selectedRow else { return false }
        return row != shown.selectedRow || screen.focusedLine != shown.focusedLine
      }
    }
    throw Missing("a row “\(text)” to move to", shown, line)
  }

  /// Sends the program a signal.
  func send(signal number: Int32) throws {
    guard kill(try processNumber(), number) == 0 else { throw TmuxServer.Failure.gone }
  }

  /// The number of the program's process.
  func processNumber() throws -> Int32 {
    let text = try String(contentsOfFile: folder.home + "/number", encoding: .utf8)
    guard let process = Int32(text.trimmingBlanks) else { throw TmuxServer.Failure.gone }
    return process
  }

  /// Waits for the program's end and returns its exit status as a shell tells it.
  func exitStatus(line: UInt = #line) throws -> Int {
    let screen = try waits(for: "the end of the program", line: line) { $0.text.contains("ended with ") }
    let last = screen.lines.last { $0.contains("ended with ") } ?? ""
    return Int(last.split(separator: " ").last ?? "") ?? -1
  }

  /// The terminal's settings after the program's end, as `stty -a` words them: `icanon`, `-echo` and so on.
  func settings() throws -> Set<String> {
    let text = try String(contentsOfFile: folder.home + "/settings", encoding: .utf8)
    return Set(text.split { $0 == " " || $0 == ";" || $0 == "\n" }.map(String.init))
  }
}

extension String {
  /// Without blanks and line ends behind.
  var trimmingBlanks: String {
    var text = self
    while let last = text.last, last == " " || last == "\n" { text.removeLast() }
    return text
  }
}
