import ArgumentParser

/// The program: one sub-command a file; without one it opens the shop.
@main
struct Tuckshop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tuckshop",
    abstract: "A shop that lives in the terminal.",
    discussion: "Without a sub-command it opens the shop. Nothing leaves this machine: payment is in test mode.",
    version: "0.1.0",
    subcommands: [OpenCommand.self, CatalogCommand.self, ThemeCommand.self, KeysCommand.self, BenchCommand.self],
    defaultSubcommand: OpenCommand.self)
}
