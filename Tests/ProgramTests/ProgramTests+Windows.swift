import TerminalKit
import Testing

extension ProgramTests {
  @Test(arguments: CheckoutStep.allCases)
  func `a window that changes its size keeps what was typed and where one was`(_ step: CheckoutStep) throws {
    let shop = try RealTerminal(TestFolder.ofReturningGuest(), size: Size(120, 40))
    defer { shop.close() }
    try shop.goes(to: step).leavesATrace(at: step)
    for size in [Size(40, 12), Size(31, 7), Size(80, 24)] {
      try shop.resize(size)
      try shop.waits(for: "“\(step.trace)” in \(size.columns)×\(size.rows)") { screen in
        screen.size == size
          && (size == Size(31, 7)
            ? screen.text.contains("larger") && !screen.text.contains(step.mark)
            : screen.text.contains(step.mark) && screen.focusedLine.contains(step.trace))
      }
    }
  }

  @Test func `a shop that was stopped goes on where it was, also in another window size`() throws {
    let step = CheckoutStep.payment
    let shop = try RealTerminal(TestFolder.ofReturningGuest(), inShell: true)
    defer { shop.close() }
    try shop.goes(to: step).leavesATrace(at: step)
    for size in [Size(80, 24), Size(100, 30)] {
      try shop.press("Ctrl+Z")
      try shop.waits(for: "the shell") { !$0.isAlternate && $0.focusedLine == "ready>" && $0.text.contains("Stopped") }
      let screen = try shop.screen()
      #expect(screen.isCursorShown && !screen.hasProgramModes, "\(screen.framed)")
      try shop.resize(size).type("clear; fg").press("Enter")
      try shop.waits(for: "the shop again in \(size)") { screen in
        screen.isAlternate && screen.size == size && screen.text.contains("TEST MODE")
          && screen.focusedLine.contains(step.trace)
      }
    }
    try shop.type("42").waits(for: "more digits") { $0.focusedLine.contains("•••• ••••") }
    try shop.press("Ctrl+C")
    try shop.waits(for: "the shell") { !$0.isAlternate && $0.focusedLine == "ready>" }
  }
}
