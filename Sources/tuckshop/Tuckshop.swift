import ArgumentParser
import Commerce
import Glibc
import PlainText

/// The program: one sub-command a file; without one it opens the shop.
@main
struct Tuckshop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tuckshop",
    abstract: "A shop that lives in the terminal.",
    discussion: "Without a sub-command it opens the shop. Nothing leaves this machine: payment is in test mode.",
    version: "0.1.0",
    subcommands: [
      OpenCommand.self, SearchCommand.self, ProductCommand.self, CartCommand.self, CheckoutCommand.self,
      OrderCommand.self, ReviewCommand.self, PoliciesCommand.self, FAQCommand.self, ChatCommand.self,
      DeskCommand.self, DemoCommand.self, CatalogCommand.self, MailCommand.self, InsightsCommand.self,
      DoctorCommand.self, BackupCommand.self, RestoreCommand.self,
      ThemeCommand.self, KeysCommand.self, TapeCommand.self, BenchCommand.self, ConfigCommand.self,
      CompletionsCommand.self,
      ManualCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  static func main() {
    // A file over the system's limit is then a fault like a full disk, and not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    do {
      // The commonest start of all has nothing to parse, and parsing would take a fifth of the time to the first frame.
      if CommandLine.arguments.count == 1 {
        let settings = Settings.read()
        return try Session(places: Places(settings), settings: settings).run()
      }
      refuseCardNumbers()
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(error)
    }
  }

  /// Arguments can be read by everybody on the machine and stay in the shell's history: no card number goes in there.
  ///
  /// This comes before the parsing, which would repeat a wrong argument in its message.
  private static func refuseCardNumbers() {
    let arguments = SafeText(cleaning: CommandLine.arguments.dropFirst().joined(separator: " "))
    guard CardNumber.masked(in: arguments) != arguments else { return }
    Console.complain(
      """
      A card number must not stand in a command: others can read it there, and the shell keeps it. Nothing was done.
      Name a test card, such as --card success, or hand the number over in JSON: tuckshop checkout --from -
      """)
    Glibc.exit(ExitStatus.usage.rawValue)
  }

  /// Says what is wrong, cleaned: the parser repeats what was typed, and somebody else may have typed it.
  private static func end(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    // Help and completion scripts are the program's own words.
    if code.isSuccess { exit(withError: error) }
    let words = SafeText(cleaningLines: fullMessage(for: error))
    if !words.isEmpty { Console.complain(words) }
    exit(withError: code)
  }
}
