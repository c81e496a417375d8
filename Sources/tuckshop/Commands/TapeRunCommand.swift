import ArgumentParser
import PlainText
import Tapes
import TerminalKit

/// Playing tapes.
struct TapeRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Play tapes against the shop and tell what is not as they expect.")

  @Argument(help: "Tapes.")
  var files: [String]

  @Option(name: .long, help: "The shop: a name in the catalogue folder, or a path (default: coffee).")
  var shop = "coffee"

  func run() throws {
    let stage = try TapeStage(Places(shop: shop))
    var failed = 0
    for file in files {
      let text = try TapeFiles.read(file)
      let reading = Tape.read(text, file: TapeFiles.sourced)
      guard reading.errors.isEmpty else {
        for line in TapeError.report(reading.errors, in: text) { Console.complain(line) }
        failed += 1
        continue
      }
      for size in reading.tape.sizes {
        let player = TapePlayer(reading.tape, title: SafeText(cleaning: file), size: size)
        let run = player.play { (opening) throws(TapeTrouble) in try MemoryShop(opening, on: stage) }
        Console.say(
          "\(run.failure == nil ? "passed" : "FAILED") \(file) \(size.columns)x\(size.rows) \(run.keyCount) keys")
        if let failure = run.failure {
          failed += 1
          Console.complain(SafeText(cleaningLines: "\(failure.reason)\n\(failure.frame?.framed ?? "")"))
        }
      }
    }
    if failed > 0 { throw ExitCode(1) }
  }
}
