import PlainText

/// All runs of all programs, and how they are told.
struct BenchReport: Codable {
  struct Entry: Codable {
    let program: String
    var runs: [BenchRun] = []
  }

  let columns: Int
  let rows: Int
  let steps: Int
  let idleSeconds: Int
  let cores: Int
  /// The machine's load over the last minute when it began; above the number of cores times are not worth much.
  let load: Double
  /// The shop first.
  var programs: [Entry]
}

/// One line of the table: what is measured, in which unit, and what is aimed at.
struct BenchFigure {
  let name: String
  /// Decimals that are shown.
  let decimals: Int
  let goal: Double?
  let value: (BenchRun) -> Double

  private init(_ name: String, decimals: Int = 0, goal: Double? = nil, value: @escaping (BenchRun) -> Double) {
    self.name = name
    self.decimals = decimals
    self.goal = goal
    self.value = value
  }

  static func all(idleSeconds: Int) -> [BenchFigure] {
    [
      BenchFigure("first complete frame, ms", decimals: 1, goal: 40) { $0.firstFrameMilliseconds },
      BenchFigure("a step, key to last byte, ms (p50)", decimals: 2, goal: 0.5) {
        Spread.quantile(0.5, of: $0.stepMilliseconds)
      },
      BenchFigure("the same (p95)", decimals: 2, goal: 2) { Spread.quantile(0.95, of: $0.stepMilliseconds) },
      BenchFigure("a step down, bytes (p50)", goal: 236) { Spread.quantile(0.5, of: $0.downBytes.map(Double.init)) },
      BenchFigure("a step up, bytes (p50)") { Spread.quantile(0.5, of: $0.upBytes.map(Double.init)) },
      BenchFigure("idle for \(idleSeconds) s, bytes", goal: 0) { Double($0.idleBytes) },
      BenchFigure("idle for \(idleSeconds) s, wake-ups", goal: 0) { Double($0.idleWakeUps) },
      BenchFigure("private memory, MB", decimals: 1, goal: 8) { Double($0.privateKilobytes) / 1024 },
      BenchFigure("of it written to, MB", decimals: 1) { Double($0.dirtyKilobytes) / 1024 },
      BenchFigure("resident memory, MB", decimals: 1) { Double($0.residentKilobytes) / 1024 },
    ]
  }
}

extension BenchReport {
  /// The table, line by line: medians of the runs with the lowest and the highest, and the shop's part of the others'.
  var lines: [SafeText] {
    let runs = programs.map(\.runs.count).min() ?? 0
    var rows = [["", "goal"] + programs.enumerated().flatMap { $0 == 0 ? [$1.program] : [$1.program, "ratio"] }]
    for figure in BenchFigure.all(idleSeconds: idleSeconds) {
      let spreads = programs.map { Spread($0.runs.map(figure.value)) }
      var row = [figure.name, figure.goal.map { "≤ " + Self.number($0, decimals: $0 == 0.5 ? 1 : 0) } ?? ""]
      for (index, spread) in spreads.enumerated() {
        row.append(Self.cell(spread, decimals: figure.decimals))
        if index > 0 { row.append(Self.ratio(spreads[0].median, spread.median)) }
      }
      rows.append(row)
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let table = rows.map { row in
      SafeText(cleaning: zip(row, widths).enumerated().map { Self.padded($1.0, to: $1.1, isName: $0 == 0) }.joined())
    }
    return [
      "\(columns)×\(self.rows), xterm-256color; median of \(runs) runs in turn (lowest–highest), \(steps) steps a run",
      "\(cores) cores, load \(Self.number(load, decimals: 1)) at the start", "",
    ] + table
  }

  private static func padded(_ text: String, to width: Int, isName: Bool) -> String {
    let blanks = String(repeating: " ", count: width - text.count)
    return isName ? text + blanks : "  " + blanks + text
  }

  private static func cell(_ spread: Spread, decimals: Int) -> String {
    let ends = [spread.lowest, spread.highest].map { number($0, decimals: decimals) }.joined(separator: "–")
    return "\(number(spread.median, decimals: decimals)) (\(ends))"
  }

  private static func ratio(_ own: Double, _ other: Double) -> String {
    other == 0 ? (own == 0 ? "1.00" : "–") : number(own / other, decimals: 2)
  }

  private static func number(_ value: Double, decimals: Int) -> String {
    let scale = [1, 10, 100][decimals]
    let scaled = Int((value * Double(scale)).rounded())
    let rest = String(scaled % scale)
    let zeros = String(repeating: "0", count: decimals - (decimals == 0 ? 0 : rest.count))
    return decimals == 0 ? "\(scaled)" : "\(scaled / scale).\(zeros)\(rest)"
  }
}
