import Foundation
import Testing

// The short forms of the trials; each has to have done something, for nothing wrong to mean anything.

extension ProgramTests {
  /// Runs a trial, expects that nothing was wrong, and returns its figures by name.
  private func trial(_ arguments: [String]) throws -> [String: Double] {
    let folder = try TestFolder(nil)
    let outcome = try BuiltProgram.run(["bench"] + arguments + ["--json"], in: folder)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    let table = try JSONDecoder().decode(Table.self, from: Data(outcome.output.utf8))
    #expect(table.complaints.isEmpty)
    return Dictionary(table.figures.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  private struct Table: Decodable {
    struct Figure: Decodable {
      let name: String
      let value: Double
    }
    let figures: [Figure]
    let complaints: [String]
  }

  // Could go wrong: more is sold than there is, or less; a process is told that the ledger is busy; the log grows.
  @Test(arguments: [["--rounds", "9"], ["--rounds", "2", "--fresh"]])
  func `processes that race for the last units sell every one of them once`(_ rounds: [String]) throws {
    let figures = try trial(["race", "--processes", "16", "--stock", "4", "--seed", "3"] + rounds)
    #expect(figures["units there were"] == figures["units sold"] && figures["units sold"] ?? 0 >= 4, "\(figures)")
    #expect(figures["refused: sold-out"] ?? 0 >= 4, "\(figures)")
    #expect(figures["longest log, MB"] ?? 99 < 32, "\(figures)")
  }

  @Test func `no cart write of many processes fails`() throws {
    let figures = try trial(["writers", "--processes", "24", "--seconds", "3"])
    #expect(figures["failed"] == 0 && figures["cart writes"] ?? 0 >= 24, "\(figures)")
  }

  @Test func `orders are measured beside the bare transaction`() throws {
    let figures = try trial(["orders", "--processes", "2", "--orders", "4", "--turns", "1"])
    for name in [
      "bare transactions a second", "orders written down a second", "purchases a second, provider elsewhere",
      "purchases a second at the test gateway",
    ] {
      #expect(figures[name] ?? 0 > 0, "\(name): \(figures)")
    }
  }

  // Could go wrong: see the table of kill points: an order told of is gone, one purchase is two, a charge has no order.
  @Test func `checkouts that are killed anywhere leave the books right`() throws {
    let figures = try trial(["crash", "--checkouts", "8", "--stride", "24", "--seed", "3"])
    #expect(figures["at random, on a terminal"] == 4 && figures["at random, without a screen"] == 4, "\(figures)")
    #expect(figures["between two steps of the payment"] ?? 0 >= 20 && figures["violations"] == 0, "\(figures)")
    if SystemCalls.isPermitted {
      #expect(figures["at the Nth write"] ?? 0 >= 8 && figures["at the Nth sync"] ?? 0 >= 4, "\(figures)")
    }
  }
}
