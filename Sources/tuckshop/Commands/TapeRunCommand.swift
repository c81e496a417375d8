import ArgumentParser
import Glibc
import PlainText
import Tapes
import TerminalKit

/// Playing tapes.
struct TapeRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Play tapes against the shop, and tell what is not as they expect.",
    discussion: """
      Each tape has a shop of its own, a clock and dice of its own, and a terminal in memory; nothing waits by the \
      machine's clock, so that every run shows the same. Goldens stand in the folder Goldens/NAME beside NAME.tape.
      """)

  @Argument(help: "Tapes, and folders of tapes.", completion: .file(extensions: ["tape"]))
  var files: [String]

  @Option(
    name: .long, help: "The shop: a name in the catalogue folder, or a path to a shop's folder (default: coffee).",
    completion: .custom(Completions.shops))
  var shop = "coffee"

  @Flag(help: "In the busy shop of tuckshop demo, in place of one that nobody has visited.")
  var demo = false

  @Option(name: .long, help: "Columns and rows such as 80x24, in place of the sizes that the tapes name.")
  var size: String?

  @Flag(help: "Play against this program on a pseudo-terminal; its screens must be those of the terminal in memory.")
  var pty = false

  @Flag(help: "Keep what is shown now as goldens, and remove stale ones; ends with status 8 where something changed.")
  var update = false

  @Option(help: "How many tapes are played at a time.")
  var jobs = 1

  @Flag(help: "Draw what is played on this terminal, at the tapes' own speed.")
  var slow = false

  @Option(name: .customLong("repeat"), help: "Play each tape so often; every time the same must be seen.")
  var times = 1

  @Option(help: "Write what came of it as JUnit XML.", completion: .file())
  var junit: String?

  @Option(help: "Write a report of every step as one HTML file.", completion: .file())
  var report: String?

  @Flag(help: "Leave addresses, e-mails and card numbers in films, goldens and reports as they are.")
  var showPersonal = false

  func validate() throws {
    if let size, Self.size(size) == nil {
      throw ValidationError("--size takes columns and rows such as 80x24, at most 500x200, not \(size)")
    }
    if jobs < 1 || jobs > 64 { throw ValidationError("--jobs takes a number from 1 to 64") }
    if times < 1 { throw ValidationError("--repeat takes a number from 1 on") }
    if demo, shop != "coffee" { throw ValidationError("--demo is a shop of its own: leave --shop out") }
    if slow, jobs > 1 { throw ValidationError("--slow shows one tape at a time: leave --jobs out") }
  }

  private static func size(_ text: String) -> Size? {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...500).contains(columns),
      (1...200).contains(rows)
    else { return nil }
    return Size(columns, rows)
  }

  func run() throws {
    let tapes = try TapeFiles.tapes(at: files)
    let places = Places(shop: shop)
    var runner = TapeRunner(stage: demo ? try TapeStage.ofDemo(places).stage : try TapeStage(places))
    runner.stage.removeWhenInterrupted()
    runner.options.size = size.flatMap(Self.size)
    runner.options.showsPersonal = showPersonal
    runner.options.keepsSteps = report != nil
    (runner.onPty, runner.updates, runner.times, runner.isSlow) = (pty, update, times, slow)
    let clock = ContinuousClock()
    let start = clock.now
    let page = report.map { _ in ReportDraft() }
    var outcomes = Workers.map(tapes.enumerated().map { $0 }, count: jobs) { [runner] tape in
      var result = runner.play(tape.element)
      TapeTelling.tell(result)
      page?.add(result, at: tape.offset)
      result.forgetScreens()
      return result
    }
    for (place, gone) in files.flatMap(GoldenFiles.orphans).enumerated() {
      let result = runner.leftovers(of: gone)
      TapeTelling.tell(result)
      page?.add(result, at: tapes.count + place)
      outcomes.append(result)
    }
    let milliseconds = (clock.now - start).milliseconds
    TapeTelling.sum(outcomes, milliseconds: milliseconds)
    try write(outcomes, page)
    let status = Self.status(of: outcomes)
    if status != .done { throw ExitCode(status.rawValue) }
  }

  private func write(_ results: [TapeResult], _ page: ReportDraft?) throws {
    var files: [(String, String)] = []
    if let junit { files.append((junit, JUnitReport.xml(results))) }
    if let report, let page { files.append((report, page.html)) }
    for (path, text) in files {
      do {
        TapeFiles.makeFolders(above: path)
        try TapeFiles.write(Array(text.utf8), to: path, isNew: false)
      } catch {
        Console.complain("\(SafeText(cleaning: path)) could not be written: \(error.reason).")
        throw ExitCode(ExitStatus.failed.rawValue)
      }
    }
  }

  private static func status(of results: [TapeResult]) -> ExitStatus {
    var status = ExitStatus.done
    for result in results where !result.isGood {
      switch result.refusal {
      case .unreadable: return .notFound
      case .faulty: status = .invalid
      case nil: if status == .done { status = .tapeFailed }
      }
    }
    return status
  }
}
