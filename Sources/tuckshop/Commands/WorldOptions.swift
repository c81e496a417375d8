import ArgumentParser
import Commerce
import ShopCore
import TerminalKit

/// The clock and the dice: the machine's own, or fixed ones for tests and demos.
struct WorldOptions: ParsableArguments {
  @Option(name: .long, help: "Stop the clock at a moment, such as 2026-11-23T09:00:00Z (for tests and demos).")
  var clock: String?

  @Option(name: .long, help: "Make every random choice repeatable (for tests and demos; never for a real shop).")
  var seed: UInt64?

  // For `tape run --pty`: a file as ``ClockFile`` makes it.
  @Option(name: .long, help: .hidden)
  var tapeClock: String?

  func validate() throws {
    if let tapeClock, ClockFile(reading: tapeClock) == nil {
      throw ValidationError("\(tapeClock) is no clock of a tape")
    }
    if let clock, Instant(iso: clock) == nil {
      throw ValidationError("--clock takes a moment such as 2026-11-23T09:00:00Z, not \(clock)")
    }
  }

  var world: World {
    var world = World.machine(clock: clock.flatMap(Instant.init(iso:)), seed: seed)
    if let file = clockFile { world.now = { file.now } }
    return world
  }

  /// The dice of a tape, whose ids of messages are the same in every run; nil: no tape is played.
  var tapeSeed: UInt64? { tapeClock == nil ? nil : seed }

  /// Milliseconds that only rise, for the timers of a screen.
  var timerClock: @Sendable () -> Int {
    guard let file = clockFile else { return monotonicMilliseconds }
    return { file.elapsed }
  }

  // It has been looked at in the validation; the file stays open as long as the program runs.
  private var clockFile: ClockFile? { tapeClock.flatMap(ClockFile.init(reading:)) }
}
