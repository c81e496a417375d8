import Commerce
import Glibc
import TerminalKit
import Testing

extension ProgramTests {
  /// A way in which the program ends, and the exit status that a shell tells of it.
  struct Ending: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Nil: the key.
    let signal: Int32?
    let status: Int
    /// The program still saves what is under way; elsewhere only what it has saved already counts.
    var isOrderly = false
    var givesTerminalBack = true
  }

  static let endings = [
    Ending(testDescription: "Ctrl+C", signal: nil, status: 0, isOrderly: true),
    Ending(testDescription: "TERM", signal: SIGTERM, status: 143, isOrderly: true),
    Ending(testDescription: "HUP", signal: SIGHUP, status: 129, isOrderly: true),
    Ending(testDescription: "QUIT", signal: SIGQUIT, status: 131),
    Ending(testDescription: "SEGV", signal: SIGSEGV, status: 139),
    Ending(testDescription: "KILL", signal: SIGKILL, status: 137, givesTerminalBack: false),
  ]

  @Test(arguments: endings, CheckoutStep.allCases)
  func `whatever ends the shop, the terminal is given back and the cart and the draft are kept`(
    _ ending: Ending, at step: CheckoutStep
  ) throws {
    let folder = try TestFolder.ofReturningGuest()
    let shop = try RealTerminal(folder)
    defer { shop.close() }
    try shop.goes(to: step).leavesATrace(at: step)
    if !ending.isOrderly { #expect(try folder.keeps { $0.hasTrace(of: step) }, "the draft is not kept") }
    if let signal = ending.signal { try shop.send(signal: signal) } else { try shop.press("Ctrl+C") }

    #expect(try shop.exitStatus() == ending.status)
    if ending.givesTerminalBack {
      let screen = try shop.screen()
      #expect(!screen.isAlternate && screen.isCursorShown && !screen.hasProgramModes, "\(screen.framed)")
      let settings = try shop.settings()
      #expect(settings.isSuperset(of: ["icanon", "echo", "isig", "icrnl", "opost"]), "\(settings.sorted())")
    }

    let again = try RealTerminal(folder)
    defer { again.close() }
    try again.sees("Cart 1").goes(to: .address)
    if step == .address { try again.sees(step.trace) }
    guard step.rawValue > CheckoutStep.delivery.rawValue else { return }
    try again.moves("Down", to: "Continue").press("Enter").sees(CheckoutStep.delivery.mark)
    try again.waits(for: "the chosen delivery") { $0.focusedLine.contains("Courier") }
  }

  @Test func `Ctrl and backslash that come while the shop is leaving do not end it in the middle`() throws {
    let folder = try TestFolder.ofReturningGuest()
    let shop = try RealTerminal(folder)
    defer { shop.close() }
    try shop.sees("Home")
    // It leaves the ledger by a turn of its own, for which it has to wait as long as another has it.
    let turn = open(folder.data + "/ledger.lock", O_RDWR | O_CLOEXEC)
    defer { close(turn) }
    try #require(flock(turn, LOCK_EX) == 0)
    try shop.press("q").waits(for: "the screen given back") { !$0.isAlternate }
    try shop.send(signal: SIGQUIT)
    flock(turn, LOCK_UN)
    #expect(try shop.exitStatus() == 0)
  }
}

extension CheckoutDraft {
  /// Holds what was typed or chosen on the way to a step.
  fileprivate func hasTrace(of step: CheckoutStep) -> Bool {
    switch step {
    case .address: fullName == step.trace
    case .delivery: address.city == "Dungarvan"
    case .payment, .review: methodID == "courier"
    }
  }
}

extension TestFolder {
  /// Waits until the ledger holds a draft as wanted.
  fileprivate func keeps(_ isThere: (CheckoutDraft) -> Bool) throws -> Bool {
    let watch = FolderWatch(data)
    return try watch.waits { isThere(try keptDraft()) }
  }
}
