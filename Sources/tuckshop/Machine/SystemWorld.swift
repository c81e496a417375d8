import Commerce
import Glibc
import ShopCore
import Synchronization

extension World {
  /// The machine's own clock and dice, or fixed ones for tests and demos.
  static func machine(clock: Instant? = nil, seed: UInt64? = nil) -> World {
    let dice = Dice(seed: seed)
    return World(
      now: { clock ?? Instant(seconds: time(nil)) },
      randomBytes: { count in dice.bytes(count) },
      source: ClientSource(sshConnection: Places.environment("SSH_CONNECTION"), user: getuid()))
  }

  /// For ids of messages: of the machine's own dice, whatever else is fixed.
  static func newKeySeed() -> String { machine().randomBytes(16).map { String($0, radix: 36) }.joined() }
}

/// Random bytes: the system's, or those of a seed.
final class Dice: Sendable {
  private let state: Mutex<UInt64?>

  init(seed: UInt64?) { state = Mutex(seed) }

  func bytes(_ count: Int) -> [UInt8] {
    state.withLock { state in
      guard var seed = state else {
        var system = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        while bytes.count < count { withUnsafeBytes(of: system.next()) { bytes += $0 } }
        return Array(bytes.prefix(count))
      }
      defer { state = seed }
      // SplitMix64 (Steele, Lea, Flood 2014): repeatable, and not for secrets.
      return (0..<count).map { _ in
        seed &+= 0x9E37_79B9_7F4A_7C15
        var mixed = seed
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return UInt8(truncatingIfNeeded: mixed ^ (mixed >> 31))
      }
    }
  }
}

extension Instant {
  /// `2026-11-23T09:00:00Z`.
  var iso: String {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let second = seconds - day * 86_400
    let clock = [second / 3600, second / 60 % 60, second % 60].map { String(String($0 + 100).dropFirst()) }
    return CivilDate(dayNumber: day).iso + "T" + clock.joined(separator: ":") + "Z"
  }

  /// Reads `2026-11-23T09:00:00Z`, the one form of ISO 8601 that leaves nothing open.
  init?(iso: String) {
    let parts = iso.split(separator: "T")
    guard parts.count == 2, let date = CivilDate(String(parts[0])), parts[1].hasSuffix("Z") else { return nil }
    let time = parts[1].dropLast().split(separator: ":").map { Int($0) }
    guard time.count >= 2, time.count <= 3, let hour = time[0], let minute = time[1], (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    let second = time.count == 3 ? time[2] ?? -1 : 0
    guard (0..<60).contains(second) else { return nil }
    self.init(seconds: date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second)
  }
}
