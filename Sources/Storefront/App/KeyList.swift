package import PlainText
import TerminalKit

/// The key table as Markdown: what the README holds.
package enum KeyList {
  package static var markdown: [SafeText] {
    var lines: [SafeText] = ["| where | keys | what they do |", "|---|---|---|"]
    for context in KeyContext.allCases {
      for binding in KeyTable.map.bindings where binding.context == context {
        let keys = binding.keys.map { "`\($0.name)`" }.joined(separator: " ")
        lines.append("| \(context.title) | \(keys) | \(binding.help) |")
      }
    }
    return lines
  }
}
