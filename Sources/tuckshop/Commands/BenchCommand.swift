import ArgumentParser
import FoundationEssentials
import Glibc
import PlainText
import TerminalKit

/// Measures and tries the built program.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure the built program, and try what it withstands.",
    subcommands: [
      BenchScreenCommand.self, BenchChatCommand.self, BenchTrialCommand.self, BenchRaceCommand.self,
      BenchWritersCommand.self, BenchOrdersCommand.self, BenchImportCommand.self, BenchCrashCommand.self,
      BenchMonkeyCommand.self, BenchSearchCommand.self,
      ChatWorkerCommand.self, TrialWorkerCommand.self,
    ],
    defaultSubcommand: BenchScreenCommand.self)
}

/// Measures the built program on a real pseudo-terminal, beside others in the same run.
///
/// It judges nothing: figures of another machine, or of a busy one, are no fault of the program.
struct BenchScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen", abstract: "Measure the shop on a real pseudo-terminal and print a table (the default).",
    discussion: """
      Each program starts with what it keeps warm on the disk, shows its first frame, moves the selection of a list, \
      and rests. A frame counts as complete when its content and its last line were sent and nothing came for 30 ms; \
      its time is that of the last byte. Programs take turns. Build with optimisation before you believe a time.
      """)

  @OptionGroup var placeOptions: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  @Option(name: .long, help: "How often each program is started.")
  var runs = 7

  @Option(name: .long, help: "The terminal's size: columns, x, rows.")
  var size = "80x24"

  @Option(name: .long, help: "Steps of the selection in each run.")
  var steps = 100

  @Option(name: .long, help: "Seconds of rest in each run.")
  var idle = 2

  @Option(name: .long, help: "A program to compare with: newsboat, mutt or none (default: those that are installed).")
  var against: [Opponent] = []

  @Flag(name: .long, help: "Print every run as JSON.")
  var json = false

  func validate() throws {
    guard let parsed = parsedSize, Size(40, 12).columns <= parsed.columns, Size(40, 12).rows <= parsed.rows else {
      throw ValidationError("--size takes columns and rows, such as 80x24, of at least 40x12")
    }
    guard (1...1000).contains(runs), (20...10_000).contains(steps), (1...60).contains(idle) else {
      throw ValidationError("--runs takes 1 to 1000, --steps 20 to 10000, --idle 1 to 60")
    }
  }

  func run() throws {
    do {
      let report = try measure()
      json ? Console.say(try encoded(report)) : report.lines.forEach(Console.say)
    } catch let failure as BenchFailure {
      Console.endProgress()
      Console.complain(failure.sentence)
      throw ExitCode(1)
    }
  }

  private func measure() throws -> BenchReport {
    let folder = try BenchFolder()
    let size = parsedSize ?? Size(80, 24)
    let programs = try programs(in: folder)
    var report = BenchReport(
      columns: size.columns, rows: size.rows, steps: steps, idleSeconds: idle,
      cores: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), load: Self.load,
      programs: programs.map { BenchReport.Entry(program: $0.name) })
    // The first start finds nothing warm; it is not counted.
    for program in programs { _ = try BenchRun(program, size: size, steps: 2, idle: .zero) }
    for run in 0..<runs {
      for (index, program) in programs.enumerated() {
        Console.progress("Run \(run + 1) of \(runs): \(program.name)")
        report.programs[index].runs.append(try BenchRun(program, size: size, steps: steps, idle: .seconds(idle)))
      }
    }
    Console.endProgress()
    return report
  }

  private func programs(in folder: BenchFolder) throws -> [BenchProgram] {
    let places = placeOptions.places
    let shop = try BenchProgram.shop(places, world: worldOptions.world, in: folder)
    let asked = against.compactMap(\.rival)
    let titles = BenchProgram.titles(places, count: 60)
    return try [shop]
      + (against.isEmpty ? Rival.allCases : asked).compactMap { rival in
        if let program = try rival.program(titles: titles, in: folder) { return program }
        if !against.isEmpty { throw BenchFailure.cannotPrepare("\(rival.rawValue) is not installed here.") }
        return nil
      }
  }

  private var parsedSize: Size? {
    let parts = size.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1] else { return nil }
    return Size(columns, rows).clamped
  }

  private func encoded(_ report: BenchReport) throws -> SafeText {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return SafeText(cleaningLines: String(decoding: try encoder.encode(report), as: UTF8.self))
  }

  private static var load: Double {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? averages[0] : 0
  }
}

/// The values of `--against`.
enum Opponent: String, ExpressibleByArgument, CaseIterable {
  case newsboat, mutt, none

  var rival: Rival? { Rival(rawValue: rawValue) }
}
