package import PlainText
package import TerminalKit

/// What was to be seen on a terminal, and when: the one thing that pictures, casts and text films are made from.
package struct Film: Equatable, Sendable {
  /// One screen, from its moment until that of the next.
  package struct Shot: Equatable, Sendable {
    package var frame: Frame
    /// Time since the film's start; never before the shot before.
    package var start: Milliseconds
    /// The keys that led to it, as a reader is to see them: `Enter`, `Ctrl+P`.
    package var keys: SafeText?

    package init(_ frame: Frame, at start: Milliseconds, keys: SafeText? = nil) {
      self.frame = frame
      self.start = start
      self.keys = keys
    }
  }

  package var title: SafeText
  /// In the order of time.
  package private(set) var shots: [Shot] = []
  /// When the last shot has been shown long enough.
  package private(set) var end = Milliseconds(0)

  package init(title: SafeText) {
    self.title = title
  }

  /// Adds a shot; a moment before the last one's is taken for that.
  package mutating func append(_ frame: Frame, at start: Milliseconds, keys: SafeText? = nil) {
    let start = max(start, shots.last?.start ?? Milliseconds(0))
    shots.append(Shot(frame, at: start, keys: keys))
    end = max(end, start)
  }

  /// Shows the last shot until a moment.
  package mutating func hold(until moment: Milliseconds) {
    end = max(end, moment)
  }

  /// As large as its largest shot.
  package var size: Size {
    shots.reduce(Size(0, 0)) { Size(max($0.columns, $1.frame.size.columns), max($0.rows, $1.frame.size.rows)) }
  }

  /// How long a shot is shown.
  package func duration(of index: Int) -> Milliseconds {
    let next = index + 1 < shots.count ? shots[index + 1].start : end
    return Milliseconds(next.count - shots[index].start.count)
  }

  /// The same film with something hidden on every screen, and in what was typed.
  package func masked(by masks: [Mask]) -> Film {
    var film = self
    for index in film.shots.indices {
      film.shots[index].frame = film.shots[index].frame.masked(by: masks)
      film.shots[index].keys = film.shots[index].keys.map { masks.hiding($0) }
    }
    return film
  }
}
