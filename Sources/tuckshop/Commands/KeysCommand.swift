import ArgumentParser
import PlainText
import Storefront

/// The key list of the README, out of the shop's own table.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print every key as a Markdown table.")

  func run() throws {
    for line in KeyList.markdown { Console.say(line) }
  }
}
