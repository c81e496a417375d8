/// What reading a tape came to.
package struct TapeReading: Sendable {
  /// The commands; those with an error are not among them.
  package let tape: Tape
  /// Everything that is wrong, in the order of the text.
  ///
  /// A tape with errors is not to be run. But for those of `#@` comments they are exactly the errors that vhs finds.
  package let errors: [TapeError]
  /// What is no error of the language, but will be one when vhs runs the tape: numbers and colours that are none.
  package let warnings: [TapeError]

  let pieces: [TapePiece]
  let tokens: [TapeToken]
}

/// What a file is that `Source` names.
package enum TapeFile: Sendable {
  case text([UInt8])
  case missing
  case unreadable
}

/// A part of the text as the formatter sees it.
struct TapePiece {
  enum Kind {
    case comment
    case command
    /// A `#@` comment that is a command of its own, or a whole `as` on one line.
    case pragma(TapeAction)
    /// The first line of an `as` block, and its last.
    case opening(TapeActor)
    case closing
  }

  var kind: Kind
  /// The tokens it is made of, by index.
  var tokens: ClosedRange<Int>
}

extension Tape {
  /// Reads a tape.
  ///
  /// - Parameter file: The file that `Source` names by its path, as the path stands in the tape.
  package static func read(_ text: [UInt8], file: @escaping (String) -> TapeFile = { _ in .missing }) -> TapeReading {
    var parser = TapeParser(tokens: TapeLexer.tokens(of: text), file: file)
    return parser.parse()
  }
}
