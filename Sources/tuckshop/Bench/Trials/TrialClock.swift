import Commerce
import ShopCore
import Synchronization

/// A clock that a trial sets, so that reservations expire without waiting.
final class TrialClock: Sendable {
  private let moment: Mutex<Int>

  init(_ seconds: Int) { moment = Mutex(seconds) }

  var seconds: Int { moment.withLock { $0 } }
  var now: Instant { Instant(seconds: seconds) }

  func set(_ seconds: Int) { moment.withLock { $0 = seconds } }
  func advance(seconds interval: Int) { moment.withLock { $0 += interval } }

  /// Its time, and the machine's dice.
  var world: World {
    let dice = Dice(seed: nil)
    return World(now: { self.now }, randomBytes: { dice.bytes($0) })
  }
}
