import PlainText

/// A tape as it is typed before an audience: key by key, with the pauses of somebody who knows the shop.
package struct LiveTape: Equatable, Sendable {
  /// One key, or one thing that happens beside.
  struct Step: Equatable, Sendable {
    var command: TapeCommand
    /// Before it happens.
    var pause: Milliseconds
    /// What is told about it: the comment above it in the tape.
    var caption: SafeText
    /// It presses a key of the shopper's, who therefore has to be in the shop.
    var isKey: Bool
  }

  let commands: [TapeCommand]
  private(set) var steps: [Step] = []

  /// What is told when all is played: the comment below the last command.
  private(set) var closing: SafeText?

  /// There is nothing to be played.
  package var isEmpty: Bool { steps.allSatisfy { !$0.isKey } }

  /// Reads a tape.
  ///
  /// - Parameter isAtOnce: Without the pauses of a person.
  /// - Throws: Everything that is wrong with it.
  package init(_ text: [UInt8], isAtOnce: Bool = false, file: @escaping (String) -> TapeFile = { _ in .missing })
    throws(TapeErrors)
  {
    let reading = Tape.read(text, file: file)
    guard reading.errors.isEmpty else { throw TapeErrors(errors: reading.errors) }
    commands = reading.tape.commands
    let comments = reading.comments
    var pace = Pace()
    for command in commands {
      let caption =
        comments.last { command.source == nil && $0.line < command.position.line }?.text ?? steps.last?.caption
      add(command, caption ?? .empty, staff: nil, &pace)
    }
    if isAtOnce {
      for index in steps.indices { steps[index].pause = Milliseconds(0) }
    }
    if let last = comments.last, let line = commands.last?.position.line, last.line > line { closing = last.text }
  }

  private mutating func add(_ command: TapeCommand, _ caption: SafeText, staff: String?, _ pace: inout Pace) {
    func single(_ action: TapeAction) -> TapeCommand {
      let plain = TapeCommand(action, at: command.position, source: command.source)
      return staff.map { TapeCommand(.actor(.staff($0), [plain]), at: command.position, source: command.source) }
        ?? plain
    }
    switch command.action {
    case .actor(.staff(let name), let commands):
      for command in commands { add(command, "\(SafeText(cleaning: name)) at the desk", staff: name, &pace) }
    case .type(let text, let speed):
      for (index, scalar) in text.unicodeScalars.enumerated() {
        let pause = speed ?? (index == 0 ? Pace.thinking : pace.typing)
        steps.append(
          Step(
            command: single(.type(String(Character(scalar)), speed: speed)), pause: pause, caption: caption,
            isKey: staff == nil))
      }
    case .press(let strokes, let count, let speed):
      for stroke in Array(repeating: strokes, count: count).joined() {
        let pause = speed ?? (stroke.isMotion ? Pace.moving : Pace.thinking)
        steps.append(
          Step(
            command: single(.press([stroke], count: 1, speed: speed)), pause: pause, caption: caption,
            isKey: staff == nil))
      }
    case .set(.typingSpeed(let speed)): pace.typing = speed
    case .set, .output, .screenshot, .hide, .show, .require, .environment, .scrollView: break
    case .pragma(let pragma): addPragma(pragma, single(command.action), caption, isKey: staff == nil)
    case .sleep(let time):
      steps.append(Step(command: single(command.action), pause: time, caption: caption, isKey: false))
    case .wait, .copy:
      steps.append(Step(command: single(command.action), pause: Milliseconds(0), caption: caption, isKey: false))
    case .paste:
      steps.append(Step(command: single(command.action), pause: Pace.thinking, caption: caption, isKey: staff == nil))
    }
  }

  private mutating func addPragma(_ pragma: TapePragma, _ command: TapeCommand, _ caption: SafeText, isKey: Bool) {
    switch pragma {
    // What counts only where everything has to be the same each time, and the window is the audience's.
    case .size, .resize, .seed, .snapshot, .budget, .databaseHash, .showPersonal: break
    // The shop was opened at that moment.
    case .clock where steps.isEmpty: break
    case .click, .scroll: steps.append(Step(command: command, pause: Pace.thinking, caption: caption, isKey: isKey))
    case .expect, .payment, .stock, .clock:
      steps.append(Step(command: command, pause: Milliseconds(0), caption: caption, isKey: false))
    case .advance, .reopen: steps.append(Step(command: command, pause: Pace.reading, caption: caption, isKey: false))
    }
  }
}

/// How long somebody takes before a key, so that others can follow.
private struct Pace {
  static let thinking = Milliseconds(900)
  static let moving = Milliseconds(350)
  static let reading = Milliseconds(2_000)
  var typing = Milliseconds(70)
}

extension TapeReading {
  /// What stands in comments that are not ours, and in which line.
  var comments: [(line: Int, text: SafeText)] {
    pieces.compactMap { piece in
      guard case .comment = piece.kind else { return nil }
      let token = tokens[piece.tokens.lowerBound]
      let text = SafeText(cleaning: String(decoding: token.bytes, as: UTF8.self).drop { $0 == " " }.description)
      return text.isEmpty ? nil : (token.position.line, text)
    }
  }
}
