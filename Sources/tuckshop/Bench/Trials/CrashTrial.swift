import Commerce
import Glibc
import PlainText
import ShopCore
import TerminalKit

/// Checkouts that are killed: at random moments, between the steps of the payment, at the Nth write and sync.
///
/// After each the files are opened anew, what was interrupted is reconciled, time passes, and the books must be right.
final class CrashTrial {
  struct Outcome {
    var onTerminal = 0
    var inCore = 0
    var atPoints = 0
    var atWrites = 0
    var atSyncs = 0
    /// Were told that their order is placed before they were killed.
    var told = 0
    /// Were not, and it was.
    var placedUntold = 0
    var nothing = 0
    var violations: [SafeText] = []
  }

  let trial: TrialShop
  private let places: Places
  private var dice: SplitMix
  private(set) var outcome = Outcome()
  private var number = 0

  init(_ places: Places, seed: UInt64) throws {
    self.places = places
    dice = SplitMix(state: seed)
    trial = try TrialShop(places)
    try trial.stock(trial.skus.map { ($0, 100_000) })
  }

  // MARK: - At random moments

  /// So many checkouts, every other one through the program on a terminal.
  func killAtRandom(_ checkouts: Int, progress: (SafeText) -> Void) throws {
    let whole = (core: try timeInCore(), terminal: try timeOnTerminal())
    for checkout in 0..<checkouts {
      progress("Checkout \(checkout + 1) of \(checkouts), \(outcome.violations.count) violations")
      if checkout.isMultiple(of: 2) {
        try killInCore(within: whole.core)
        outcome.inCore += 1
      } else {
        try killOnTerminal(within: whole.terminal)
        outcome.onTerminal += 1
      }
      if outcome.violations.count >= 20 { return }
    }
  }

  /// Milliseconds of a purchase that is not disturbed, from the first step of placing it on.
  private func timeInCore() throws -> Int {
    let worker = try once()
    while let line = worker.line(), line != "places" {}
    let began = Pace.now
    while worker.line() != nil {}
    worker.wait()
    return Pace.now - began
  }

  /// Some at any moment, most while the order is being placed.
  private func killInCore(within time: Int) throws {
    let isAnywhere = dice.next().isMultiple(of: 4)
    trial.close()
    let worker = try once()
    var lines: [String] = []
    if !isAnywhere {
      while let line = worker.line() {
        lines.append(line)
        if line == "places" { break }
      }
    }
    pause(upTo: isAnywhere ? time * 3 : time)
    worker.kill()
    while let line = worker.line() { lines.append(line) }
    try examine(lines, "killed in the core")
  }

  /// A pause of the trial's own, in steps finer than what is killed takes.
  private func pause(upTo milliseconds: Int) {
    let pause = Int(dice.next() % UInt64(max(1, milliseconds) * 1_000_000))
    let end = Pace.nanoseconds + pause
    Pace.pass(milliseconds: pause / 1_000_000)
    while Pace.nanoseconds < end {}
  }

  private func once(
    _ card: TestCard = .success, point: CrashPoint? = nil, under tracer: [String] = []
  ) throws -> TrialProcess {
    number += 1
    let skus = [trial.skus[number % 7], trial.skus[7 + number % 5]].flatMap { ["--sku", $0] }
    let command =
      tracer + [trial.program] + trial.workerArguments(.once) + skus + ["--card", card.rawValue]
      + (point.map { ["--point", $0.rawValue] } ?? [])
    return try TrialProcess(command, complaints: trial.folder.path + "/once.err")
  }

  // MARK: - At known places

  /// Between any two steps of a payment, by cards of every kind.
  func killAtPoints(progress: (SafeText) -> Void) throws {
    for card in [TestCard.success, .declined, .authentication, .lateAnswer] {
      for point in CrashPoint.allCases where point.isReached(by: card) {
        progress("Killed \(SafeText(cleaning: point.rawValue)), card: \(SafeText(cleaning: card.rawValue))")
        trial.close()
        let worker = try once(card, point: point)
        var lines: [String] = []
        while let line = worker.line() { lines.append(line) }
        let status = worker.wait()
        outcome.atPoints += 1
        let place: SafeText = "killed \(SafeText(cleaning: point.rawValue)) by \(SafeText(cleaning: card.rawValue))"
        if status & 0x7F != SIGKILL { outcome.violations.append("\(place): it was not killed there") }
        try examine(lines, place, isPaid: point.isPaid(by: card))
      }
    }
  }

  /// At every write and every sync of a purchase, or at each `stride`th, by fault injection.
  ///
  /// - Returns: False where processes cannot be traced.
  func killAtCalls(stride: Int, progress: (SafeText) -> Void) throws -> Bool {
    guard Tracer.isPermitted else { return false }
    for (call, step) in [("pwrite64", stride), ("fdatasync", max(1, stride / 8))] {
      var count = 1
      while true {
        progress("Killed at \(SafeText(cleaning: call)) number \(count)")
        trial.close()
        let worker = try once(under: Tracer.killing(at: call, number: count))
        var lines: [String] = []
        while let line = worker.line() { lines.append(line) }
        let wasKilled = worker.wait() != 0
        try examine(lines, "killed at \(SafeText(cleaning: call)) number \(count)")
        guard wasKilled else { break }
        if call == "pwrite64" { outcome.atWrites += 1 } else { outcome.atSyncs += 1 }
        count += step
        if outcome.violations.count >= 20 { break }
      }
    }
    return true
  }

  // MARK: - Afterwards

  /// Opens what is left, reconciles, lets time pass, and looks into the books.
  ///
  /// - Parameters:
  ///   - lines: What the worker had said.
  ///   - isPaid: Whether there must be an order now; nil: either will do.
  private func examine(_ lines: [String], _ place: SafeText, isPaid: Bool? = nil) throws {
    let guests = lines.filter { $0.hasPrefix("guest ") }.map { String($0.dropFirst(6)) }
    let told = lines.compactMap(TrialAnswer.init(line:)).compactMap(\.order)
    try examine(guest: guests.first, isTold: !told.isEmpty, place, isPaid: isPaid, order: told.first)
  }

  private func examine(
    guest token: String?, isTold: Bool, _ place: SafeText, isPaid: Bool? = nil, order: String? = nil
  ) throws {
    trial.clock.advance(seconds: 2 * 60)
    try trial.reopen()
    try trial.shop.reconcile()
    trial.clock.advance(seconds: 16 * 60)
    try trial.shop.reconcile()
    var placed: [Order] = []
    if let token {
      let visit = try trial.shop.enter(token: token)
      placed = try trial.shop.orders(of: visit.guestID).filter { $0.state == .placed }
    }
    if placed.count > 1 { outcome.violations.append("\(place): one purchase became \(placed.count) orders") }
    if isTold, placed.isEmpty { outcome.violations.append("\(place): an order that was told of is not there") }
    if let order, let found = placed.first, found.number != order {
      outcome.violations.append("\(place): the order has another number")
    }
    if let isPaid, isPaid != !placed.isEmpty {
      outcome.violations.append("\(place): \(isPaid ? "paid, but there is no order" : "there is an order, unpaid")")
    }
    if isTold { outcome.told += 1 } else if placed.isEmpty { outcome.nothing += 1 } else { outcome.placedUntold += 1 }
    outcome.violations += try Finding.sentences(of: trial.data, trial.clock.world)
      .map { "\(place): \($0)" }
  }
}

// MARK: - On a terminal

extension CrashTrial {
  /// What the last screen says; curses may write it in pieces where the screen before had the same letters.
  private static let thanks = ["Thank you", "Your order", "TS-"]

  /// All keys of a purchase, up to the last one.
  private static let keys =
    "/brew scale\r\raco" + "ada@example.test\rAda Byrne\r1 Quay Street\rDungarvan\r\r" + "\r"
    + TestCard.success.keys + "\r"

  /// Milliseconds of a purchase on a terminal that is not disturbed.
  private func timeOnTerminal() throws -> Int {
    let session = try shopper()
    let began = Pace.now
    session.type(Self.keys + "\r")
    guard session.moment(of: Self.thanks) != nil else {
      throw BenchFailure.noFrame("tuckshop", awaited: Self.thanks)
    }
    let time = Pace.now - began
    session.leave(by: "\u{3}")
    return time
  }

  private func killOnTerminal(within time: Int) throws {
    trial.close()
    let session = try shopper()
    session.type(Self.keys + "\r")
    // Most of the time goes into the way there: half are killed in the last part.
    let isLate = dice.next().isMultiple(of: 2)
    let pause = (isLate ? time * 6 / 10 : 0) + Int(dice.next() % UInt64(max(1, isLate ? time * 6 / 10 : time)))
    // Read all the while: a terminal that nobody reads stops the program.
    var output = session.listen(for: .milliseconds(pause))
    output.bytes += session.killAndRead().bytes
    let token = PrivateFile.read(tokenPath).map { $0.filter { !$0.isWhitespace } }
    try examine(guest: token, isTold: output.holds(["Thank you"]), "killed on a terminal")
  }

  private var tokenPath: String { trial.data.path + "/guest/token" }

  /// The program as a new guest has it, on its first screen.
  private func shopper() throws -> TerminalSession {
    unlink(tokenPath)
    var environment = BenchProgram.surroundings(home: trial.folder.path + "/home")
    environment["TUCKSHOP_CATALOG"] = places.shopFolder.map(Places.parent)
    environment["TUCKSHOP_THEMES"] = places.themeFolder
    environment["XDG_RUNTIME_DIR"] = trial.folder.path
    let program = BenchProgram(
      name: "tuckshop", path: trial.program,
      arguments: ["--data", trial.data.path, "--clock", trial.clock.now.iso], environment: environment, opening: [],
      toList: "", list: [], leave: "q")
    let session = try TerminalSession(program, size: Size(100, 30))
    _ = try session.frame(with: ["Departments"])
    return session
  }
}

/// Tracing of system calls, by which a fault can be put at an exact place (strace(1), "Tampering").
enum Tracer {
  private static let quiet = ["strace", "-f", "-qq", "-o", "/dev/null"]

  static func killing(at call: String, number: Int) -> [String] {
    quiet + ["-e", "trace=\(call)", "-e", "inject=\(call):signal=SIGKILL:when=\(number)"]
  }

  /// Whether it is installed, and processes may be traced here.
  static var isPermitted: Bool {
    guard let trial = try? TrialProcess(quiet + ["/bin/true"], complaints: "/dev/null") else { return false }
    while trial.line() != nil {}
    return trial.wait() == 0
  }
}
