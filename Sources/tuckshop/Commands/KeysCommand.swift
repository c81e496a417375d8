import ArgumentParser
import Desk
import PlainText
import Storefront
import TerminalKit

/// The key list of the README, out of the tables of shop and desk.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print every key as a Markdown table.")

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    try answer.give {
      Answer(KeysJSON(shop: KeyTable.map.entries, desk: DeskKeys.map.entries)) { _ in
        (KeyTable.map.markdown + ["", "### At the desk", ""] + DeskKeys.map.markdown).map { .of($0) }
      }
    }
  }
}

private struct KeysJSON: Encodable {
  let shop: [KeyJSON]
  let desk: [KeyJSON]
}

/// One row of a key table.
private struct KeyJSON: Encodable {
  /// Where it is heard.
  let context: String
  let keys: [String]
  let help: SafeText
}

extension KeyMap where Context: KeyPlace {
  fileprivate var entries: [KeyJSON] {
    bindings.map { KeyJSON(context: $0.context.title, keys: $0.keys.map(\.name), help: $0.help) }
  }
}
