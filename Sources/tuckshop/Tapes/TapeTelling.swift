import Glibc
import PlainText
import Tapes
import TerminalKit

/// What the person at the shell reads of tapes that were played.
enum TapeTelling {
  /// A line for each size, and all that helps where something is not as expected; in one piece, because others tell too.
  static func tell(_ result: TapeResult) {
    let lines = lines(result)
    if !lines.isEmpty { Console.say(lines.joined(separator: "\n")) }
    for complaint in result.complaints { Console.complain(complaint) }
  }

  private static func lines(_ result: TapeResult) -> [SafeText] {
    switch result.refusal {
    case .unreadable(let reason): return ["FAILED  \(result.path) cannot be read: \(reason)."]
    case .faulty(let errors):
      return ["FAILED  \(result.path) has errors and was not played:"] + TapeError.report(errors, in: result.text)
    case nil: break
    }
    var lines: [SafeText] = []
    for play in result.plays {
      let isGood = play.run.failure == nil && play.difference.isEmpty
      let size = SafeText(cleaning: "\(play.run.size.columns)x\(play.run.size.rows)")
      let verdict: SafeText = isGood ? "passed" : "FAILED"
      lines.append("\(verdict)  \(result.path)  \(size)  \(keys(play.run.keyCount)), \(play.keysPerSecond) a second")
      lines += play.run.toldHashes.map { "  line \($0.position.line): db-hash \(SafeText(cleaning: $0.hash))" }
      lines += result.report(of: play).map { "  \($0)" }
    }
    let report = result.goldenReport
    if !report.isEmpty { lines += ["FAILED  \(result.path): goldens"] + report.map { "  \($0)" } }
    return lines + result.updated.map { "updated \($0)" }
  }

  /// How many there were, how fast, and with how much memory.
  static func sum(_ results: [TapeResult], milliseconds: Int) {
    let good = results.count(where: \.isGood)
    let keys = results.reduce(0) { $0 + $1.keyCount }
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    let seconds = "\(milliseconds / 1000).\(String(milliseconds % 1000 + 1000).dropFirst())"
    let slowest = results.flatMap(\.plays).filter { $0.run.keyCount > 0 }.map(\.keysPerSecond).min() ?? 0
    Console.say(
      """
      \(good) of \(results.count) tapes passed: \(Self.keys(keys)) in \(SafeText(cleaning: seconds)) s, the slowest tape \
      \(slowest) keys a second, peak memory \(usage.ru_maxrss / 1024) MB
      """)
    if results.contains(where: { !$0.updated.isEmpty }) {
      Console.say("Goldens were written anew: look at what changed, and run again without --update.")
    }
  }

  private static func keys(_ count: Int) -> SafeText { count == 1 ? "1 key" : "\(count) keys" }
}
