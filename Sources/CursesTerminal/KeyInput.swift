import Glibc
import TerminalKit

/// Reads what the terminal sent and decodes it.
struct KeyInput {
  private var decoder: KeyDecoder
  private let escapeDelay: Int32
  private var buffer = [UInt8](repeating: 0, count: 4096)
  // Somebody who sends without end must not keep the loop from drawing.
  private static let mostReads = 64

  /// - Parameter escapeDelay: How many milliseconds the start of a sequence waits for its rest; at most 5,000.
  init(decoder: KeyDecoder, escapeDelay: Int32) {
    self.decoder = decoder
    self.escapeDelay = min(max(0, escapeDelay), 5000)
  }

  mutating func read(into keys: inout KeyQueue) {
    for _ in 0..<Self.mostReads {
      guard isReadable(within: decoder.isUndecided ? escapeDelay : 0) else {
        for key in decoder.flush() { keys.append(key) }
        return
      }
      let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
      guard count > 0 else { return }
      decoder.decode(buffer[..<count], into: &keys)
      // They may be a card's.
      for index in 0..<count { buffer[index] = 0 }
      // A terminal gives all that it has.
      if count < buffer.count, !decoder.isUndecided { return }
    }
  }

  private func isReadable(within milliseconds: Int32) -> Bool {
    var waited = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&waited, 1, milliseconds) > 0 && waited.revents & Int16(POLLIN) != 0
  }
}
