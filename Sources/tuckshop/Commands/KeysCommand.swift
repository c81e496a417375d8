import ArgumentParser
import PlainText
import Storefront
import TerminalKit

/// The key list of the README, out of the shop's own table.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print every key as a Markdown table.")

  func run() throws {
    for line in KeyTable.map.markdown { Console.say(line) }
  }
}
