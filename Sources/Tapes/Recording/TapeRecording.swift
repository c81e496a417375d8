package import PlainText
package import TerminalKit

/// A person's session as it becomes a tape: what was pressed, and what was then to be seen.
///
/// Instead of the pauses that the person made it has waits for words that newly came to the screen. What is typed into a
/// field for something personal is not kept: when the field is left, its sample is written down, so that the tape can
/// still be played.
package struct TapeRecording: Sendable {
  package struct Options: Sendable {
    /// Addresses and the like are as they were typed; cards never are.
    package var showsPersonal = false
    /// Screens are compared, and waits written.
    package var hasWaits = true
    /// The most commands that are kept; the oldest go first.
    package var limit = Int.max
    /// The keys are pressed at the desk of a member of staff of this name; nil: they are a shopper's.
    package var staff: String?

    package init() {}
  }

  /// What a person sees and does at the moment of a key.
  package struct Moment {
    package var key: Key
    /// The field that had the keys before it and the one that has them after it.
    package var before: PersonalField?
    package var after: PersonalField?
    /// The screen before the key; nil where it is not known or still changing.
    package var frame: Frame?

    package init(key: Key, before: PersonalField? = nil, after: PersonalField? = nil, frame: Frame? = nil) {
      self.key = key
      self.before = before
      self.after = after
      self.frame = frame
    }
  }

  private let options: Options
  private(set) var commands: [RecordedCommand] = []
  private(set) var isCut = false
  /// The screen before the command that was written last.
  private var base: Frame?
  /// A field for something personal that is being typed into, and what stood in it before.
  private var field: (name: String, before: String, now: PersonalField)?
  /// Everything personal that has been seen, in small letters.
  private var personal: Set<String> = []
  /// What was last taken note of.
  private var hidden: [String] = []
  /// The last command may be followed by a wait.
  private var wantsWait = false
  /// The last command is text, typed into a field.
  private var isTyping = false

  package init(_ options: Options = Options()) { self.options = options }

  /// Begins a tape of that size and moment.
  package mutating func begin(size: Size, clock: TapeMoment?) {
    commands = [.pragma(.size([size]))] + (clock.map { [.pragma(.clock($0))] } ?? [])
  }

  /// Takes note of what must not be in the tape.
  package mutating func hide(_ texts: [String]) {
    // Mostly the last frame had the same.
    guard texts != hidden else { return }
    hidden = texts
    for text in texts where text.utf8.count >= 3 && personal.count < 500 { personal.insert(text.lowercased()) }
  }

  /// Takes note of a key.
  package mutating func note(_ moment: Moment) {
    // To stop the program is between the person and the shell, and a bug report changes nothing.
    guard ![.control("z"), .control("g")].contains(moment.key) else { return }
    if let frame = moment.frame { look(at: frame, next: moment.key) }
    if let field = moment.before, moment.after?.name == field.name,
      moment.key.isEditing || field.text != moment.after?.text
    {
      edit(field, moment)
      return
    }
    leaveField(moment.before)
    write(moment.key)
    if let frame = moment.frame { base = base ?? frame }
    // Within a form the next field is there at once, and what it says may depend on what was typed.
    wantsWait = options.hasWaits && moment.after == nil
  }

  private mutating func edit(_ field: PersonalField, _ moment: Moment) {
    let now = moment.after ?? field
    if self.field?.name != field.name {
      leaveField(nil)
      self.field = (field.name, field.text, now)
    } else {
      self.field?.now = now
    }
    hide([field.text, now.text])
    wantsWait = false
    isTyping = false
    base = nil
  }

  private mutating func leaveField(_ last: PersonalField?) {
    guard let field else { return }
    self.field = nil
    let now = last?.name == field.name ? last ?? field.now : field.now
    guard now.text != field.before else { return }
    if !field.before.isEmpty {
      add(.press(KeyStroke(.end), count: 1))
      add(.press(KeyStroke(.character("u"), .control), count: 1))
    }
    guard !now.text.isEmpty else { return }
    add(.sample(options.showsPersonal && !now.isCard ? SampleText(now.text) : now.sample))
    isTyping = false
  }

  // MARK: Keys

  private mutating func write(_ key: Key) {
    switch key {
    case .character(let scalar): type(scalar)
    case .paste(let text): add(.paste(Self.typeable(cleaned(text.string))))
    case .mouse(let event): click(event)
    case .resize(let size): add(.pragma(.resize(size)))
    default:
      guard let stroke = KeyStroke(of: key) else { return }
      if case .press(stroke, let count)? = commands.last, stroke.isMotion {
        commands[commands.count - 1] = .press(stroke, count: count + 1)
      } else {
        add(.press(stroke, count: 1))
      }
    }
  }

  private mutating func type(_ scalar: Unicode.Scalar) {
    guard KeyStroke(typing: scalar).base == .character(scalar) else { return }
    if case .type(let text)? = commands.last {
      commands[commands.count - 1] = .type(text + String(Character(scalar)))
    } else {
      add(.type(String(Character(scalar))))
    }
  }

  private mutating func click(_ event: MouseEvent) {
    switch event.kind {
    case .click: add(.pragma(.click(.left, .cell(event.position))))
    case .middleClick: add(.pragma(.click(.middle, .cell(event.position))))
    case .rightClick: add(.pragma(.click(.right, .cell(event.position))))
    case .wheelUp, .wheelDown:
      let direction: TapeDirection = event.kind == .wheelUp ? .up : .down
      if case .pragma(.scroll(direction, let count, event.position))? = commands.last {
        commands[commands.count - 1] = .pragma(.scroll(direction, count: count + 1, at: event.position))
      } else {
        add(.pragma(.scroll(direction, count: 1, at: event.position)))
      }
    }
  }

  private mutating func add(_ command: RecordedCommand) {
    commands.append(command)
    guard commands.count > options.limit else { return }
    // A quarter at a time, so that not every key moves them all.
    commands.removeFirst(options.limit / 4)
    isCut = true
  }

  // MARK: Waits

  /// Sees what the last command has come to, now that the next key is pressed.
  private mutating func look(at frame: Frame, next: Key?) {
    guard wantsWait, let before = base else {
      base = frame
      return
    }
    if goesOn(next, before: before, now: frame) { return }
    if before != frame {
      var hidden = Array(personal)
      if case .type(let text)? = commands.last, text.count >= 3 { hidden.append(text.lowercased()) }
      let row = isTyping ? frame.cursor?.row : nil
      if let words = WaitWords.choose(before: before.text, after: frame.text, avoiding: hidden, row: row) {
        add(.wait(words))
      }
    }
    isTyping = false
    base = frame
  }

  /// The next key belongs to the same command: more of a text, one more step of a motion.
  private mutating func goesOn(_ next: Key?, before: Frame, now: Frame) -> Bool {
    switch (commands.last, next) {
    case (.type, .character):
      // Text moves the cursor along its row; a command somewhere else.
      guard let from = before.cursor, let to = now.cursor, from.row == to.row, to.column > from.column else {
        return false
      }
      isTyping = true
      return true
    case (.press(let stroke, _), let key?): return stroke.isMotion && KeyStroke(of: key) == stroke
    default: return false
    }
  }

  // MARK: The tape

  /// The tape so far, in the one form of tapes.
  ///
  /// - Parameters:
  ///   - heading: Lines that stand above it as comments.
  ///   - last: The screen as it is at the end; nil: nothing is waited for there.
  package func text(heading: [SafeText] = [], last: Frame? = nil) -> [UInt8] {
    var whole = self
    if let last { whole.look(at: last, next: nil) }
    whole.leaveField(nil)
    var lines = heading.map { $0.isEmpty ? "#" : "# " + $0.string }
    if isCut { lines.append("# What came before is not kept.") }
    lines += whole.atDesk(whole.commands.map { whole.cleaned($0).lines })
    let text = Array((lines.joined(separator: "\n") + "\n").utf8)
    if case .success(let formatted) = TapeFormatter.format(text) { return formatted }
    return text
  }

  /// The lines of commands; those of keys go to the desk, where it is one.
  private func atDesk(_ commands: [[String]]) -> [String] {
    guard let staff = options.staff else { return commands.flatMap(\.self) }
    let head = commands.prefix { $0.allSatisfy { $0.hasPrefix("#@ size") || $0.hasPrefix("#@ clock") } }
    return head.flatMap(\.self) + ["#@ as staff \(PragmaText.word(staff)) {"]
      + commands.dropFirst(head.count).flatMap(\.self) + ["#@ }"]
  }

  private func cleaned(_ command: RecordedCommand) -> RecordedCommand {
    if case .type(let text) = command { .type(cleaned(text)) } else { command }
  }

  /// A text without what looks like a card or an e-mail: in a chat anything may be typed.
  private func cleaned(_ text: String) -> String { SpokenText.cleaned(text, showsPersonal: options.showsPersonal) }

  /// What keys can type: a line break is a blank, an arrow would be a key.
  private static func typeable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { KeyStroke(typing: $0).base == .character($0) ? $0 : " " }))
  }
}

extension PersonalField {
  /// A card is never written down, whatever the options say.
  var isCard: Bool { name == Self.card }
  package static let card = "card"
}

extension Key {
  /// Changes a field, or moves within it.
  var isEditing: Bool {
    switch self {
    case .character, .paste, .backspace, .delete, .left, .right, .home, .end, .controlLeft, .controlRight, .alt: true
    case .control(let letter): "abdefhkuwy".contains(letter)
    default: false
    }
  }
}
