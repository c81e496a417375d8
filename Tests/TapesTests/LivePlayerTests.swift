import PlainText
import Synchronization
import Tapes
import TerminalKit
import Testing

// Could go wrong: a key that was meant to stop the film reaches the shop; the person's keys are lost, or the tape's come in
// between; it does not go on where it was; a failure ends it; the shop is smaller than it could be, or the last row covers
// it; it wakes while it stands still.
@Suite struct LivePlayerTests {
  /// A tape before an audience, with a clock that the test moves.
  private final class Show {
    let terminal: MemoryTerminal
    private let player: LivePlayer
    private let loop: EventLoop<LivePlayer>
    private let time = HandTime()

    private final class HandTime: Sendable {
      let milliseconds = Mutex(0)
      var now: Int { milliseconds.withLock { $0 } }
    }

    private struct Nothing: EffectPerformer {
      func perform(_ effect: LivePlayer.Effect) -> [LivePlayer.Action] { [] }
    }

    init(
      _ tape: String, size: Size = Size(60, 10), movesClock: Bool = true, isAtOnce: Bool = false,
      notes: [SafeText] = []
    ) throws {
      let time = time
      terminal = MemoryTerminal(size: size)
      player = try LivePlayer(
        LiveTape(Array(tape.utf8), isAtOnce: isAtOnce), size: size, movesClock: movesClock, notes: notes,
        clock: { time.now }, in: { EchoWorld($0) })
      let state = LivePlayer.State()
      loop = EventLoop(
        program: player, state: state, terminal: terminal, performer: Nothing(), performance: .inline,
        clock: { time.now })
      loop.start(player.begin(state))
      loop.settle()
    }

    /// Lets time pass, ten milliseconds at a time.
    func pass(_ milliseconds: Int) {
      for _ in 0..<milliseconds / 10 {
        time.milliseconds.withLock { $0 += 10 }
        loop.settle()
      }
    }

    func press(_ names: String...) {
      for name in names {
        terminal.press([Key(named: name) ?? .escape])
        loop.settle()
      }
    }

    var lines: [String] { terminal.frame?.text ?? [] }
    var status: String { lines.last ?? "" }
    var isResting: Bool { loop.millisecondsToTimer == nil }
    var hasEnded: Bool { loop.ending != nil }
  }

  @Test func `a tape is typed key by key, and its comments are told below`() throws {
    let show = try Show("# A greeting\nType \"abc\"\n# And on\nEnter\n# That was all\n")
    #expect(show.lines[0] == ">" && show.status.hasPrefix(" 0/4 A greeting") && show.status.hasSuffix("F8 stop"))
    show.pass(890)
    #expect(show.lines[0] == ">")
    show.pass(10)
    #expect(show.lines[0] == "> a")
    show.pass(140)
    #expect(show.lines[0] == "> abc" && show.status.hasPrefix(" 3/4 And on"))
    show.pass(900)
    #expect(show.lines[2] == "Enter" && show.status.hasPrefix(" That was all") && show.isResting)
  }

  @Test func `a key stops it and is not the shop's, the next ones are, and it goes on where it was`() throws {
    let show = try Show("Type \"abc\"")
    show.pass(900)
    show.press("x")
    #expect(show.lines[0] == "> a" && show.status.contains("Stopped. The shop is yours"))
    #expect(show.isResting)
    show.press("y", "z")
    #expect(show.lines[0] == "> ayz" && show.status.contains("F8 play"))
    show.press("F7")
    #expect(show.lines[0] == "> ayzb" && show.isResting)
    show.pass(5000)
    #expect(show.lines[0] == "> ayzb")
    show.press("F8")
    show.pass(100)
    #expect(show.lines[0] == "> ayzbc")
    show.press("Ctrl+C")
    #expect(show.hasEnded)
  }

  @Test func `what does not come stops it, and it can go on`() throws {
    let show = try Show("Type \"a\"\n#@ expect \"nowhere\"\nType \"b\"")
    show.pass(1000)
    #expect(show.status.contains("Stopped: “nowhere” is not on the screen"))
    show.press("F8")
    show.pass(1000)
    #expect(show.lines[0] == "> ab")
  }

  // Could go wrong: a pause passes twice in the shop, while it is waited for and when it is played.
  @Test func `the shop's clock goes as that of the audience`() throws {
    let show = try Show("Sleep 2s\nType@500ms \"ab\"\nSleep 1s")
    show.pass(6000)
    show.press("c")
    #expect(show.lines.contains("at 6000"), "\(show.lines)")
  }

  @Test func `the clock leaps only in a demo, and only for somebody who has the shop`() throws {
    for movesClock in [true, false] {
      let show = try Show("Type \"a\"", movesClock: movesClock)
      show.press("x", "F5", "F6")
      #expect(show.status.contains("It is 25 hours now") == movesClock, "\(show.status)")
      #expect(show.status.contains("F6") == false || movesClock)
    }
  }

  @Test func `without the pauses of a person it is at its end at once, and the shop is given over there`() throws {
    let show = try Show("Type \"abc\" Sleep 60s Enter Type \"d\"", isAtOnce: true)
    show.pass(200)
    #expect(show.lines[0] == "> abcd" && show.status.contains("The end. The shop is yours") && show.isResting)
    show.press("z")
    #expect(show.lines[0] == "> abcdz")
  }

  @Test func `notes lie over the shop until the next key, which is not the shop's`() throws {
    let show = try Show("Type \"ab\"", size: Size(80, 10), notes: ["To look up:", "TS-1"])
    show.press("F4")
    #expect(show.lines[0] == " To look up:" && show.lines[1] == " TS-1" && show.lines[2] == "")
    #expect(show.status == " Any key goes back to the shop" && show.isResting)
    show.press("x")
    #expect(show.lines[0] == ">" && show.status.contains("F4 orders"), "\(show.lines)")
    show.press("F8")
    show.pass(2000)
    #expect(show.lines[0] == "> ab")
    // Without notes the key is the shop's.
    let other = try Show("Type \"ab\"")
    other.press("x", "F4")
    #expect(other.lines[2] == "F4")
  }

  @Test func `a tape has the shopper come in again by itself`() throws {
    let show = try Show("Escape\n#@ advance 72h\n#@ reopen\nType \"a\"")
    show.pass(6000)
    #expect(show.lines[0] == "> a" && show.lines[1] == "the shop again", "\(show.lines)")
  }

  @Test func `who leaves and is played on comes back`() throws {
    let show = try Show("Escape\n#@ advance 72h\nType \"a\"")
    show.pass(4000)
    #expect(show.lines[0] == "> a" && show.lines[1] == "the shop again" && !show.hasEnded)
    // When nothing is left to be played it is over.
    show.press("Esc")
    #expect(show.hasEnded)
  }

  @Test func `from the end it begins again, in a shop where nobody has been`() throws {
    let show = try Show("Type \"a\"")
    show.pass(1000)
    show.press("b", "F8")
    #expect(show.lines[0] == ">")
    show.pass(1000)
    #expect(show.lines[0] == "> a")
  }

  @Test func `the shop has all rows but the last`() throws {
    let show = try Show("Type \"a\"", size: Size(40, 12))
    show.press("x")
    #expect(show.lines.count == 12 && show.status == " Stopped. The shop is yours; F8 goes on")
    show.terminal.resize(to: Size(30, 9))
    show.press("y")
    #expect(show.lines.count == 9 && show.status.contains("F8 play"), "\(show.lines)")
  }
}
