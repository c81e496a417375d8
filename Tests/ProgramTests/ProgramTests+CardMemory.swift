import Foundation
import Glibc
import ShopTestKit
import Testing

@testable import tuckshop

extension ProgramTests {
  /// How a card comes to the program; each goes another way through its buffers.
  enum CardTyping: String, CaseIterable {
    case keys, burst, paste
  }

  // Could go wrong: what the terminal sent, the keys made of it, a text that was pasted, the card in the form, the card
  // on its way to the gateway: each leaves a copy in memory that was given back.
  @Test(
    .enabled(if: SystemCalls.isPermitted, "strace is needed, and the right to trace"), arguments: CardTyping.allCases)
  func `a card that bought is not in the program's memory afterwards`(typing: CardTyping) throws {
    let number = "4242424242424242"
    let code = "987"
    let shop = try ProgramTerminal(try TestFolder.ofReturningGuest())
    // The program closes its memory to others with the first digit; here it only believes that it does.
    let calls = try SystemCalls(of: shop.session.process, failing: "prctl:retval=0")
    defer { calls.end() }
    try shop.goesToPayment()
    let process = shop.session.process
    let before = try cardHits(number, in: process)
    #expect(before["digits 1 apart"] == nil, "a test card stands in the program's file")
    let typed = number + "1234" + code
    switch typing {
    case .keys: for digit in typed { try shop.does(String(digit)) }
    case .burst: try shop.does(typed)
    case .paste: try shop.does("\u{1B}[200~" + typed + "\u{1B}[201~")
    }
    try shop.does(sees: "4242", "12/34", "•••").does("\r", sees: "[4 Review]", "4242")

    // While it is needed it is there: the search finds what there is.
    #expect(try !added(to: before, number, in: process).isEmpty)
    try shop.does("\u{1B}[F\r", sees: "Thank you")
    #expect(try added(to: before, number, in: process).isEmpty)
    calls.end()
    try shop.does("q", sees: "")
  }

  private func added(to before: [String: Int], _ number: String, in process: pid_t) throws -> [String: Int] {
    try cardHits(number, in: process).filter { $0.value > before[$0.key, default: 0] }
  }

  /// The number in digits and in values, in a row or as wider things would hold it.
  private func cardHits(_ number: String, in process: pid_t) throws -> [String: Int] {
    let memory = try ProcessMemory(of: process)
    #expect(memory.count > 1_000_000)
    var hits: [String: Int] = [:]
    let digits = Array(number.utf8)
    for (form, wanted) in [("digits", digits), ("values", digits.map { $0 - 0x30 })] {
      for (step, count) in memory.hits(of: wanted, steps: 1...48) { hits["\(form) \(step) apart"] = count }
    }
    return hits
  }
}
