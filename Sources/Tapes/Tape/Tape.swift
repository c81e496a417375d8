/// A tape: what a person does at a terminal, as a list of commands.
///
/// The language is that of charmbracelet/vhs; what it lacks stands in `#@` comments. The page *Tapes* of the
/// documentation tells both to a tester.
package struct Tape: Equatable, Sendable {
  /// In the order of the text; what `Source` names has been put in its place.
  package var commands: [TapeCommand]

  package init(commands: [TapeCommand] = []) {
    self.commands = commands
  }
}

/// One command and where it stands.
package struct TapeCommand: Equatable, Sendable {
  package var action: TapeAction
  /// Of its first letter; in the file of ``source``, where that is not nil.
  package var position: TapePosition
  /// The path of the tape that `Source` brought it from; nil: the tape itself.
  package var source: String?

  package init(_ action: TapeAction, at position: TapePosition, source: String? = nil) {
    self.action = action
    self.position = position
    self.source = source
  }
}

/// What a command does.
package enum TapeAction: Equatable, Sendable {
  /// Presses keys one after the other, the whole of it `count` times: `Down 3`, `Ctrl+X+S`, `#@ key F5`.
  ///
  /// - Parameter speed: The time between two keys; nil: that of `Set TypingSpeed`.
  case press([KeyStroke], count: Int, speed: Milliseconds?)
  /// Types text, one key for each character.
  case type(String, speed: Milliseconds?)
  /// Waits until the pattern is seen; nil: that of `Set WaitPattern`, and the time of `Set WaitTimeout`.
  case wait(TapeScope, timeout: Milliseconds?, pattern: TapePattern?)
  case sleep(Milliseconds)
  /// Moves the viewer's own scrollback, not the wheel of a mouse.
  case scrollView(TapeDirection, count: Int, speed: Milliseconds?)
  case set(TapeSetting)
  /// Writes the film to a file, or a picture of each frame into a folder.
  case output(path: String)
  /// Stops filming; before anything else it is a prelude that nobody sees.
  case hide
  case show
  case copy(String)
  case paste
  /// Asks for a program in `PATH`.
  case require(String)
  case screenshot(path: String)
  case environment(name: String, value: String)
  /// One of ours, from a `#@` comment.
  case pragma(TapePragma)
  /// Commands for another terminal: `#@ as staff NAME { … }`.
  case actor(TapeActor, [TapeCommand])
}

/// What of the screen a pattern is held against.
package enum TapeScope: String, Equatable, Sendable {
  /// The line of the cursor, without trailing blanks.
  case line = "Line"
  /// All rows joined by line feeds, without trailing blanks.
  case screen = "Screen"
}

package enum TapeDirection: String, Equatable, Sendable {
  case up, down
}

/// Who sits at another terminal.
package enum TapeActor: Hashable, Sendable {
  /// Somebody at the desk, by name.
  case staff(String)
}
