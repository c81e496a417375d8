import ArgumentParser
import Dispatch
import Foundation
import PlainText
import TerminalKit

/// Measures how long a message takes from one terminal to the other.
struct BenchChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Measure how long a message takes from one terminal to the other.",
    discussion: """
      A shopper and a member of staff, each on a pseudo-terminal of their own, write to each other; a time is from the \
      Enter of one to the first of the other's bytes that hold the message. Then the same among others who are in the \
      shop, some of whom write all the time. Last, those who only stand about are listened to. Build with optimisation \
      before you believe a time.
      """)

  @OptionGroup var placeOptions: PlaceOptions
  @Option(name: .long, help: "Messages each way.")
  var messages = 100
  @Option(name: .long, help: "Sessions that are open in the second part.")
  var sessions = 100
  @Option(name: .long, help: "How many of them write, each about every two seconds.")
  var chatting = 20
  @Option(name: .long, help: "Seconds of listening to the idle ones.")
  var idle = 10

  func validate() throws {
    guard (5...10_000).contains(messages), (2...500).contains(sessions), (0..<sessions - 1).contains(chatting),
      (1...25).contains(idle)
    else {
      throw ValidationError(
        "--messages takes 5 to 10000, --sessions 2 to 500, --idle 1 to 25, --chatting less than those")
    }
  }

  func run() throws {
    do {
      let folder = try BenchFolder()
      let stage = try ChatStage(placeOptions.places, in: folder)
      let pair = try ChatPair(stage, folder: folder)
      Console.progress("Two terminals")
      report("a shopper and a member of staff alone", try pair.measure(messages))
      try measureAmongOthers(stage, pair)
    } catch let failure as BenchFailure {
      Console.endProgress()
      Console.complain(failure.sentence)
      throw ExitCode(1)
    }
  }

  private func measureAmongOthers(_ stage: ChatStage, _ pair: ChatPair) throws {
    var others: [TerminalSession] = []
    for number in 0..<(sessions - 2) {
      Console.progress("Opening \(number + 3) of \(sessions)")
      others.append(try stage.shopper("guest\(number)", isTalking: number < chatting))
    }
    let idlers = Array(others.dropFirst(chatting).prefix(10)).map(\.process)
    let crowd = ChatCrowd(others, talkers: chatting, pause: chatting == 0 ? 1000 : 2000 / chatting)
    let isGone = DispatchSemaphore(value: 0)
    Thread {
      crowd.run()
      isGone.signal()
    }.start()
    Console.progress("Among \(sessions) sessions")
    let times = try pair.measure(messages)
    report("among \(sessions) open sessions of which \(chatting) write", times)
    Console.say("  the others wrote \(crowd.said) messages meanwhile")
    crowd.stop()
    isGone.wait()
    measureIdle(idlers, crowd)
  }

  private func measureIdle(_ processes: [pid_t], _ crowd: ChatCrowd) {
    guard !processes.isEmpty else { return }
    Console.progress("Listening")
    _ = crowd.idleBytes()
    let before = processes.map { ProcessFigures(of: $0).wakeUps }
    Pace.pass(milliseconds: idle * 1000)
    let wakeUps = zip(processes, before).map { ProcessFigures(of: $0).wakeUps - $1 }
    Console.endProgress()
    Console.say("\(processes.count) sessions idle for \(idle) s (each looks by itself every 30 s)")
    Console.say("  bytes to all who do not write: \(crowd.idleBytes())")
    let quiet = wakeUps.count { $0 == 0 }
    Console.say("  \(quiet) never woke; the others at most \(wakeUps.max() ?? 0) times, for their look")
  }

  private func report(_ title: SafeText, _ times: ChatPair.Times) {
    Console.endProgress()
    Console.say(title)
    for (name, figures) in [("shopper to staff", times.toStaff), ("staff to shopper", times.toShopper)] {
      let shown = [("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("most", 1)].map { name, part in
        "\(name) \(String(format: "%.1f", Spread.quantile(part, of: figures))) ms"
      }
      Console.say("  \(name): \(shown.joined(separator: ", ")) (\(figures.count) messages)")
    }
    if times.unseen > 0 { Console.say("  \(times.unseen) came in pieces and were not timed") }
  }
}
