import Foundation
import ShopTestKit
import TerminalKit
import Testing

@testable import tuckshop

/// The built program on a bare pseudo-terminal, whose every byte is looked at.
final class ProgramTerminal {
  /// Something that did not come, with what came last.
  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var stream = TerminalStream()
  /// All that the program has written.
  private(set) var bytes: [UInt8] = []
  let session: TerminalSession
  /// Held as long as the program runs: it goes with its last owner.
  private let folder: TestFolder

  /// Opens a terminal and runs the program in it.
  init(
    _ folder: TestFolder, arguments: [String]? = nil, environment: [String: String?] = [:], size: Size = Size(80, 24)
  ) throws {
    self.folder = folder
    // What it sends is compared with what xterm's description holds.
    let surroundings = ["TERM": "xterm-256color"].merging(environment) { $1 }
    let program = BenchProgram(
      name: "tuckshop", path: BuiltProgram.path, arguments: arguments ?? folder.arguments,
      environment: BuiltProgram.environment(home: folder.home, surroundings), opening: [], toList: "", list: [],
      leave: "")
    session = try TerminalSession(program, size: size, echoes: false)
  }

  /// Types bytes, waits until the program has answered, and goes on when a fresh screen holds the words.
  ///
  /// The screen is drawn anew for that (Ctrl+L), since otherwise only the cells that change are sent.
  @discardableResult
  func does(_ keys: String = "", sees words: String..., line: UInt = #line) throws -> ProgramTerminal {
    try send(Array(keys.utf8))
    let deadline = ContinuousClock.now + RealTerminal.patience
    while ContinuousClock.now < deadline {
      let isGone = session.isGone()
      if !words.isEmpty, !isGone { session.send([0x0C]) }
      let start = bytes.count
      listen(for: 30)
      let text = String(decoding: bytes[start...], as: UTF8.self)
      // Over a blank that is there already the cursor is only moved.
      if words.allSatisfy({ $0.split(separator: " ").allSatisfy { text.contains($0) } }) { return self }
      // Who leaves at a key may be gone before it is looked after.
      if isGone { break }
    }
    throw Missing(
      description:
        "line \(line): no \(words) but:\n\(String(decoding: bytes.suffix(3000), as: UTF8.self).debugDescription)")
  }

  /// Sends bytes as fast as the program takes them.
  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    let deadline = ContinuousClock.now + RealTerminal.patience
    while !rest.isEmpty, ContinuousClock.now < deadline, !session.isGone() {
      rest = rest.dropFirst(session.send(Array(rest.prefix(1024))))
      if !rest.isEmpty { listen(for: 1) }
    }
  }

  /// Reads until nothing comes for some milliseconds.
  func listen(for milliseconds: Int32) {
    let more = session.take(silentFor: milliseconds)
    stream.take(more)
    bytes += more
  }

  /// Waits for the end and returns the exit status as a shell tells it.
  func exitStatus() throws -> Int32 {
    let deadline = ContinuousClock.now + RealTerminal.patience
    while ContinuousClock.now < deadline {
      listen(for: 10)
      guard session.isGone(), let ending = session.ending else { continue }
      listen(for: 10)
      return ending & 0x7F == 0 ? ending >> 8 : 128 + ending & 0x7F
    }
    throw Missing(description: "the program does not end")
  }
}
