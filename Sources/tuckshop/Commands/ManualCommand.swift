import ArgumentParser
import PlainText

/// The manual page.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page (mdoc), for man: tuckshop manual > tuckshop.1",
    discussion: "It is made of the very texts that --help prints, so it says what the program does.")

  func run() throws {
    Console.say(SafeText(cleaningLines: try ManualPage().text))
  }
}
