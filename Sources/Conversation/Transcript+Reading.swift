package import Commerce
package import PlainText
import TerminalKit

extension Transcript {
  /// A line by its message, so that it is found again when others came or went above or below.
  package struct Place: Equatable, Sendable {
    fileprivate let message: Int
    /// Lines of the message below it.
    fileprivate let below: Int
    /// Lines that it stands below the message, where it is of none.
    fileprivate let beyond: Int
  }

  /// Nil for a line that there is not, and for one above which no message stands.
  package func place(ofLine index: Int) -> Place? {
    guard index >= 0, let line = lines.prefix(index + 1).lastIndex(where: { $0.message != nil }),
      let message = lines[line].message,
      let range = range(of: message)
    else { return nil }
    return Place(message: message, below: range.upperBound - 1 - line, beyond: index - line)
  }

  /// Nil where the message is not laid out, or no longer there.
  package func line(of place: Place) -> Int? {
    range(of: place.message).map {
      min(lines.count - 1, max($0.lowerBound, $0.upperBound - 1 - place.below) + place.beyond)
    }
  }

  /// The first line of what was said after a message that is gone.
  private func line(after place: Place) -> Int? { lines.firstIndex { $0.message.map { $0 > place.message } ?? false } }

  /// Lays the conversation out for a window in which it is read: as far up as that is, and a bit farther.
  ///
  /// Whoever reads further up stays there while lines come below, while all are broken anew, and while what was on its
  /// way is refused. Only so many messages are told of a conversation: whose place was among those that fell off reads on
  /// at the first that there is.
  ///
  /// - Parameters:
  ///   - height: Lines of the window.
  ///   - all: To its beginning.
  /// - Returns: Where the same is read among the lines that there are now.
  package mutating func layOut(
    _ messages: [ChatMessage], underWay: [SafeText], for reader: TranscriptReader, width: Int, height: Int,
    all: Bool, at position: ReadingPosition
  ) -> ReadingPosition {
    func layOut(atLeast wanted: Int) {
      self.layOut(messages, underWay: underWay, for: reader, width: width, atLeast: wanted)
    }
    var position = position
    let place = position.below > 0 ? place(ofLine: lines.count - position.below - 1) : nil
    layOut(atLeast: all ? .max : position.below + 3 * height)
    if let place {
      // More came below than was laid out above.
      if line(of: place) == nil, !isWhole { layOut(atLeast: .max) }
      if let line = line(of: place) ?? line(after: place) { position.end(at: line, count: lines.count) }
    }
    position.stay(within: lines.count)
    return position
  }
}
