import Commerce
import Glibc
import PlainText
import ShopCore
import Tapes
import TerminalKit

/// Types queries into the shop on a pseudo-terminal and sees when their rows stand on the screen.
final class SearchTypist {
  private static let size = Size(80, 24)
  /// Rows that have to stand there, from the first.
  private static let watched = 3
  /// Letters of a title that no narrow list cuts.
  private static let letters = 20
  /// Counts follow the rows; the next letter comes when they are there too, as a person's would.
  private static let pause = Duration.milliseconds(150)
  /// What came within it is looked at together.
  private static let look = Duration.milliseconds(1)
  private static let clearLine = "\u{15}"

  private let session: TerminalSession
  private var screen = VirtualTerminal(size: SearchTypist.size)

  init(places: Places, data: DataFolder, in folder: BenchFolder) throws(BenchFailure) {
    guard let path = Places.programPath(), let source = places.shopFolder else {
      throw .cannotPrepare("There is no shop to open. Name one with --shop.")
    }
    var environment = BenchProgram.surroundings(home: folder.path + "/home")
    environment["TUCKSHOP_CATALOG"] = Places.parent(source)
    environment["TUCKSHOP_THEMES"] = places.themeFolder
    let program = BenchProgram(
      name: "tuckshop", path: path, arguments: ["--shop", source, "--data", data.path], environment: environment,
      opening: [], toList: "", list: [], leave: "q")
    session = try TerminalSession(program, size: SearchTypist.size)
    try waitUntil { $0.contains { $0.contains("Departments") } }
    session.type("/")
    try waitUntil { $0.contains { $0.contains("Results appear") } }
  }

  func leave() { session.leave(by: "\u{1B}q") }

  /// Types it letter by letter and takes it away again.
  ///
  /// - Returns: Nanoseconds from each key to the last byte of the frame that has its rows.
  func type(_ words: String, _ shop: Shop) throws -> [Int] {
    var times: [Int] = []
    var typed = ""
    for letter in words {
      typed.append(letter)
      var query = ListingQuery()
      (query.words, query.readsFilters) = (typed, true)
      let rows = try shop.rows(query, offset: 0, limit: SearchTypist.watched)
      let titles = rows.map { String($0.title.string.prefix(SearchTypist.letters)) }
      let start = session.type(String(letter))
      let field = typed
      let moment = try waitUntil { lines in
        lines.contains { $0.contains(field) } && titles.allSatisfy { title in lines.contains { $0.contains(title) } }
      }
      times.append(Int((moment - start) / .nanoseconds(1)))
      screen.feed(session.listen(for: SearchTypist.pause).bytes)
    }
    session.type(SearchTypist.clearLine)
    screen.feed(session.listen(for: SearchTypist.pause).bytes)
    return times
  }

  /// Reads until the screen is as wanted, with no frame half sent; returns when the last byte of it came.
  @discardableResult
  private func waitUntil(_ isThere: ([String]) -> Bool) throws(BenchFailure) -> ContinuousClock.Instant {
    let clock = ContinuousClock()
    let deadline = clock.now + TerminalSession.patience
    var last = clock.now
    while clock.now < deadline {
      let output = session.listen(for: SearchTypist.look)
      screen.feed(output.bytes)
      last = output.lastByte ?? last
      if screen.isSettled, isThere(screen.frame.text) { return last }
    }
    throw .noFrame("tuckshop", awaited: ["the rows of a query"])
  }
}
