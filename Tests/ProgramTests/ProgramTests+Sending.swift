import Foundation
import ShopTestKit
import Tapes
import TerminalKit
import Testing

extension ProgramTests {
  // Could go wrong: both colours are sent where one changed, bold is ended by a reset of everything, ncurses' writes go out
  // one by one and are as many packets on a slow line. The limit is what newsboat takes in a list of this size.
  @Test(.enabled(if: SystemCalls.isPermitted, "strace is needed, and the right to trace"))
  func `a step of the selection is at most 236 bytes in one write`() throws {
    let folder = try TestFolder()
    let pty = try PtyTerminal(
      folder, size: Size(80, 24), environment: ["TERM": "xterm-256color"],
      arguments: folder.arguments + ["--themes", folder.home])
    defer { pty.close() }
    try #require(pty.waits { $0.text.contains { $0.contains("Departments") } })
    pty.send(Array("b".utf8))
    try #require(pty.waits { $0.text.contains { $0.contains("1 of ") } })
    let report = folder.home + "/calls"
    let calls = try SystemCalls(of: pty.process, named: "write", to: report)
    var sizes: [Int] = []
    for (key, place) in [("B", 2), ("B", 3), ("B", 4), ("A", 3), ("A", 2)] {
      let before = pty.written.count
      pty.send(Array("\u{1B}O\(key)".utf8))
      try #require(pty.waits { $0.text.contains { $0.contains(" \(place) of ") } })
      sizes.append(pty.written.count - before)
    }
    calls.end()
    #expect(sizes.allSatisfy { (40...236).contains($0) }, "\(sizes)")
    let writes = try String(contentsOfFile: report, encoding: .utf8).split(separator: "\n").filter { line in
      line.contains(" write(1, ")
    }
    #expect(writes.count == sizes.count, "\(writes.joined(separator: "\n"))")
  }
}
