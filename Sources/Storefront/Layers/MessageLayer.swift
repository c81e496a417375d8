import PlainText
import TerminalKit

extension Layer {
  /// A cart's resume code, to be noted down.
  static func resumeCode(_ code: SafeText, _ shared: Shared) -> Layer {
    .message(MessageLayer(title: "Resume code", lines: Words.resumeCode(code, shared)))
  }
}

/// A few lines to read, and nothing to decide.
package struct MessageLayer: Equatable, Sendable {
  let title: SafeText
  let lines: [SafeText]

  func draw(_ painter: inout Painter) { painter.message(title, lines) }
}

/// A question before what cannot be undone.
package struct ConfirmationLayer: Equatable, Sendable {
  let question: SafeText
  let effect: Effect

  func draw(_ painter: inout Painter) {
    painter.message("Sure?", [question, "y does it, n leaves it."])
  }
}
