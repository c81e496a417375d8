import Testing

extension ProgramTests {
  // Could go wrong: a message whose sender was told it is kept is gone after a kill, or there twice after the retry.
  @Test func `processes that are killed in the middle of a word lose and double nothing`() throws {
    let folder = try TestFolder(nil)
    let outcome = try BuiltProgram.run(
      ["bench", "trial", "--shoppers", "6", "--staff", "2", "--seconds", "8", "--seed", "7"], in: folder)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    let figures = Dictionary(
      outcome.outputLines.dropFirst().map { line in
        let words = line.split(separator: " ")
        return (words.dropLast().joined(separator: " "), words.last.flatMap { Int($0) } ?? -1)
      }, uniquingKeysWith: { first, _ in first })
    // It has to have done something, for nothing lost to mean anything.
    #expect(figures["processes killed"] ?? 0 >= 3, "\(outcome.output)")
    #expect(figures["messages of shoppers acknowledged"] ?? 0 >= 6, "\(outcome.output)")
    #expect(figures["messages of staff acknowledged"] ?? 0 >= 1, "\(outcome.output)")
    #expect(figures["lost"] == 0 && figures["out of their sender's order"] == 0, "\(outcome.output)")
    #expect(figures["on whose state the two sides disagree"] == 0 && figures["faults in the ledger"] == 0)
  }
}
