import ArgumentParser
import FoundationEssentials

/// The manual page in the language of mdoc(7), made of what the argument parser knows of every command.
struct ManualPage {
  private let root: CommandFacts

  init() throws {
    root = try JSONDecoder().decode(HelpDump.self, from: Data(Tuckshop._dumpHelp().utf8)).command
  }

  var text: String {
    var lines = [
      ".Dd November 26, 2026", ".Dt TUCKSHOP 1", ".Os", ".Sh NAME", ".Nm tuckshop",
      ".Nd \(Roff.text(lowered(root.abstract)))", ".Sh SYNOPSIS", ".Nm", ".Op Ar options", ".Nm", ".Ar command",
      ".Op Ar options", ".Op Ar arguments", ".Sh DESCRIPTION",
    ]
    lines += Roff.paragraphs(root.discussion)
    lines += [".Pp", "Every command that answers takes", ".Fl -json", "and then prints one JSON document;"]
    lines += ["errors go to standard error, in words that say what to do next.", ".Sh COMMANDS"]
    for command in root.shown { lines += section(command, path: [command.commandName]) }
    lines += environment + files + exitStatus + examples
    return lines.joined(separator: "\n")
  }

  private func lowered(_ text: String?) -> String {
    let text = text ?? ""
    return text.prefix(1).lowercased() + text.dropFirst().replacing(#/\.$/#, with: "")
  }

  private func section(_ command: CommandFacts, path: [String]) -> [String] {
    let name = path.joined(separator: " ")
    var lines = [".Ss tuckshop \(Roff.text(name))"]
    lines += Roff.paragraphs(command.abstract)
    if let discussion = command.discussion { lines += [".Pp"] + Roff.paragraphs(discussion) }
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !$0.isHelp }
    if !arguments.isEmpty {
      lines.append(".Bl -tag -width Ds")
      for argument in arguments { lines += [".It \(argument.item)"] + Roff.paragraphs(argument.words) }
      lines.append(".El")
    }
    for child in command.shown { lines += section(child, path: path + [child.commandName]) }
    return lines
  }

  private var environment: [String] {
    var lines = [".Sh ENVIRONMENT", ".Bl -tag -width Ds"]
    for key in Settings.Key.allCases { lines += [".It Ev \(key.variable)"] + Roff.paragraphs(key.help) }
    let others = [
      ("TUCKSHOP_CATALOG", "the folder of the sample shops"), ("TUCKSHOP_THEMES", "the folder of the themes"),
      ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME", "where settings, shops, guests are kept"),
      ("NO_COLOR", "print without colours"), ("PAGER", "what long texts are read with, else less"),
    ]
    for (name, words) in others { lines += [".It Ev \(name)"] + Roff.paragraphs(words) }
    return lines + [".El"]
  }

  private var files: [String] {
    let files = [
      ("~/.config/tuckshop/config.yaml", "the settings, one a line, such as shop: outfitter"),
      ("~/.local/share/tuckshop/shop/catalog.db", "the catalogue, built by an import"),
      ("~/.local/share/tuckshop/shop/ledger.db", "carts, stock, orders, conversations"),
      ("~/.local/state/tuckshop/shop/token", "who you are in the shop; whoever has it has your carts"),
    ]
    return [".Sh FILES", ".Bl -tag -width Ds"]
      + files.flatMap { [".It Pa \($0.0)"] + Roff.paragraphs($0.1) } + [".El"]
  }

  private var exitStatus: [String] {
    [".Sh EXIT STATUS", ".Bl -tag -width Ds"]
      + ExitStatus.allCases.flatMap { [".It \($0.rawValue)"] + Roff.paragraphs($0.meaning) } + [".El"]
  }

  private var examples: [String] {
    let examples = [
      ("What costs less than 15 and is there:", "tuckshop search --price-max 15 --in-stock"),
      ("Buy it from a script, once:", "tuckshop checkout --from order.json --key order-1 --json"),
    ]
    return [".Sh EXAMPLES"] + examples.flatMap { [Roff.text($0.0), ".Dl \(Roff.text($0.1))"] }
  }
}

/// What the parser tells of itself (its `--experimental-dump-help`), as far as a manual needs it.
private struct HelpDump: Decodable { let command: CommandFacts }

private struct CommandFacts: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  let shouldDisplay: Bool?
  let subcommands: [CommandFacts]?
  let arguments: [ArgumentFacts]?

  /// The sub-commands but the parser's own `help`.
  var shown: [CommandFacts] { (subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay != false } }
}

private struct ArgumentFacts: Decodable {
  struct Name: Decodable {
    let kind: String
    let name: String

    /// As mdoc's `Fl` wants it: without the first dash.
    var flag: String { kind == "long" ? "-" + name : name }
  }

  let kind: String
  let shouldDisplay: Bool
  let isOptional: Bool
  let isRepeating: Bool
  let names: [Name]?
  let valueName: String?
  let defaultValue: String?
  let abstract: String?

  var isHelp: Bool { names?.contains { $0.name == "help" || $0.name == "version" } ?? false }

  /// How it is written: `Fl -limit Ar limit`, `Ar sku`.
  var item: String {
    let value = Roff.text(valueName ?? "value")
    guard let names, kind != "positional" else { return "Ar \(value)" + (isRepeating ? " ..." : "") }
    return names.map { "Fl \($0.flag)" + (kind == "option" ? " Ar \(value)" : "") }.joined(separator: " , ")
  }

  var words: String {
    let words = abstract ?? ""
    guard kind == "option", let defaultValue else { return words }
    return words + " Default: \(defaultValue)."
  }
}

/// Text in the language of roff(7).
private enum Roff {
  /// One line in which nothing is taken for a request or an escape.
  static func text(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\e"
      case "\n": escaped += " "
      case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
      // Named by number (groff_char(7)), so that no encoding has to be guessed.
      default: escaped += "\\[u" + String(repeating: "0", count: max(0, 4 - hex(scalar).count)) + hex(scalar) + "]"
      }
    }
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  /// A line for each sentence and none very long, as mdoc wants its source.
  private static func filled(_ text: Substring) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let endsSentence = line.hasSuffix(".") && (word.first?.isUppercase ?? false)
      if !line.isEmpty, endsSentence || line.utf8.count + word.utf8.count > 70 {
        lines.append(self.text(line))
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [self.text(line)]
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16, uppercase: true) }

  /// A text of several lines; where lines are indented or follow each other they are kept apart.
  static func paragraphs(_ text: String?) -> [String] {
    let lines = (text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    var result: [String] = []
    for (index, line) in lines.enumerated() {
      result += line.isEmpty ? [".Pp"] : filled(line)
      if !line.isEmpty, index + 1 < lines.count, !lines[index + 1].isEmpty { result.append(".br") }
    }
    return result
  }
}
