package import TerminalKit

/// A recording of a terminal in asciinema's format, versions 2 and 3 (docs.asciinema.org, "asciicast").
package struct Cast: Equatable, Sendable {
  /// Which of the two formats.
  package enum Version: Int, Sendable, CaseIterable {
    /// Times count from the start of the recording.
    case two = 2
    /// Times count from the event before.
    case three = 3
  }

  /// What stands before the events; what is nil is not written.
  package struct Header: Equatable, Sendable {
    package var size: Size
    /// `TERM`.
    package var terminal: String?
    /// Name and version of the terminal program; version 3 alone has it.
    package var terminalVersion: String?
    package var colors: TerminalColors?
    /// Seconds since 1970.
    package var timestamp: Int?
    /// A player shortens waits beyond it.
    package var idleLimit: Microseconds?
    package var command: String?
    package var title: String?
    /// In their order; `SHELL` and `TERM` are what asciinema keeps.
    package var environment: [(name: String, value: String)] = []
    /// Version 3 alone has them.
    package var tags: [String] = []

    package init(size: Size) { self.size = size }

    package static func == (left: Header, right: Header) -> Bool {
      left.object(.three, end: nil) == right.object(.three, end: nil)
    }
  }

  /// Something that happened.
  package struct Event: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
      case output(String)
      case input(String)
      case marker(String)
      case resize(Size)
      /// The program ended with this status; version 2 does not know it.
      case exit(Int)
      /// One of a later version, kept as it is.
      case other(code: String, data: String)
    }

    /// Time since the start of the recording.
    package var time: Microseconds
    package var kind: Kind

    package init(at time: Microseconds, _ kind: Kind) {
      self.time = time
      self.kind = kind
    }
  }

  package var header: Header
  /// In the order of time.
  package var events: [Event]

  package init(header: Header, events: [Event] = []) {
    self.header = header
    self.events = events
  }

  /// The screen after every event.
  package var lastFrame: Frame {
    var terminal = VirtualTerminal(size: header.size)
    for event in events {
      switch event.kind {
      case .output(let text): terminal.feed(text.utf8)
      case .resize(let size): terminal.resize(to: size)
      default: break
      }
    }
    return terminal.frame
  }
}
