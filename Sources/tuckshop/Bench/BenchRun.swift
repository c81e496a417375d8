import Glibc
import TerminalKit

/// The figures of one program, started once.
struct BenchRun: Codable {
  /// From just before the program is started to the last byte of its first complete frame.
  let firstFrameMilliseconds: Double
  /// From each key to the last byte of what it changed, in the order of the keys.
  let stepMilliseconds: [Double]
  /// What each step down sent, and each step up.
  let downBytes: [Int]
  let upBytes: [Int]
  /// While nothing happens.
  let idleBytes: Int
  let idleWakeUps: Int
  /// After all that.
  let privateKilobytes: Int
  let dirtyKilobytes: Int
  let residentKilobytes: Int

  /// Rows down before it goes up again: all of them are on screen, so that no list scrolls.
  private static let stretch = 10

  /// Starts the program, looks at its list, moves the selection up and down, rests, and leaves.
  init(_ program: BenchProgram, size: Size, steps: Int, idle: Duration) throws(BenchFailure) {
    let session = try TerminalSession(program, size: size)
    let opening = try session.frame(with: program.opening)
    firstFrameMilliseconds = Self.milliseconds(from: session.start, to: opening)
    if !program.toList.isEmpty {
      session.type(program.toList)
      _ = try session.frame(with: program.list)
    }

    var times: [Double] = []
    var bytes: (down: [Int], up: [Int]) = ([], [])
    for step in 0..<steps {
      let isDown = step / Self.stretch % 2 == 0
      let moment = session.type(isDown ? BenchProgram.down : BenchProgram.up)
      let output = try session.frame()
      times.append(Self.milliseconds(from: moment, to: output))
      if isDown { bytes.down.append(output.bytes.count) } else { bytes.up.append(output.bytes.count) }
    }
    stepMilliseconds = times
    downBytes = bytes.down
    upBytes = bytes.up

    let before = ProcessFigures(of: session.process)
    idleBytes = session.listen(for: idle).bytes.count
    let after = ProcessFigures(of: session.process)
    idleWakeUps = after.wakeUps - before.wakeUps
    privateKilobytes = after.privateKilobytes
    dirtyKilobytes = after.dirtyKilobytes
    residentKilobytes = after.residentKilobytes
    session.leave(by: program.leave)
  }

  private static func milliseconds(from start: ContinuousClock.Instant, to output: TerminalSession.Output) -> Double {
    output.lastByte.map { ($0 - start) / .milliseconds(1) } ?? 0
  }
}
