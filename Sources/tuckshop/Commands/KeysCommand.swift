import ArgumentParser
import Desk
import PlainText
import Storefront
import TerminalKit

/// The key list of the README, out of the tables of shop and desk.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print every key as a Markdown table.")

  func run() throws {
    for line in KeyTable.map.markdown + ["", "### At the desk", ""] + DeskKeys.map.markdown { Console.say(line) }
  }
}
