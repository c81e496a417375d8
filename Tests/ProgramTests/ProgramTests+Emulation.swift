import Foundation
import PlainText
import ShopTestKit
import Tapes
import TerminalKit
import Testing

extension ProgramTests {
  @Test(arguments: [Size(40, 12), Size(80, 24), Size(120, 40)])
  func `the model of a terminal shows the same text, colours and cursor as the memory does`(_ size: Size) throws {
    let memory = try ShopDriver(size: size)
    defer { memory.close() }
    memory.advance(seconds: 1)
    let folder = try TestFolder()
    let pty = try PtyTerminal(
      folder, size: size, environment: ["TERM": "xterm-256color"],
      arguments: folder.arguments + ["--themes", folder.home])
    defer { pty.close() }

    func agree(after what: String) throws {
      let wanted = try #require(memory.terminal.frame).asSeen
      let agrees = pty.waits { $0.asSeen.looks(like: wanted) }
      let difference = LineDifference.unified(
        wanted.framed + "\n" + wanted.styleGolden(), pty.model.frame.framed + "\n" + pty.model.frame.styleGolden(),
        from: "memory", to: "model")
      try #require(agrees, "after \(what):\n\(difference)")
    }

    try agree(after: "the start")
    for name in ["?", "Down", "PgDn", "Esc", "/"] {
      memory.press(name)
      pty.send(try Self.bytes(of: name, pty.model.modes))
      try agree(after: name)
    }
    memory.type("kitchen tab")
    pty.send(Array("kitchen tab".utf8))
    try agree(after: "a search")
    for name in ["Enter", "Enter", "Down", "Right", "a", "c", "Down", "e", "Esc", "o"] {
      memory.press(name)
      pty.send(try Self.bytes(of: name, pty.model.modes))
      try agree(after: name)
    }
    let larger = Size(size.columns + 7, size.rows + 3)
    memory.resize(larger.columns, larger.rows)
    pty.resize(to: larger)
    try agree(after: "a resize")
    #expect(pty.model.unknownCount == 0)
    #expect(pty.model.modes.bracketedPaste && pty.model.modes.mouse == .clicks && pty.model.modes.alternateScreen)
  }

  private static func bytes(of key: String, _ modes: VirtualTerminalModes) throws -> [UInt8] {
    let letters = ["Up": "A", "Down": "B", "Right": "C", "Left": "D"]
    if let letter = letters[key] { return Array(("\u{1B}" + (modes.applicationCursorKeys ? "O" : "[") + letter).utf8) }
    let others = ["Enter": "\r", "Esc": "\u{1B}", "PgDn": "\u{1B}[6~"]
    return Array((others[key] ?? key).utf8)
  }

  static let emulated: [[String: String?]] = [
    ["TERM": "xterm-256color"], ["TERM": "xterm-256color", "COLORTERM": "truecolor"], ["TERM": "tmux-256color"],
    ["TERM": "screen"], ["TERM": "linux"], ["TERM": "vt100"],
  ]

  @Test(arguments: emulated)
  func `tmux makes the same of what the program writes`(_ environment: [String: String?]) throws {
    let size = Size(80, 24)
    let folder = try TestFolder()
    let environment = environment.merging(["XDG_CACHE_HOME": folder.home + "/not/there/yet"]) { $1 }
    let pty = try PtyTerminal(folder, size: size, environment: environment, arguments: folder.arguments)
    defer { pty.close() }
    #expect(pty.waits { $0.text.joined().contains("TEST MODE") })
    let tmux = try ReplayTerminal(folder, size: size)
    defer { tmux.close() }
    for (keys, mark) in [
      ("/", "Search"), ("kitchen table", "Kitchen Table Blend"), ("\r\r", "In stock"), ("a", "added"),
      ("c", "Check out"), ("?", "help"),
    ] {
      pty.send(Array(keys.utf8))
      try #require(pty.waits { $0.text.joined().contains(mark) }, "\(pty.model.frame.framed)")
      let theirs = try tmux.frame(of: pty.written).withoutBlankEnds
      let ours = pty.model.frame.asSeen.withoutBlankEnds
      #expect(ours.framed == theirs.framed, "after \(keys)")
      #expect(ours.styleGolden() == theirs.styleGolden(), "after \(keys)")
    }
    #expect(pty.model.unknownCount == 0)
    let hasDirectColors = pty.model.frame.cells.contains { $0.style.background.rgbValue != nil }
    #expect(hasDirectColors == (environment["COLORTERM"] != nil))
  }
}

extension Frame {
  /// With plain blanks at the ends of rows: tmux's copy of a screen leaves out what was erased there.
  fileprivate var withoutBlankEnds: Frame {
    var cells = cells
    for row in 0..<size.rows {
      var end = (row + 1) * size.columns
      while end > row * size.columns, cells[end - 1].glyph == .blank {
        cells[end - 1] = Cell()
        end -= 1
      }
    }
    return Frame(size: size, cells: cells, cursor: cursor, isCursorVisible: isCursorVisible)
  }

  /// Whether it shows the same; an order's number is random, its length is not.
  fileprivate func looks(like other: Frame) -> Bool {
    size == other.size && cursor == other.cursor && isCursorVisible == other.isCursorVisible && cells == other.cells
  }
}

/// A tmux window to which bytes are written as they are, so that it says what a terminal makes of them.
final class ReplayTerminal {
  private let server: TmuxServer
  private let folder: TestFolder
  private let size: Size
  private var count = 0

  init(_ folder: TestFolder, size: Size) throws {
    self.folder = folder
    self.size = size
    // Each name of a file is followed by a mark that nothing else writes: the window's title.
    let loop = "stty -opost -echo; while read -r file; do cat \"$file\"; printf '\\033]2;%s\\033\\\\' \"$file\"; done"
    server = try TmuxServer(
      socket: folder.newSocket(), size: size, command: ["/bin/sh", "-c", loop])
  }

  func close() { server.close() }

  /// The screen after bytes that are written on an empty one.
  func frame(of bytes: [UInt8]) throws -> Frame {
    count += 1
    let file = folder.home + "/replayed-\(count)"
    try Data(Array("\u{1B}c".utf8) + bytes).write(to: URL(fileURLWithPath: file))
    try server.run("send-keys -l '\(file)'")
    try server.run("send-keys Enter")
    let deadline = ContinuousClock.now + RealTerminal.patience
    while try server.run("display-message -p '#{pane_title}'").first != file {
      guard try server.waitForNews(until: deadline) else { throw TmuxServer.Failure.silent(command: "replay") }
    }
    let facts = try server.run("display-message -p '#{cursor_x} #{cursor_y} #{cursor_flag}'")
    let numbers = (facts.first ?? "").split(separator: " ").compactMap { Int($0) }
    let lines = try server.run("capture-pane -p -e -N")
    var model = VirtualTerminal(size: size)
    // Line drawing comes as in the terminal: by SO and SI.
    model.feed(("\u{1B})0\u{1B}[?7l" + lines.joined(separator: "\r\n")).utf8)
    var frame = Frame(size: size)
    frame.place(model.frame.asSeen)
    frame.cursor = Point(numbers[0], numbers[1])
    frame.isCursorVisible = numbers[2] == 1
    return frame
  }
}
