package import TerminalKit

extension TapeOpening {
  /// What the commands ask for before the program starts; the size is left to the player.
  init(of commands: [TapeCommand]) {
    self.init()
    for command in commands {
      switch command.action {
      // From the start, wherever it stands, as in vhs.
      case .environment(let name, let value): environment[name] = value
      case .require(let program): required.append(program)
      case .pragma(.seed(let value)): seed = value
      default: break
      }
    }
    let head = commands.prefix { !$0.action.isPlayed }
    for command in head {
      if case .pragma(.clock(let moment)) = command.action { clock = moment }
    }
  }
}

extension Tape {
  /// The sizes at which it is to be played.
  package var sizes: [Size] {
    let named = commands.flatMap { command -> [Size] in
      if case .pragma(.size(let sizes)) = command.action { sizes } else { [] }
    }
    var sizes: [Size] = []
    for size in named where !sizes.contains(size) { sizes.append(size) }
    return sizes.isEmpty ? [TapeOpening().size] : sizes
  }
}

extension TapeAction {
  /// Whether vhs would have something happen: those are the commands of which a film of text has a screen.
  var isPlayed: Bool {
    switch self {
    case .set, .output, .require, .environment: false
    case .pragma(.click), .pragma(.scroll): true
    case .pragma: false
    default: true
    }
  }

  /// The command as a tape writes it.
  package var text: String {
    switch self {
    case .press(let strokes, let count, let speed):
      let names = strokes.map(\.name).joined(separator: " ")
      return names + (speed.map { "@\($0.text)" } ?? "") + (count == 1 ? "" : " \(count)")
    case .type(let text, let speed): return "Type" + (speed.map { "@\($0.text)" } ?? "") + " " + PragmaText.quoted(text)
    case .wait(let scope, let timeout, let pattern):
      return "Wait+\(scope.rawValue)" + (timeout.map { "@\($0.text)" } ?? "")
        + (pattern.map { " /\($0.text)/" } ?? "")
    case .sleep(let time): return "Sleep \(time.text)"
    case .scrollView(let direction, let count, _): return direction == .up ? "ScrollUp \(count)" : "ScrollDown \(count)"
    case .set: return "Set"
    case .output(let path): return "Output \(PragmaText.quoted(path))"
    case .hide: return "Hide"
    case .show: return "Show"
    case .copy(let text): return "Copy \(PragmaText.quoted(text))"
    case .paste: return "Paste"
    case .require(let program): return "Require \(program)"
    case .screenshot(let path): return "Screenshot \(PragmaText.quoted(path))"
    case .environment(let name, let value): return "Env \(name) \(PragmaText.quoted(value))"
    case .pragma(let pragma): return "#@ " + PragmaText.text(of: pragma)
    case .actor(.staff(let name), _): return "#@ as staff \(name)"
    }
  }
}

extension KeyStroke {
  /// It types a character.
  var isText: Bool {
    if case .character = base { return modifiers.subtracting(.shift).isEmpty }
    return false
  }
}
