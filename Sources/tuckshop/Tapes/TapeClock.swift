import Commerce
import Synchronization
import Tapes

/// A clock that a tape moves.
final class TapeClock: Sendable {
  private struct Hands {
    /// Milliseconds since 1970.
    var moment: Int
    /// Milliseconds since the start: they only rise.
    var elapsed = 0
  }

  private let hands: Mutex<Hands>

  init(at moment: TapeMoment) { hands = Mutex(Hands(moment: moment.seconds * 1000)) }

  var now: Instant { hands.withLock { Instant(seconds: $0.moment / 1000) } }
  var elapsed: Int { hands.withLock { $0.elapsed } }

  func advance(by time: Milliseconds) {
    hands.withLock { hands in
      hands.moment += time.count
      hands.elapsed += time.count
    }
  }

  /// A moment in the past sets the calendar back, but no time has passed then.
  func set(to moment: TapeMoment) {
    hands.withLock { hands in
      let target = moment.seconds * 1000
      hands.elapsed += max(0, target - hands.moment)
      hands.moment = target
    }
  }
}
