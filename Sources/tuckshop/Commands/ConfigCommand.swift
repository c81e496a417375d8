import ArgumentParser

/// Placeholder-free: see the sub-commands.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "config", abstract: "Show where everything comes from.")
}
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "completions")
}
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "manual")
}
struct ChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "chat")
}
