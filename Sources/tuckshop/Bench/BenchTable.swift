import ArgumentParser
import Glibc
import PlainText

/// How the figures of a trial are told.
struct BenchFormat: ParsableArguments {
  @Flag(name: .long, help: "Print the figures as JSON.")
  var json = false
}

/// Figures of a trial, one a line, and what must not be so.
struct BenchTable {
  private struct Row {
    let name: SafeText
    let value: Double
    let decimals: Int
  }

  private let title: SafeText
  private let cores: Int
  private let load: Double
  private var rows: [Row] = []
  private var notes: [SafeText] = []
  private var complaints: [SafeText] = []

  /// - Parameter load: The machine's load over the last minute when it began.
  init(_ title: SafeText, load: Double) {
    self.title = title
    self.load = load
    cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  mutating func add(_ name: SafeText, _ figure: Int) { add(name, Double(figure), decimals: 0) }
  mutating func add(_ name: SafeText, _ figure: Double, decimals: Int = 1) {
    rows.append(Row(name: name, value: figure, decimals: decimals))
  }

  /// The usual quantiles of some times.
  ///
  /// - Parameter nanoseconds: Shown as milliseconds; nothing is added without any.
  mutating func addTimes(_ name: SafeText, _ nanoseconds: [Int]) {
    addTimes(name, milliseconds: nanoseconds.map { Double($0) / 1_000_000 })
  }

  mutating func addTimes(_ name: SafeText, milliseconds times: [Double]) {
    guard !times.isEmpty else { return }
    for (quantile, part) in [("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("most", 1.0)] as [(SafeText, Double)] {
      add("\(name), ms (\(quantile))", Spread.quantile(part, of: times))
    }
  }

  /// Something to know that is no fault.
  mutating func note(_ words: SafeText) { notes.append(words) }
  mutating func complain(_ words: SafeText) { complaints.append(words) }

  /// Makes a table and prints it; ends the program with 1 when something in it must not be so.
  static func reporting(_ format: BenchFormat, _ make: () throws -> BenchTable) throws {
    do {
      let table = try make()
      Console.endProgress()
      format.json ? Console.say(try JSONText.of(table.figures)) : table.lines.forEach(Console.say)
      table.complaints.forEach(Console.complain)
      if !table.complaints.isEmpty { throw ExitCode(1) }
    } catch let failure as BenchFailure {
      Console.endProgress()
      Console.complain(failure.sentence)
      throw ExitCode(2)
    }
  }

  private var lines: [SafeText] {
    ["\(title); \(cores) cores, load \(Self.number(load, decimals: 1)) at the start"]
      + rows.map {
        $0.name.padded(toWidth: 48)
          + Self.number($0.value, decimals: $0.decimals).padded(toWidth: 12, alignment: .right)
      } + notes
  }

  private var figures: FiguresJSON {
    FiguresJSON(
      title: title, cores: cores, load: load,
      figures: rows.map { FiguresJSON.Figure(name: $0.name, value: $0.value) }, notes: notes, complaints: complaints)
  }

  private static func number(_ value: Double, decimals: Int) -> SafeText {
    let scale = [1, 10, 100, 1000][decimals]
    let scaled = Int((value * Double(scale)).rounded())
    guard decimals > 0 else { return "\(scaled)" }
    let rest = String(scaled % scale + scale).dropFirst()
    return "\(scaled / scale).\(SafeText(cleaning: String(rest)))"
  }
}

/// A table as JSON; its figures in their order, with the names that are printed.
private struct FiguresJSON: Encodable {
  struct Figure: Encodable {
    let name: SafeText
    let value: Double
  }

  let title: SafeText
  let cores: Int
  /// The machine's load over the last minute when it began.
  let load: Double
  let figures: [Figure]
  let notes: [SafeText]
  /// What must not be so; then the exit status is 1.
  let complaints: [SafeText]
}
