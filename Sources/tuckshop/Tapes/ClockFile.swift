import Commerce
import Glibc
import PlainText
import Tapes

/// A clock in a file, which a tape moves and a program of another process reads: two numbers, the moment and the time
/// that has passed, in milliseconds.
struct ClockFile: Sendable {
  private let descriptor: Int32

  /// Opens the clock for reading; nil where there is none.
  init?(reading path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
  }

  /// Makes a clock.
  init(creating path: String, at moment: TapeMoment) throws(TapeTrouble) {
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw TapeTrouble(
        "A file for the tape's clock cannot be made: \(SafeText(cleaning: String(cString: strerror(errno)))).")
    }
    write([moment.seconds * 1000, 0])
  }

  func close() { Glibc.close(descriptor) }

  var now: Instant { Instant(seconds: hands[0] / 1000) }
  var elapsed: Int { hands[1] }

  func advance(by time: Milliseconds) {
    let hands = hands
    write([hands[0] + time.count, hands[1] + time.count])
  }

  /// A moment in the past sets the calendar back, but no time has passed then.
  func set(to moment: TapeMoment) {
    let hands = hands
    let target = moment.seconds * 1000
    write([target, hands[1] + max(0, target - hands[0])])
  }

  private var hands: [Int] {
    var hands = [0, 0]
    _ = hands.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return hands
  }

  private func write(_ hands: [Int]) { _ = hands.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) } }
}
