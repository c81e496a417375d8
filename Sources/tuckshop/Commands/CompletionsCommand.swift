import ArgumentParser
import PlainText

/// Completion scripts for shells.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completions for a shell: bash, zsh or fish.",
    discussion: """
      bash: tuckshop completions bash > ~/.local/share/bash-completion/completions/tuckshop
      zsh:  tuckshop completions zsh > a folder of $fpath, as _tuckshop
      fish: tuckshop completions fish > ~/.config/fish/completions/tuckshop.fish
      """)

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    Console.say(SafeText(cleaningLines: Tuckshop.completionScript(for: shell.value)))
  }

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    var value: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }
}
