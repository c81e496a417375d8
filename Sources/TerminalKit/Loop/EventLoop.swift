import Glibc

/// Runs a program on a terminal: waits for keys and answers, applies all that are there, then shows one frame.
///
/// It belongs to one thread. It has no ticker: while nothing happens it neither wakes nor writes, but for the timers that
/// the program asked for.
package final class EventLoop<P: Program> {
  /// Where effects are performed.
  package enum Performance {
    /// On one worker thread, in order.
    case onWorker
    /// At once, on the loop's own thread: for tests.
    case inline
  }

  package private(set) var state: P.State
  package let mailbox: Mailbox<P.Action>

  private let program: P
  private let terminal: any Terminal
  private let performer: any EffectPerformer<P.Effect, P.Action>
  private let signals: (any SignalSource)?
  private let sources: [any EventSource<P.Action>]
  private let clock: @Sendable () -> Int
  private var timers = TimerTable<P.Action>()
  private let firstFrameLimit: Duration
  private let typeAheadLimit: Int
  private let quitLimit: Duration
  private let pending = PendingCount()
  private let worker: EffectWorker<P.Effect, P.Action>?
  private var inlineQueue = EffectQueue<P.Effect>()
  /// What was shown last.
  private var drawn: Drawn<P.State>?
  private var isStale = true
  private var isPerforming = false
  /// When it is a second since the last effect; nil: the loop has rested since.
  private var restsAt: Int?
  /// Keys that came while answers were awaited, and since when the first of them waits.
  private var typedAhead = KeyQueue()
  private var holdingSince: Int?
  /// When the last answer came, or all had come.
  private var answeredAt: Int?
  private var end: LoopEnd?
  /// What the last wait found to be read; each key would cost a look at all of it.
  private var readable = Readable.all
  /// The mailbox's pipe, the terminal, and the sources.
  private var waited: [pollfd]

  /// Prepares a loop; ``start(_:)`` and ``run()`` set it going.
  ///
  /// - Parameters:
  ///   - mailbox: Where threads outside post actions, and the pipe that signal handlers write to.
  ///   - signals: What the system tells the process; nil in tests.
  ///   - sources: Who else may have something to tell.
  ///   - clock: Milliseconds that only rise, for timers.
  ///   - firstFrameLimit: How long the first frame waits for the effects it is started with, to be painted complete.
  ///   - typeAheadLimit: How long a key waits for the answers to the one before it, which it was meant for, in
  ///     milliseconds. Where no answer has come for so long, those behind it do not wait anew.
  ///   - quitLimit: How long an ending program waits for effects under way.
  package init(
    program: P, state: P.State, terminal: any Terminal, performer: any EffectPerformer<P.Effect, P.Action>,
    performance: Performance = .onWorker, mailbox: Mailbox<P.Action> = Mailbox(), signals: (any SignalSource)? = nil,
    sources: [any EventSource<P.Action>] = [], clock: @escaping @Sendable () -> Int = monotonicMilliseconds,
    firstFrameLimit: Duration = .milliseconds(150), typeAheadLimit: Int = 1000,
    quitLimit: Duration = .seconds(2)
  ) {
    self.program = program
    self.state = state
    self.terminal = terminal
    self.performer = performer
    self.mailbox = mailbox
    self.signals = signals
    self.sources = sources
    self.clock = clock
    self.firstFrameLimit = firstFrameLimit
    self.typeAheadLimit = typeAheadLimit
    self.quitLimit = quitLimit
    waited = Array(repeating: pollfd(fd: -1, events: Int16(POLLIN), revents: 0), count: 2 + sources.count)
    switch performance {
    case .inline: worker = nil
    case .onWorker:
      worker = EffectWorker(performer: performer, mailbox: mailbox, pending: pending)
      worker?.start()
    }
  }

  deinit { worker?.stop() }

  /// Asks for effects before the first key: what the first screen needs.
  package func start(_ effects: [P.Effect]) {
    answeredAt = clock()
    submit(effects)
  }

  /// Runs until the program, a signal or the terminal ends it.
  ///
  /// - Parameter whenResting: Is called when the first frame has been shown, and whenever all effects have been over for
  ///   a second: a good moment to tidy up.
  package func run(whenResting: () -> Void = {}) -> LoopEnd {
    settle(within: firstFrameLimit)
    whenResting()
    while end == nil {
      wait(milliseconds: waitLimit)
      takeEvents()
      present()
      if end == nil, let restsAt, restsAt <= clock() {
        self.restsAt = isIdle ? nil : clock() + restMilliseconds
        if isIdle { whenResting() }
      }
    }
    finish()
    return end ?? .quit
  }

  /// Applies keys, effects and answers until the program is idle, then shows one frame: what a test calls.
  package func settle() {
    takeEvents()
    // Once it ends, keys are not taken any more.
    while !isIdle || (end == nil && !typedAhead.isEmpty) {
      wait(milliseconds: holdLimit)
      takeEvents()
    }
    present()
  }

  /// True when no effect is under way and no answer waits.
  package var isIdle: Bool {
    // In this order: an effect's answers are posted before its count is released.
    pending.isIdle && mailbox.isEmpty
  }

  /// Until the next of the program's timers is due; nil while none runs.
  package var millisecondsToTimer: Int? { timers.untilNext(now: clock()) }

  /// Why the loop ended, or nil while it goes on.
  package var ending: LoopEnd? { end }
}

// MARK: - Events

extension EventLoop {
  private func takeEvents() {
    let readable = readable
    self.readable = .all
    // First of all, because it empties the pipe: a signal or window change that comes later wakes the loop again.
    let isAnswered = readable.contains(.mailbox) && takeAnswers()
    takeNews(fromSources: readable.contains(.sources))
    if isAnswered || isIdle { answeredAt = clock() }
    guard end == nil else { return }
    // The rest waits in the terminal, so that somebody who types without end takes up no memory.
    if typedAhead.count < mostTypedAhead { terminal.readKeys(into: &typedAhead) }
    takeKeys()
  }

  /// True when there were answers.
  private func takeAnswers() -> Bool {
    let answers = mailbox.drain()
    for signal in signals?.takeSignals() ?? [] { take(signal) }
    for answer in answers { apply(answer) }
    return !answers.isEmpty
  }

  /// What others rang about, and the timers that are due.
  private func takeNews(fromSources: Bool) {
    guard end == nil else { return }
    if fromSources { for source in sources { source.take().forEach(apply) } }
    let now = clock()
    if timers.untilNext(now: now) == 0 { for action in timers.takeDue(now: now) { apply(action) } }
  }

  /// Applies keys one by one; the next one waits, for a moment, until the answers to the one before are there, so that
  /// fast fingers and scripts reach the screen they meant.
  private func takeKeys() {
    var left = mostKeysAtOnce
    while end == nil, !typedAhead.isEmpty {
      guard isIdle || hasHeldEnough else { return }
      holdingSince = nil
      // Signals and frames have their turn between the keys of somebody who types without end.
      guard left > 0 else { return }
      left -= 1
      guard let key = typedAhead.popFirst() else { break }
      if case .resize = key { isStale = true }
      // A click is meant for what is to be seen.
      if case .mouse(let event) = key, !event.kind.isWheel { present() }
      if let action = program.action(for: key, seen: drawn?.frame ?? Frame(size: terminal.size)) { apply(action) }
    }
    holdingSince = nil
  }

  private var hasHeldEnough: Bool {
    let now = clock()
    let since = holdingSince ?? now
    holdingSince = since
    return now - min(since, answeredAt ?? since) >= typeAheadLimit
  }

  private var mostKeysAtOnce: Int { 100 }
  private var mostTypedAhead: Int { 10_000 }

  /// Milliseconds to wait for the next event: for ever, unless keys are held; not at all, when some are left over.
  private var holdLimit: Int32 {
    guard !typedAhead.isEmpty else { return -1 }
    guard let holdingSince else { return 0 }
    return Int32(clamping: max(0, typeAheadLimit - (clock() - min(holdingSince, answeredAt ?? holdingSince))))
  }

  private var restMilliseconds: Int { 1000 }

  /// Milliseconds until a key need not be held any more, a timer is due or the loop rests; -1 for ever.
  private var waitLimit: Int32 {
    let now = clock()
    let rest = restsAt.map { max(0, $0 - now) }
    let due = [timers.untilNext(now: now), rest].compactMap { $0 }.min().map { Int32(clamping: $0) } ?? -1
    let hold = holdLimit
    return due < 0 ? hold : hold < 0 ? due : min(due, hold)
  }

  private func take(_ signal: ProcessSignal) {
    switch signal {
    case .terminate(let number): terminate(by: number)
    case .suspend: suspend()
    case .resumed: terminal.retake()
    }
  }

  private func terminate(by signal: Int32) {
    guard end == nil else { return }
    end = .signal(signal)
    if let action = program.terminationAction { apply(action) }
  }

  private func apply(_ action: P.Action) {
    let effects = program.update(&state, action)
    isStale = true
    if !effects.isEmpty { submit(effects) }
    if end == nil, program.shouldQuit(state) { end = .quit }
  }

  private func submit(_ effects: [P.Effect]) {
    for effect in effects {
      if let request = program.terminalRequest(in: effect) {
        obey(request)
      } else if let timer = program.timer(in: effect) {
        timers.take(timer, now: clock())
      } else if let worker {
        restsAt = clock() + restMilliseconds
        worker.submit(effect)
      } else {
        pending.begin()
        let dropped = inlineQueue.add(effect, supersedes: performer.supersedes)
        for _ in 0..<dropped { pending.end() }
      }
    }
    // Not while one is being performed: its answers come first.
    guard worker == nil, !isPerforming else { return }
    isPerforming = true
    defer { isPerforming = false }
    while let effect = inlineQueue.next() {
      let answers = performer.perform(effect)
      pending.end()
      answers.forEach(apply)
    }
  }
}

// MARK: - The terminal

extension EventLoop {
  private func obey(_ request: TerminalRequest) {
    switch request {
    case .suspend: suspend()
    case .repaint: terminal.repaint()
    case .mouse(let isOn): (terminal as? any MouseTerminal)?.setMouse(isOn: isOn)
    }
  }

  private func suspend() {
    guard signals?.canStop ?? true else { return terminal.repaint() }
    terminal.suspend()
    // Who is stopped in the middle of a write keeps the turn, and nobody else can write until they come back.
    if let worker { worker.resting { signals?.stopProcess() } } else { signals?.stopProcess() }
    terminal.resume()
  }

  private func present() {
    guard isStale, end == nil else { return }
    isStale = false
    let frame = program.render(state, size: terminal.size, ascii: terminal.isASCIIOnly, over: drawn)
    drawn = Drawn(state: state, frame: frame)
    terminal.present(frame)
  }

  // Waits for a key, an answer or a signal; a terminal that is gone ends the loop, and a loop that ends reads no keys.
  private func wait(milliseconds: Int32) {
    // A descriptor below zero is passed over.
    waited[0].fd = mailbox.wakeDescriptor
    waited[1].fd = end == nil ? terminal.inputDescriptor ?? -1 : -1
    for (place, source) in sources.enumerated() { waited[2 + place].fd = end == nil ? source.descriptor : -1 }
    // An interrupted wait is a signal, and its handler has written to the pipe.
    guard poll(&waited, nfds_t(waited.count), milliseconds) >= 0 else { return }
    readable = []
    if waited[0].revents != 0 { readable.insert(.mailbox) }
    for place in waited.indices.dropFirst(2) where waited[place].revents != 0 { readable.insert(.sources) }
    if waited[1].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { terminate(by: SIGHUP) }
  }

  private func settle(within limit: Duration) {
    let clock = ContinuousClock()
    let deadline = clock.now + limit
    takeEvents()
    while !isIdle, end == nil, clock.now < deadline {
      wait(milliseconds: Int32((deadline - clock.now) / .milliseconds(1)) + 1)
      takeEvents()
    }
    present()
  }

  // What the last actions asked for (a draft to save) is still performed; keys are not read any more.
  private func finish() {
    let clock = ContinuousClock()
    let deadline = clock.now + quitLimit
    while !isIdle, clock.now < deadline {
      for action in mailbox.drain() { apply(action) }
      if !isIdle { wait(milliseconds: Int32((deadline - clock.now) / .milliseconds(1)) + 1) }
    }
    worker?.stop()
  }
}

/// What a wait can find to be read, beside the terminal.
private struct Readable: OptionSet {
  let rawValue: Int

  /// Answers, and signals, whose handlers write to the mailbox's pipe.
  static let mailbox = Readable(rawValue: 1)
  static let sources = Readable(rawValue: 2)
  static let all: Readable = [.mailbox, .sources]
}
