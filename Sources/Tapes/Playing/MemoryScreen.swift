package import PlainText
package import TerminalKit

/// A front on a terminal in memory, in this process and on this thread.
package final class MemoryScreen<Front: Program>: TapeTerminal {
  private let terminal: MemoryTerminal
  private let journal: EventJournal
  private let loop: EventLoop<JournaledProgram<Front>>
  private let describe: (Front.State) -> SafeText
  private let isPersonal: (Front.State) -> Bool
  private let isCard: (Front.State) -> Bool

  /// Sets a front going and has it show its first frame.
  ///
  /// - Parameters:
  ///   - effects: What the front asks for before its first frame.
  ///   - focus: What has the keys in a state.
  ///   - isPersonal: Whether what is typed in a state is somebody's own.
  ///   - isCard: Whether it is a card.
  ///   - clock: Milliseconds that only rise.
  package init(
    _ front: Front, state: Front.State, effects: [Front.Effect], terminal: MemoryTerminal,
    performer: any EffectPerformer<Front.Effect, Front.Action>, sources: [any EventSource<Front.Action>],
    journal: EventJournal, focus: @escaping (Front.State) -> SafeText, isPersonal: @escaping (Front.State) -> Bool,
    isCard: @escaping (Front.State) -> Bool = { _ in false }, clock: @escaping @Sendable () -> Int
  ) {
    self.terminal = terminal
    self.journal = journal
    describe = focus
    self.isPersonal = isPersonal
    self.isCard = isCard
    loop = EventLoop(
      program: JournaledProgram(front, journal), state: state, terminal: terminal, performer: performer,
      performance: .inline, sources: sources, clock: clock)
    loop.start(effects)
    loop.settle()
  }

  package var state: Front.State { loop.state }
  package var frame: Frame { terminal.frame ?? Frame(size: terminal.size) }
  package var hasEnded: Bool { loop.ending != nil }
  package var focus: SafeText { describe(loop.state) }
  package var takesPersonalText: Bool { isPersonal(loop.state) }
  package var takesCard: Bool { isCard(loop.state) }

  package func press(_ stroke: KeyStroke) throws(TapeTrouble) { take(stroke.keys) }
  package func mouse(_ event: MouseEvent) throws(TapeTrouble) { take([.mouse(event)]) }

  package func resize(to size: Size) throws(TapeTrouble) {
    terminal.resize(to: size)
    loop.settle()
  }

  package var millisecondsToTimer: Int? { loop.millisecondsToTimer }

  /// Presses keys as the terminal reads them.
  package func take(_ keys: [Key]) {
    terminal.press(keys)
    loop.settle()
  }

  /// Takes what others rang and the timers that are due; false: there was nothing.
  package func settle() -> Bool {
    let before = journal.count
    loop.settle()
    return journal.count != before
  }

  package func takeEvents() -> [TapeEvent] { journal.take() }
}
