import Glibc

/// Time as the trials and measurements of this program take it.
enum Pace {
  /// Milliseconds of a clock that only rises.
  static var now: Int { nanoseconds / 1_000_000 }

  /// Nanoseconds of a clock that only rises.
  static var nanoseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// Lets time pass that is itself a part of what is tried or shown: the pace of somebody who types, of a film, of a crowd.
  ///
  /// Never a wait for something to happen: that tells by itself when it has.
  static func pass(milliseconds: Int) { poll(nil, 0, Int32(clamping: milliseconds)) }
}
