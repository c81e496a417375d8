import ArgumentParser
import Commerce
import ShopCore

/// The clock and the dice: the machine's own, or fixed ones for tests and demos.
struct WorldOptions: ParsableArguments {
  @Option(name: .long, help: "Stop the clock at a moment, such as 2026-11-23T09:00:00Z (for tests and demos).")
  var clock: String?

  @Option(name: .long, help: "Make every random choice repeatable (for tests and demos; never for a real shop).")
  var seed: UInt64?

  func validate() throws {
    if let clock, Instant(iso: clock) == nil {
      throw ValidationError("--clock takes a moment such as 2026-11-23T09:00:00Z, not \(clock)")
    }
  }

  var world: World { World.machine(clock: clock.flatMap(Instant.init(iso:)), seed: seed) }
}
