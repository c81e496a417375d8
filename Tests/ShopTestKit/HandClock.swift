// A plain build has no Testing module: then this target is empty.
#if canImport(Testing)
package import Commerce
import Synchronization

/// A clock that a test sets.
package final class HandClock: Sendable {
  private let seconds: Mutex<Int>

  /// Monday, 23 November 2026, 09:00 UTC.
  package init(_ seconds: Int = 1_795_424_400) { self.seconds = Mutex(seconds) }

  package var now: Instant { Instant(seconds: seconds.withLock { $0 }) }
  package func advance(seconds interval: Int) { seconds.withLock { $0 += interval } }
}

/// Bytes for names that must differ in every run: those of sockets.
package let randomBytes: @Sendable (Int) -> [UInt8] = { count in
  (0..<count).map { _ in UInt8.random(in: .min ... .max) }
}

/// Random bytes that are the same in every run.
package final class TestDice: Sendable {
  private let count: Mutex<UInt64>

  /// Another guest of the same shop needs another seed: tokens and order numbers are made of these bytes.
  package init(seed: UInt64 = 0) { count = Mutex(seed << 32) }

  package func bytes(_ wanted: Int) -> [UInt8] {
    count.withLock { count in
      (0..<wanted).map { _ in
        count += 1
        var mixed = count &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return UInt8(truncatingIfNeeded: mixed ^ (mixed >> 27))
      }
    }
  }
}
#endif
