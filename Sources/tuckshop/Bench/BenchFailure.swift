import PlainText

/// Why nothing could be measured.
enum BenchFailure: Error {
  case noPseudoTerminal(code: Int32)
  /// The program could not be started; `errno`'s value.
  case notStarted(String, code: Int32)
  /// What a complete frame holds did not come in time.
  case noFrame(String, awaited: [String])
  case cannotPrepare(String)

  /// The sentence for a person.
  var sentence: SafeText {
    switch self {
    case .noPseudoTerminal(let code): "No pseudo-terminal can be had here (error \(Int(code)))."
    case .notStarted(let program, let code): "\(program) could not be started (error \(Int(code)))."
    case .noFrame(let program, let awaited):
      "\(program) did not show its screen; awaited was: \(awaited.joined(separator: ", "))."
    case .cannotPrepare(let what): "\(what)"
    }
  }
}
