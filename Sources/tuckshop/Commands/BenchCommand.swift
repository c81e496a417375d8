import ArgumentParser

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure the shop on a real pseudo-terminal and print a table.")
  func run() throws {}
}
