import ArgumentParser
import PlainText

/// Lets monkeys loose on the built program and looks at what is left.
struct BenchMonkeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monkey", abstract: "Press random keys on several terminals at once, and see what breaks.",
    discussion: """
      Shoppers and a desk share a shop of their own; keys, pastes, clicks, resizes and signals come by dice. Looked for \
      are crashes, terminals that are not given back, screens that do not answer within two seconds, bytes that no \
      screen may send, and faults in the shop's books. Ends with 1 when something was found.
      """)

  @OptionGroup var placeOptions: PlaceOptions

  @Option(name: .long, help: "How long they play.")
  var seconds = 1800

  @Option(name: .long, help: "Another seed does other things.")
  var seed: UInt64 = 1

  @Option(name: .long, help: "Terminals; the last one is the staff's.")
  var sessions = 4

  func validate() throws {
    guard (1...86_400).contains(seconds), (1...50).contains(sessions) else {
      throw ValidationError("--seconds takes 1 to 86400, --sessions 1 to 50")
    }
  }

  func run() throws {
    do {
      let trial = MonkeyTrial(places: placeOptions.places, sessions: sessions, seconds: seconds, seed: seed)
      let outcome = try trial.run(in: BenchFolder(), progress: Console.progress)
      Console.endProgress()
      report(outcome)
      if !outcome.findings.isEmpty { throw ExitCode(1) }
    } catch let failure as BenchFailure {
      Console.endProgress()
      Console.complain(failure.sentence)
      throw ExitCode(1)
    }
  }

  private func report(_ outcome: MonkeyTrial.Outcome) {
    let rows: [(SafeText, Int)] = [
      ("things done", outcome.events), ("programs started", outcome.starts), ("orders placed", outcome.orders),
      ("messages written", outcome.messages), ("answers to Ctrl+L awaited", outcome.reactions),
      ("slowest of them, ms", outcome.slowestReaction), ("findings", outcome.findings.count),
    ]
    Console.say("\(sessions) terminals for \(seconds) s, seed \(Int(truncatingIfNeeded: seed))")
    for (name, number) in rows {
      let figure: SafeText = "\(number)"
      Console.say(name.padded(toWidth: 40) + figure.padded(toWidth: 8, alignment: .right))
    }
    for finding in outcome.findings { Console.complain(finding) }
  }
}
