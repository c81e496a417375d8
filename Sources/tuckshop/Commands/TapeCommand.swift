import ArgumentParser

/// Tapes: keystrokes as a language.
struct TapeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tape", abstract: "Play, record, check, format and begin tapes: keystrokes as a text file.",
    subcommands: [
      TapeRunCommand.self, TapeValidateCommand.self, TapeFormatCommand.self, TapeNewCommand.self,
      TapeRecordCommand.self, TapeReplayCommand.self,
    ])
}
