package import PlainText
package import TerminalKit

/// Plays one tape once, at one size: presses its keys, moves the clock, looks at the screen.
///
/// It never waits by the machine's clock. After each key the world is idle; time passes only where the tape lets it: a
/// key takes its typing time, `Sleep` and `#@ advance` theirs, and `Wait` goes on by ten milliseconds at a time.
package final class TapePlayer {
  package struct Options: Sendable {
    /// In place of the sizes that the tape names.
    package var size: Size?
    /// What is somebody's own stands in films, goldens and reports; otherwise it is masked.
    package var showsPersonal = false
    /// Screens and events of each key are kept, for a report.
    package var keepsSteps = false

    package init() {}
  }

  let commands: [TapeCommand]
  let options: Options
  /// What is somebody's own is shown, because an option or the tape says so.
  private let showsPersonal: Bool
  /// Is told of each screen that is filmed, as it comes.
  package var onShot: ((Film.Shot) -> Void)?
  /// Is told of the time that passes by the tape's clock while it is filmed, before what comes of it.
  package var onTime: ((Milliseconds) -> Void)?

  var run: TapeRun
  var world: (any TapeWorld)?
  var staff: String?
  var clock = Milliseconds(0)
  var typingSpeed = Milliseconds(50)
  var waitTimeout = Milliseconds(15_000)
  var waitPattern = TapePattern.prompt
  var clipboard = ""
  var lastEvents: [TapeEvent] = []
  /// How long each step took by the machine's clock.
  package private(set) var stepMicroseconds: [Int] = []
  private var filmClock = Milliseconds(0)
  private var isFilming = true
  private var hasActed = false
  private var seen: (raw: Frame, masks: [Mask], shown: Frame)?

  /// Prepares a tape.
  ///
  /// - Parameter title: How films call it.
  package init(_ tape: Tape, title: SafeText, size: Size, options: Options = Options()) {
    commands = tape.commands
    self.options = options
    showsPersonal = options.showsPersonal || commands.contains { $0.action == .pragma(.showPersonal) }
    run = TapeRun(title: title, size: size, film: Film(title: title))
  }

  /// Plays it to its end or to its first failure.
  ///
  /// - Parameter open: Makes the world and shows the first frame; it is closed again here.
  package func play(in open: (TapeOpening) throws(TapeTrouble) -> any TapeWorld) -> TapeRun {
    do throws(TapeFailure) {
      let world = try opened(open)
      self.world = world
      defer { world.close() }
      if let first = commands.first(where: { $0.action.isPlayed }), first.action == .hide { isFilming = false }
      film(keys: nil)
      for command in commands { try play(command) }
      let end = commands.last ?? TapeCommand(.sleep(Milliseconds(0)), at: TapePosition(1, 1))
      try checkEnd(end)
      run.film.hold(until: filmClock)
    } catch {
      run.failure = error
      run.film.hold(until: filmClock)
    }
    run.length = clock
    return run
  }

  private func opened(_ open: (TapeOpening) throws(TapeTrouble) -> any TapeWorld) throws(TapeFailure) -> any TapeWorld {
    var opening = TapeOpening(of: commands)
    opening.size = run.size
    do {
      return try open(opening)
    } catch {
      let position = commands.first?.position ?? TapePosition(1, 1)
      throw TapeFailure(.trouble(error), at: position, frame: nil)
    }
  }

  private func checkEnd(_ last: TapeCommand) throws(TapeFailure) {
    for command in commands {
      guard case .pragma(.budget(let allowed)) = command.action, run.keyCount > allowed else { continue }
      throw failure(.tooManyKeys(used: run.keyCount, allowed: allowed), command)
    }
    run.databaseHash = try asking(last) { (world) throws(TapeTrouble) in try world.databaseHash() }
  }

  // MARK: Commands

  /// Plays one command, in a world that was opened before.
  func step(_ command: TapeCommand) throws(TapeFailure) { try play(command) }

  private func play(_ command: TapeCommand) throws(TapeFailure) {
    if case .actor(.staff(let name), let commands) = command.action {
      staff = name
      defer { staff = nil }
      // Opening a desk is something that happens, too.
      _ = try terminal(command)
      try settle(command)
      for command in commands { try play(command) }
      return
    }
    let first = run.steps.count
    let began = ContinuousClock.now
    run.steps.append(
      TapeStep(
        position: command.position, source: command.source, text: text(of: command),
        staff: staff.map { SafeText(cleaning: $0) }, start: clock, end: clock))
    defer {
      let (seconds, attoseconds) = (ContinuousClock.now - began).components
      stepMicroseconds.append(Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000))
      run.steps[first].end = clock
      run.steps[first].events = takeEvents()
    }
    try perform(command)
    if command.action.isPlayed {
      hasActed = true
      if isFilming, !run.film.shots.isEmpty { run.commandShots.append(run.film.shots.count - 1) }
    }
  }

  private func perform(_ command: TapeCommand) throws(TapeFailure) {
    switch command.action {
    case .press(let strokes, let count, let speed):
      for _ in 0..<count { for stroke in strokes { try press(stroke, speed, command) } }
    case .type(let text, let speed): try type(text, speed, command)
    case .paste: try type(clipboard, nil, command)
    case .copy(let text): clipboard = text
    case .sleep(let time): try pass(time, command)
    case .wait(let scope, let timeout, let pattern): try wait(scope, timeout, pattern, command)
    case .set(let setting): set(setting)
    case .output(let path): run.outputs.append(path)
    case .screenshot(let path): run.screenshots.append((path, shown))
    case .hide: isFilming = false
    case .show:
      isFilming = true
      film(keys: nil)
    case .pragma(let pragma): try perform(pragma, command)
    case .scrollView, .require, .environment, .actor: break
    }
  }

  private func set(_ setting: TapeSetting) {
    switch setting {
    case .typingSpeed(let speed): typingSpeed = speed
    // Later ones have no effect, as in vhs.
    case .waitTimeout(let time) where !hasActed: waitTimeout = time
    case .waitPattern(let pattern) where !hasActed: waitPattern = pattern
    case _ where !hasActed: run.settings.take(setting)
    default: break
    }
  }

  private func type(_ text: String, _ speed: Milliseconds?, _ command: TapeCommand) throws(TapeFailure) {
    var typed = ""
    for scalar in text.unicodeScalars {
      typed.unicodeScalars.append(scalar)
      try press(KeyStroke(typing: scalar), speed, command, caption: SafeText(cleaning: typed))
    }
  }

  private func press(
    _ stroke: KeyStroke, _ speed: Milliseconds?, _ command: TapeCommand, caption: SafeText? = nil
  ) throws(TapeFailure) {
    let terminal = try terminal(command)
    guard !terminal.hasEnded else { throw failure(.ended, command) }
    let isHidden = showsPersonal ? terminal.takesCard && !options.showsPersonal : terminal.takesPersonalText
    let isPersonal = isHidden && stroke.isText
    run.keyCount += 1
    note(.input, isPersonal ? "•" : SafeText(cleaning: stroke.name))
    try reporting(command) { () throws(TapeTrouble) in try terminal.press(stroke) }
    try settle(command)
    let keys = caption ?? SafeText(cleaning: stroke.name)
    film(keys: isPersonal ? SafeText(cleaning: String(repeating: "•", count: keys.string.unicodeScalars.count)) : keys)
    try pass(speed ?? typingSpeed, command)
  }

  /// Lets time pass, as one leap.
  func pass(_ time: Milliseconds, _ command: TapeCommand) throws(TapeFailure) {
    guard time.count > 0 else { return }
    if isFilming { onTime?(time) }
    _ = try asking(command) { (world) throws(TapeTrouble) in try world.advance(by: time) }
    clock = clock + time
    if isFilming { filmClock = filmClock + time }
    try settle(command)
    film(keys: nil)
  }

  // MARK: What is seen

  /// The terminal of whoever's turn it is.
  func terminal(_ command: TapeCommand) throws(TapeFailure) -> any TapeTerminal {
    let staff = staff
    return try asking(command) { (world) throws(TapeTrouble) -> any TapeTerminal in
      if let staff { try world.desk(of: staff) } else { world.shopper }
    }
  }

  func settle(_ command: TapeCommand) throws(TapeFailure) {
    try asking(command) { (world) throws(TapeTrouble) in try world.settle() }
  }

  /// Does what only the world can, and tells its trouble as the tape's.
  func asking<T>(_ command: TapeCommand, _ body: (any TapeWorld) throws(TapeTrouble) -> T) throws(TapeFailure) -> T {
    guard let world else { preconditionFailure("a tape is played in a world") }
    return try reporting(command) { () throws(TapeTrouble) in try body(world) }
  }

  private func reporting<T>(_ command: TapeCommand, _ body: () throws(TapeTrouble) -> T) throws(TapeFailure) -> T {
    do {
      return try body()
    } catch {
      throw failure(.trouble(error), command)
    }
  }

  /// The shopper's screen as it may be kept.
  var shown: Frame { masked(world?.shopper.frame ?? Frame(size: run.size)) }

  /// What is hidden.
  private var masks: [Mask] {
    if options.showsPersonal { return [] }
    return [.cardNumbers] + (showsPersonal ? [] : world?.personal ?? [])
  }

  func masked(_ frame: Frame) -> Frame {
    guard !options.showsPersonal else { return frame }
    let masks = masks
    if let seen, seen.masks == masks, seen.raw == frame { return seen.shown }
    let shown = frame.masked(by: masks)
    seen = (frame, masks, shown)
    return shown
  }

  /// Adds a shot where the screen has changed or a key was pressed.
  func film(keys: SafeText?) {
    let frame = shown
    if options.keepsSteps, !run.steps.isEmpty {
      let mine = staff.flatMap { name in world.flatMap { try? $0.desk(of: name).frame } }.map(masked) ?? frame
      let last = run.steps.count - 1
      if keys != nil || run.steps[last].frames.last?.frame != mine {
        run.steps[last].frames.append(TapeStepFrame(keys: keys, frame: mine))
      }
    }
    guard isFilming else { return }
    let mayBeSeen = staff == nil ? keys : nil
    guard mayBeSeen != nil || run.film.shots.last?.frame != frame else { return }
    run.film.append(frame, at: filmClock, keys: mayBeSeen)
    if let shot = run.film.shots.last { onShot?(shot) }
  }

  // MARK: Events

  func note(_ kind: TapeEvent.Kind, _ text: SafeText) {
    collectEvents()
    keep([TapeEvent(kind, text)])
  }

  /// The events of the step so far, which then begins anew.
  private func takeEvents() -> [TapeEvent] {
    collectEvents()
    defer { waitingEvents = [] }
    return waitingEvents
  }

  /// Takes what the terminals have noted.
  private func collectEvents() {
    guard let world else { return }
    keep(world.shopper.takeEvents())
    if let staff, let desk = try? world.desk(of: staff) { keep(desk.takeEvents()) }
  }

  private var waitingEvents: [TapeEvent] = []

  private func keep(_ events: [TapeEvent]) {
    waitingEvents += events
    // Queries are many, and say less of what went wrong.
    lastEvents = (lastEvents + events.filter { $0.kind != .query }).suffix(TapeFailure.eventCount)
  }

  /// A failure at a command, with the screen as it is.
  func failure(_ reason: TapeFailure.Reason, _ command: TapeCommand) -> TapeFailure {
    collectEvents()
    let staff = staff
    let screen = world.map { world in staff.flatMap { try? world.desk(of: $0) } ?? world.shopper }
    return TapeFailure(
      reason, at: command.position, source: command.source, staff: staff.map { SafeText(cleaning: $0) },
      frame: screen.map { masked($0.frame) }, focus: screen?.focus ?? "", events: lastEvents, masks: masks)
  }

  private func text(of command: TapeCommand) -> SafeText {
    let text = SafeText(cleaning: command.action.text)
    guard !options.showsPersonal else { return text }
    if case .type = command.action, let screen = try? terminal(command),
      showsPersonal ? screen.takesCard : screen.takesPersonalText
    {
      return SafeText(cleaning: "Type \"" + String(repeating: "•", count: max(0, text.string.count - 7)) + "\"")
    }
    return masks.hiding(text)
  }
}
