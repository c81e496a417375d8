import Dispatch
import Glibc
import Synchronization
import Testing

@testable import TerminalKit

@Suite struct `The loop, performing inline` {
  private let terminal = MemoryTerminal(size: Size(20, 6))
  private let performer = CounterPerformer()

  private func makeLoop() -> EventLoop<CounterProgram> {
    EventLoop(
      program: CounterProgram(), state: .init(), terminal: terminal, performer: performer, performance: .inline)
  }

  @Test func `applies a burst of keys in order and shows one frame`() {
    let loop = makeLoop()
    loop.settle()
    terminal.press([.character("a"), .character("b"), .character("c")])
    loop.settle()
    #expect(loop.state.lines == ["key a", "found a", "key b", "found b", "key c", "found c"])
    #expect(terminal.frame?.text == ["key a", "found a", "key b", "found b", "key c", "found c"])
    #expect(terminal.changeCount == 2)
  }

  @Test func `shows nothing anew when nothing happened or changed`() {
    let loop = makeLoop()
    loop.settle()
    loop.settle()
    terminal.press([.focusLost, .focusGained, .up])
    loop.settle()
    #expect(terminal.changeCount == 1)
  }

  @Test func `performs every effect of an action before it takes the answers' own`() {
    let loop = makeLoop()
    terminal.press([.character("?")])
    loop.settle()
    #expect(performer.performed == [.look("one"), .look("two")])
    #expect(loop.state.lines == ["found one", "found two"])
    #expect(loop.isIdle)
  }

  @Test func `shows a frame of the new size after a resize that the program ignores`() {
    let loop = makeLoop()
    loop.settle()
    terminal.resize(to: Size(40, 10))
    loop.settle()
    #expect(terminal.frame?.size == Size(40, 10))
  }

  @Test func `finds what was clicked on the frame that the keys before it led to`() {
    let loop = makeLoop()
    loop.settle()
    terminal.press([.character("a"), .mouse(MouseEvent(.click, at: Point(3, 0)))])
    loop.settle()
    terminal.press([.mouse(MouseEvent(.click, at: Point(3, 0))), .mouse(MouseEvent(.click, at: Point(3, 5)))])
    loop.settle()
    #expect(loop.state.lines == ["key a", "found a", "click line2", "click line3"])
  }

  @Test func `settles after a key that quits, whatever was typed after it`() {
    let loop = makeLoop()
    terminal.press([.character("a"), .character("q"), .character("b")])
    loop.settle()
    #expect(loop.state.lines == ["key a", "found a"])
    #expect(loop.ending == .quit)
  }

  @Test func `drops keys after the one that quits, but performs what it asked for`() {
    let loop = makeLoop()
    terminal.press([.character("q"), .character("a")])
    #expect(loop.run() == .quit)
    #expect(loop.state == CounterProgram.State(lines: [], quits: true))
    #expect(performer.performed == [.save])
  }
}

@Suite struct `The loop, with a worker` {
  private let terminal = MemoryTerminal(size: Size(20, 6))

  private func makeLoop(_ performer: CounterPerformer) -> EventLoop<CounterProgram> {
    EventLoop(program: CounterProgram(), state: .init(), terminal: terminal, performer: performer)
  }

  @Test func `is idle only when every effect is done and its answer applied`() {
    let performer = CounterPerformer(holdingAt: .look("first"))
    let loop = makeLoop(performer)
    #expect(loop.isIdle)
    loop.start([.look("first")])
    performer.waitUntilHeld()
    #expect(!loop.isIdle)
    performer.release()
    loop.settle()
    #expect(loop.isIdle)
    #expect(loop.state.lines == ["found first"])
  }

  @Test func `performs effects in the order they were asked for`() {
    let performer = CounterPerformer()
    let loop = makeLoop(performer)
    let names = (10..<60).map { "number \($0)" }
    loop.start(names.map { .look($0) } + [.save])
    loop.settle()
    #expect(performer.performed == names.map { .look($0) } + [.save])
    #expect(loop.state.lines == names.map { "found \($0)" })
  }

  @Test func `drops a waiting effect that a newer one supersedes, and is idle all the same`() {
    let performer = CounterPerformer(holdingAt: .look("first"))
    let loop = makeLoop(performer)
    loop.start([.look("first"), .look("a"), .save, .look("b"), .look("c")])
    performer.waitUntilHeld()
    performer.release()
    loop.settle()
    #expect(performer.performed == [.look("first"), .save, .look("c")])
    #expect(loop.isIdle)
  }

  @Test func `tells the effect at work to end when a newer one supersedes it, and no other`() {
    let performer = CounterPerformer(holdingAt: .look("a"))
    let worker = EffectWorker(performer: performer, mailbox: Mailbox(), pending: PendingCount())
    worker.start()
    worker.submit(.look("a"))
    performer.waitUntilHeld()
    worker.submit(.save)
    #expect(performer.interrupted == [])
    worker.submit(.look("b"))
    worker.submit(.look("c"))
    #expect(performer.interrupted == [.look("a"), .look("a")])
    performer.release()
    worker.stop()
  }

  @Test func `applies what other threads post, none lost and each thread's in order`() {
    let loop = makeLoop(CounterPerformer())
    let mailbox = loop.mailbox
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for number in 0..<100 { mailbox.post(.found("\(thread) \(number)")) }
    }
    loop.settle()
    #expect(loop.state.lines.count == 800)
    for thread in 0..<8 {
      #expect(
        loop.state.lines.filter { $0.hasPrefix("found \(thread) ") } == (0..<100).map { "found \(thread) \($0)" })
    }
  }

  @Test func `saves before it ends`() {
    let performer = CounterPerformer()
    let loop = makeLoop(performer)
    terminal.press([.character("a"), .character("q")])
    #expect(loop.run() == .quit)
    #expect(performer.performed == [.look("a"), .save])
  }
}

@Suite struct `The running loop` {
  private let terminal = NotingTerminal()
  private let signals = NotedSignals()
  private let performer = CounterPerformer()

  private func makeLoop(
    _ performer: CounterPerformer? = nil, firstFrameLimit: Duration = .seconds(600),
    typeAheadLimit: Int = 600_000
  ) -> EventLoop<CounterProgram> {
    EventLoop(
      program: CounterProgram(), state: .init(), terminal: terminal, performer: performer ?? self.performer,
      signals: signals, firstFrameLimit: firstFrameLimit, typeAheadLimit: typeAheadLimit, quitLimit: .seconds(600))
  }

  @Test func `paints its first frame complete, then each burst once`() {
    let loop = makeLoop()
    let mailbox = loop.mailbox
    var frames = 0
    terminal.onFrame = {
      frames += 1
      mailbox.post(frames == 1 ? .found("more") : .pressed(.character("q")))
    }
    loop.start([.look("goods"), .look("prices")])
    #expect(loop.run() == .quit)
    #expect(
      terminal.notes == ["frame: found goods, found prices", "frame: found goods, found prices, found more"])
  }

  @Test(
    arguments: [
      (600_000, ["frame: "], ["found goods", "key a", "found a"]),
      (0, ["frame: key a"], ["key a", "found goods", "found a"]),
    ] as [(Int, [String], [String])])
  func `holds a key for the answer to what came before, but not beyond its limit`(
    limit: Int, firstFrame: [String], lines: [String]
  ) {
    let held = CounterPerformer(holdingAt: .look("goods"))
    let loop = makeLoop(held, firstFrameLimit: .zero, typeAheadLimit: limit)
    loop.start([.look("goods")])
    held.waitUntilHeld()
    terminal.keys = [.character("a")]
    terminal.onFrame = { [terminal] in
      terminal.keys = [.character("q")]
      held.release()
    }
    #expect(loop.run() == .quit)
    #expect(Array(terminal.notes.prefix(1)) == firstFrame)
    #expect(loop.state.lines == lines)
  }

  // Could go wrong: two hundred keys behind one slow effect wait two hundred times.
  @Test func `keys wait once behind an effect that takes long, not each anew`() {
    let held = CounterPerformer(holdingAt: .look("goods"))
    // A clock that goes on by each look at it.
    let looks = Atomic(0)
    let limit = 40
    let loop = EventLoop(
      program: CounterProgram(), state: .init(), terminal: terminal, performer: held, signals: signals,
      clock: { looks.add(1, ordering: .relaxed).newValue }, firstFrameLimit: .zero, typeAheadLimit: limit,
      quitLimit: .seconds(600))
    loop.start([.look("goods")])
    held.waitUntilHeld()
    var shown: [Int] = []
    terminal.onFrame = { [terminal] in
      shown.append(looks.load(ordering: .relaxed))
      terminal.keys = shown.count < 6 ? [.character("a")] : [.character("q")]
      if shown.count == 6 { held.release() }
    }
    #expect(loop.run() == .quit)
    let waits = zip(shown.dropFirst(), shown).map { $0 - $1 }
    #expect(waits.count >= 5 && waits[0] >= limit / 2, "\(shown)")
    #expect(waits.dropFirst().prefix(4).allSatisfy { $0 < limit / 2 }, "\(shown)")
    #expect(loop.state.lines.prefix(6) == ["key a", "key a", "key a", "key a", "key a", "found goods"])
  }

  @Test func `rests once its first frame is shown, and again a second after the last effect, and only then`() {
    // A clock that makes a second of each look at it.
    let looks = Atomic(0)
    let loop = EventLoop(
      program: CounterProgram(), state: .init(), terminal: terminal, performer: performer, signals: signals,
      clock: { looks.add(1, ordering: .relaxed).newValue * 1000 }, firstFrameLimit: .seconds(600))
    let mailbox = loop.mailbox
    loop.start([.look("goods")])
    var rests: [[String]] = []
    let end = loop.run {
      rests.append(loop.state.lines)
      switch rests.count {
      // A key with an effect, which has to be over.
      case 2: mailbox.post(.pressed(.character("a")))
      case 3: mailbox.post(.pressed(.character("q")))
      default: break
      }
    }
    #expect(end == .quit)
    #expect(rests == [["found goods"], ["found goods"], ["found goods", "key a", "found a"]])
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT]) func `saves and ends by a signal`(number: Int32) {
    signals.arrived = [.terminate(number)]
    #expect(makeLoop().run() == .signal(number))
    #expect(performer.performed == [.save])
  }

  @Test func `saves and ends as by SIGHUP when the terminal is gone`() {
    var pipes = [Int32](repeating: -1, count: 2)
    #expect(pipe(&pipes) == 0)
    close(pipes[1])
    terminal.inputDescriptor = pipes[0]
    #expect(makeLoop().run() == .signal(SIGHUP))
    #expect(performer.performed == [.save])
    close(pipes[0])
  }

  @Test func `gives the terminal back to stop, and takes it again`() {
    let loop = makeLoop()
    loop.settle()
    terminal.keys = [.control("z"), .control("l"), .control("m")]
    loop.settle()
    #expect(terminal.notes == ["frame: ", "suspend", "resume", "repaint", "mouse false", "frame: "])
    #expect(signals.stops == 1)
  }

  // Could go wrong: a program that is stopped in the middle of a write keeps everybody else from writing.
  @Test func `stops between two effects, never within one`() {
    let performer = CounterPerformer(holdingAt: .save)
    let loop = makeLoop(performer)
    loop.start([.save])
    performer.waitUntilHeld()
    terminal.onSuspend = { performer.release() }
    var performed: [CounterProgram.Effect] = []
    signals.onStop = { performed = performer.performed }
    signals.arrived = [.suspend]
    loop.settle()
    #expect(signals.stops == 1 && performed == [.save])
  }

  @Test func `stops when told to from outside, and repaints after a stop that was not its own`() {
    let loop = makeLoop()
    signals.arrived = [.suspend]
    loop.settle()
    #expect(signals.stops == 1)
    signals.arrived = [.resumed]
    loop.settle()
    #expect(signals.stops == 1)
    #expect(terminal.notes == ["suspend", "resume", "frame: ", "retake"])
  }

  // Could go wrong: a terminal that is given back for nothing makes signals of the keys that are typed just then.
  @Test func `keeps its terminal where nobody could let it go on`() {
    let loop = makeLoop()
    signals.canStop = false
    signals.arrived = [.suspend]
    loop.settle()
    #expect(signals.stops == 0 && !terminal.notes.contains("suspend"))
  }
}
