import CatalogFiles
import Glibc
import ShopCore
import TerminalKit

/// A shop for the measurement, and how its programs are started.
struct ChatStage {
  private let program: String
  private let environment: [String: String]
  private let home: String
  private let shop: [String]

  init(_ places: Places, in folder: BenchFolder) throws {
    guard let program = Places.programPath(), let source = places.shopFolder else {
      throw BenchFailure.cannotPrepare("There is no shop called \(places.shop). Name one with --shop.")
    }
    home = folder.path + "/home"
    self.program = program
    shop = places.shop == Places().shop ? [] : ["--shop", source]
    var environment = BenchProgram.surroundings(home: home)
    environment["TUCKSHOP_CATALOG"] = Places.parent(source)
    environment["TUCKSHOP_THEMES"] = places.themeFolder
    environment["XDG_RUNTIME_DIR"] = folder.path + "/run"
    PrivateFile.makeFolder(folder.path + "/run")
    self.environment = environment
    let data = DataFolder(path: "\(home)/data/tuckshop/\(places.shopName)")
    _ = try CatalogImport.run(from: source, into: data, world: .machine())
  }

  private func start(_ name: String, _ arguments: [String], _ opening: [String]) throws -> TerminalSession {
    var environment = environment
    environment["XDG_STATE_HOME"] = home + "/state-" + name
    let session = try TerminalSession(
      BenchProgram(
        name: name, path: program, arguments: arguments + shop, environment: environment, opening: opening, toList: "",
        list: [], leave: "q"), size: Size(80, 24))
    _ = try session.frame(with: opening)
    return session
  }

  /// A guest in the shop, with the chat open when they are to write.
  func shopper(_ name: String, isTalking: Bool) throws -> TerminalSession {
    let session = try start(name, [], ["Departments"])
    if isTalking {
      session.type(ChatPair.chatKey)
      _ = try session.frame(with: ["Ask us anything"])
    }
    return session
  }

  func desk(_ name: String) throws -> TerminalSession { try start(name, ["desk", "--as", name], ["At the desk"]) }
}

/// A shopper and a member of staff who write to each other.
struct ChatPair {
  struct Times {
    var toStaff: [Double] = []
    var toShopper: [Double] = []
    var unseen = 0
  }

  /// F2, as a terminal sends it.
  static let chatKey = "\u{1B}OQ"

  private let shopper: TerminalSession
  private let desk: TerminalSession
  private let count = Counter()

  private final class Counter { var value = 0 }

  init(_ stage: ChatStage, folder: BenchFolder) throws {
    desk = try stage.desk("Aoife")
    shopper = try stage.shopper("ada", isTalking: true)
    let hello = words()
    shopper.type(hello.joined(separator: " ") + "\r")
    guard desk.moment(of: hello) != nil else { throw BenchFailure.noFrame("desk", awaited: hello) }
    _ = shopper.listen(for: TerminalSession.silence)
    // The only thread there is: opened, taken, and the line for a reply with it.
    desk.type("\r")
    _ = try desk.frame()
    desk.type("c")
    _ = try desk.frame()
    desk.type("r")
    _ = try desk.frame()
  }

  func measure(_ messages: Int) throws -> Times {
    var times = Times()
    for _ in 0..<messages {
      if let time = send(from: shopper, to: desk) { times.toStaff.append(time) } else { times.unseen += 1 }
      if let time = send(from: desk, to: shopper) { times.toShopper.append(time) } else { times.unseen += 1 }
    }
    guard !times.toStaff.isEmpty, !times.toShopper.isEmpty else {
      throw BenchFailure.noFrame("the other terminal", awaited: ["a message"])
    }
    return times
  }

  /// Milliseconds from Enter until the other terminal has the message.
  private func send(from sender: TerminalSession, to receiver: TerminalSession) -> Double? {
    let words = words()
    sender.type(words.joined(separator: " "))
    _ = sender.listen(for: .milliseconds(60))
    receiver.drain()
    let start = sender.type("\r")
    let end = receiver.moment(of: words, within: .seconds(2))
    _ = sender.listen(for: .milliseconds(60))
    receiver.drain()
    return end.map { ($0 - start) / .milliseconds(1) }
  }

  /// Three words that nobody has written yet.
  private func words() -> [String] {
    (0..<3).map { _ in
      count.value += 1
      var dice = SplitMix(state: UInt64(count.value))
      return String((0..<7).compactMap { _ in "abcdefghjkmnpqrstuvwxyz23456789".randomElement(using: &dice) })
    }
  }
}
