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
  @OptionGroup var format: BenchFormat
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
    try BenchTable.reporting(format) {
      let load = TrialShop.load
      let folder = try BenchFolder()
      let stage = try ChatStage(placeOptions.places, in: folder)
      let pair = try ChatPair(stage, folder: folder)
      var table = BenchTable("\(messages) messages each way", load: load)
      Console.progress("Two terminals")
      table.add("alone", try pair.measure(messages))
      try measureAmongOthers(stage, pair, into: &table)
      return table
    }
  }

  private func measureAmongOthers(_ stage: ChatStage, _ pair: ChatPair, into table: inout BenchTable) throws {
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
    table.add("among \(sessions), \(chatting) writing", try pair.measure(messages))
    table.add("messages of the others meanwhile", crowd.said)
    crowd.stop()
    isGone.wait()
    measureIdle(idlers, crowd, into: &table)
  }

  private func measureIdle(_ processes: [pid_t], _ crowd: ChatCrowd, into table: inout BenchTable) {
    guard !processes.isEmpty else { return }
    Console.progress("Listening")
    _ = crowd.idleBytes()
    let before = processes.map { ProcessFigures(of: $0).wakeUps }
    Pace.pass(milliseconds: idle * 1000)
    let wakeUps = zip(processes, before).map { ProcessFigures(of: $0).wakeUps - $1 }
    table.add("idle for \(idle) s: sessions", processes.count)
    table.add("bytes to all who do not write", crowd.idleBytes())
    table.add("sessions that never woke", wakeUps.count { $0 == 0 })
    table.add("wake-ups of another, at most", wakeUps.max() ?? 0)
    table.note("A session looks by itself every 30 s.")
  }
}

extension BenchTable {
  fileprivate mutating func add(_ place: SafeText, _ times: ChatPair.Times) {
    addTimes("\(place), shopper to staff", milliseconds: times.toStaff)
    addTimes("\(place), staff to shopper", milliseconds: times.toShopper)
    if times.unseen > 0 { add("\(place), in pieces and not timed", times.unseen) }
  }
}
