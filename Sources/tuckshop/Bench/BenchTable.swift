import ArgumentParser
import Glibc
import PlainText

/// Figures of a trial, one a line, and what must not be so.
struct BenchTable {
  private let title: SafeText
  private var rows: [(name: SafeText, figure: SafeText)] = []
  private var notes: [SafeText] = []
  private var complaints: [SafeText] = []

  /// - Parameter load: The machine's load over the last minute when it began.
  init(_ title: SafeText, load: Double) {
    let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    self.title = "\(title); \(cores) cores, load \(Self.number(load, decimals: 1)) at the start"
  }

  mutating func add(_ name: SafeText, _ figure: Int) { rows.append((name, "\(figure)")) }
  mutating func add(_ name: SafeText, _ figure: Double, decimals: Int = 1) {
    rows.append((name, Self.number(figure, decimals: decimals)))
  }

  /// The usual quantiles of some times.
  ///
  /// - Parameter nanoseconds: Shown as milliseconds; nothing is added without any.
  mutating func addTimes(_ name: SafeText, _ nanoseconds: [Int]) {
    let times = nanoseconds.map { Double($0) / 1_000_000 }
    guard !times.isEmpty else { return }
    for (quantile, part) in [("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("most", 1.0)] as [(SafeText, Double)] {
      add("\(name), ms (\(quantile))", Spread.quantile(part, of: times))
    }
  }

  /// Something to know that is no fault.
  mutating func note(_ words: SafeText) { notes.append(words) }
  mutating func complain(_ words: SafeText) { complaints.append(words) }

  /// Makes a table and prints it; ends the program with 1 when something in it must not be so.
  static func reporting(_ make: () throws -> BenchTable) throws {
    do {
      let table = try make()
      Console.endProgress()
      Console.say(table.title)
      for (name, figure) in table.rows {
        Console.say(name.padded(toWidth: 44) + figure.padded(toWidth: 12, alignment: .right))
      }
      table.notes.forEach(Console.say)
      table.complaints.forEach(Console.complain)
      if !table.complaints.isEmpty { throw ExitCode(1) }
    } catch let failure as BenchFailure {
      Console.endProgress()
      Console.complain(failure.sentence)
      throw ExitCode(2)
    }
  }

  private static func number(_ value: Double, decimals: Int) -> SafeText {
    let scale = [1, 10, 100, 1000][decimals]
    let scaled = Int((value * Double(scale)).rounded())
    guard decimals > 0 else { return "\(scaled)" }
    let rest = String(scaled % scale + scale).dropFirst()
    return "\(scaled / scale).\(SafeText(cleaning: String(rest)))"
  }
}
