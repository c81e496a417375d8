package import PlainText
package import TerminalKit

/// What became of a tape that was played at one size.
package struct TapeRun: Equatable, Sendable {
  package let title: SafeText
  package let size: Size
  /// What the shopper's terminal showed, with a shot for each key.
  package var film: Film
  /// The numbers of the shots that stand at the ends of commands: those of a film of text, as vhs counts.
  package var commandShots: [Int] = []
  /// Each command that was played, in order.
  package var steps: [TapeStep] = []
  /// Screens that are to be held against goldens, in order.
  package var snapshots: [TapeSnapshot] = []
  /// Single pictures that the tape asks for.
  package var screenshots: [(path: String, frame: Frame)] = []
  /// How the film is to look.
  package var settings = FilmSettings()
  /// Files that the film is to become.
  package var outputs: [String] = []
  /// What `#@ db-hash` found, by the line it stands on.
  package var toldHashes: [TapeHash] = []
  /// Why it went no further; nil: it was played to its end and everything was as expected.
  package var failure: TapeFailure?
  /// Keys, clicks and notches of the wheel.
  package var keyCount = 0
  /// How long it takes by the tape's own clock, filmed or not.
  package var length = Milliseconds(0)
  /// The digest of the shop's data at the end; nil where the world could not be opened.
  package var databaseHash: String?

  package static func == (left: TapeRun, right: TapeRun) -> Bool {
    left.title == right.title && left.size == right.size && left.film == right.film
      && left.commandShots == right.commandShots && left.steps == right.steps && left.snapshots == right.snapshots
      && left.screenshots.elementsEqual(right.screenshots, by: ==) && left.outputs == right.outputs
      && left.failure == right.failure && left.keyCount == right.keyCount && left.length == right.length
      && left.databaseHash == right.databaseHash && left.toldHashes == right.toldHashes
  }

  /// The film with one shot for each command.
  package var textFilm: Film {
    var text = Film(title: title)
    for index in commandShots where index < film.shots.count {
      text.append(film.shots[index].frame, at: film.shots[index].start)
    }
    text.hold(until: film.end)
    return text
  }
}

/// One command that was played.
package struct TapeStep: Equatable, Sendable {
  package let position: TapePosition
  package let source: String?
  /// The command as a tape writes it, without what is somebody's own.
  package let text: SafeText
  /// Who sat at the terminal; nil: the shopper.
  package let staff: SafeText?
  /// When it began, by the tape's clock.
  package let start: Milliseconds
  package internal(set) var end: Milliseconds
  /// The screen of that terminal before and after each key.
  package internal(set) var frames: [TapeStepFrame] = []
  package internal(set) var events: [TapeEvent] = []
}

/// A screen that a key led to.
package struct TapeStepFrame: Equatable, Sendable {
  /// Nil: no key, the screen as the step left it.
  package let keys: SafeText?
  package let frame: Frame
}

/// A screen that is to be held against its golden.
package struct TapeSnapshot: Equatable, Sendable {
  package let name: String
  package let frame: Frame
  package let position: TapePosition
}

/// The digest of the shop's data at one command.
package struct TapeHash: Equatable, Sendable {
  package let position: TapePosition
  package let hash: String
}
