import Glibc
import PlainText
import Synchronization
import Testing

@testable import TerminalKit

/// A kitchen clock: keys set alarms, alarms and bells are noted.
private struct AlarmProgram: Program {
  enum Action: Equatable, Sendable { case pressed(Key), rang(String) }
  enum Effect: Equatable, Sendable { case set(String, Int?) }

  func update(_ state: inout [String], _ action: Action) -> [Effect] {
    switch action {
    case .pressed(.character("s")): return [.set("short", 100)]
    case .pressed(.character("l")): return [.set("long", 1000)]
    case .pressed(.character("x")): return [.set("short", nil)]
    case .pressed: return []
    case .rang(let what):
      state.append(what)
      return what == "again" ? [.set("again", 50)] : []
    }
  }

  func action(for key: Key, seen frame: Frame) -> Action? { .pressed(key) }
  func render(_ state: [String], size: Size, ascii: Bool) -> Frame { Frame(size: size) }
  func shouldQuit(_ state: [String]) -> Bool { false }
  func timer(in effect: Effect) -> TimerRequest<Action>? {
    guard case .set(let name, let milliseconds) = effect else { return nil }
    return TimerRequest(name, milliseconds: milliseconds, action: .rang(name))
  }
}

private final class NoPerformer: EffectPerformer {
  func perform(_ effect: AlarmProgram.Effect) -> [AlarmProgram.Action] {
    Issue.record("a timer reached the performer")
    return []
  }
}

// Could go wrong: a timer fires twice, early or never; it keeps the loop from being idle; a bell is heard only at a key.
@Suite struct TimerTests {
  private let terminal = MemoryTerminal(size: Size(20, 6))
  private let bell = WakePipe()
  private let time = Clock()

  private final class Clock: Sendable {
    let now = Mutex(0)
    func advance(_ milliseconds: Int) { now.withLock { $0 += milliseconds } }
  }

  private func makeLoop() -> EventLoop<AlarmProgram> {
    let (bell, time) = (bell, time)
    let source = DescriptorSource<AlarmProgram.Action>(descriptor: bell.readEnd) {
      var waited = pollfd(fd: bell.readEnd, events: Int16(POLLIN), revents: 0)
      guard poll(&waited, 1, 0) > 0 else { return [] }
      bell.clear()
      return [.rang("bell")]
    }
    return EventLoop(
      program: AlarmProgram(), state: [], terminal: terminal, performer: NoPerformer(), performance: .inline,
      sources: [source], clock: { time.now.withLock { $0 } })
  }

  private func press(_ keys: String, in loop: EventLoop<AlarmProgram>) {
    terminal.press(keys.unicodeScalars.map { .character($0) })
    loop.settle()
  }

  @Test func `a timer fires once, when its time has come, and its loop is idle until then`() {
    let loop = makeLoop()
    press("ls", in: loop)
    #expect(loop.isIdle && loop.state == [])
    time.advance(99)
    loop.settle()
    #expect(loop.state == [])
    time.advance(1)
    loop.settle()
    loop.settle()
    #expect(loop.state == ["short"])
    time.advance(5000)
    loop.settle()
    #expect(loop.state == ["short", "long"])
  }

  @Test func `a wish of the same name takes the older one's place, and can be given up`() {
    let loop = makeLoop()
    press("s", in: loop)
    time.advance(60)
    press("s", in: loop)
    time.advance(60)
    loop.settle()
    #expect(loop.state == [])
    press("x", in: loop)
    time.advance(1000)
    loop.settle()
    #expect(loop.state == [])
  }

  @Test func `timers that are due together fire in their order`() {
    let loop = makeLoop()
    press("ls", in: loop)
    time.advance(3000)
    loop.settle()
    #expect(loop.state == ["short", "long"])
  }

  @Test func `a bell is heard without a key`() {
    let loop = makeLoop()
    loop.settle()
    bell.wake()
    loop.settle()
    #expect(loop.state == ["bell"])
  }
}
