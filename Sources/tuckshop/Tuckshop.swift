import ArgumentParser
import Glibc

/// The program: one sub-command a file; without one it opens the shop.
@main
struct Tuckshop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tuckshop",
    abstract: "A shop that lives in the terminal.",
    discussion: "Without a sub-command it opens the shop. Nothing leaves this machine: payment is in test mode.",
    version: "0.1.0",
    subcommands: [
      OpenCommand.self, DeskCommand.self, CatalogCommand.self, MailCommand.self, InsightsCommand.self,
      DoctorCommand.self, BackupCommand.self, RestoreCommand.self,
      ThemeCommand.self, KeysCommand.self, BenchCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  static func main() {
    // A file over the system's limit is then a fault like a full disk, and not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    guard CommandLine.arguments.count == 1 else { return main(nil) }
    // The commonest start of all has nothing to parse, and parsing would take a fifth of the time to the first frame.
    do {
      try Session().run()
    } catch {
      exit(withError: error)
    }
  }
}
