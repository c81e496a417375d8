import PlainText
package import TerminalKit

/// What lies over a page; keys go to the last one first, drawing goes from the page upward.
package enum Layer: Equatable, Sendable {
  case help(HelpSheet<KeyContext>)
  case palette(PaletteLayer)
  case theme(ThemeLayer)
  case country(CountryLayer)
  case prompt(PromptLayer)
  case explanation(ExplanationLayer)
  case reasons(ReasonsLayer)
  case message(MessageLayer)
  case confirmation(ConfirmationLayer)

  /// What a command on a layer leads to.
  enum Outcome {
    case stay(Turn)
    case close(Turn)
    /// Closes the layer and runs a command on what is below.
    case run(Command)
    /// Not for this layer.
    case pass
  }

  var contexts: [KeyContext] {
    switch self {
    case .help: [.helpLayer, .reading, .always]
    case .palette: [.palette, .always]
    case .theme: [.picker, .list, .always]
    case .country: [.picker, .palette, .always]
    case .prompt: [.prompt, .always]
    case .explanation, .reasons, .message: [.helpLayer, .reading, .always]
    case .confirmation: [.confirmation, .always]
    }
  }

  mutating func appear(_ shared: inout Shared) -> [Effect] {
    if case .theme(let layer) = self { return layer.preview }
    return []
  }

  mutating func take(_ key: Key, _ shared: inout Shared) -> Turn? {
    switch self {
    case .palette(var layer):
      let isTaken = layer.take(key)
      self = .palette(layer)
      return isTaken ? Turn.none : nil
    case .country(var layer):
      let isTaken = layer.take(key)
      self = .country(layer)
      return isTaken ? Turn.none : nil
    case .prompt(var layer):
      let isTaken = layer.field.handle(key)
      if isTaken { layer.refusal = nil }
      self = .prompt(layer)
      return isTaken ? Turn.none : nil
    default:
      return nil
    }
  }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Outcome {
    // Leaving, redrawing and stopping work from everywhere; nothing else reaches below a layer.
    if [.quit, .redraw, .suspend, .saveReport, .chat].contains(command) { return .pass }
    switch self {
    case .help(var sheet):
      guard let motion = command.motion else {
        return command == .cancel || command == .open ? .close(.none) : .stay(.none)
      }
      sheet.scroll(motion, KeyTable.map, shared.size)
      self = .help(sheet)
      return .stay(.none)
    case .palette(var layer):
      let outcome = layer.handle(command, shared)
      self = .palette(layer)
      return outcome
    case .theme(var layer):
      let outcome = layer.handle(command, &shared)
      self = .theme(layer)
      return outcome
    case .country(var layer):
      let outcome = layer.handle(command, &shared)
      self = .country(layer)
      return outcome
    case .prompt(var layer):
      let outcome = layer.handle(command, shared)
      self = .prompt(layer)
      return outcome
    case .explanation(var layer):
      let outcome = layer.handle(command, shared)
      self = .explanation(layer)
      return outcome
    case .reasons(var layer):
      let outcome = layer.handle(command, shared)
      self = .reasons(layer)
      return outcome
    case .message: return command == .cancel || command == .open ? .close(.none) : .stay(.none)
    case .confirmation(let layer):
      switch command {
      case .confirm: return .close(.effect(layer.effect))
      case .cancel: return .close(.none)
      default: return .stay(.none)
      }
    }
  }

  mutating func receive(_ answer: Action, _ shared: inout Shared) -> Turn {
    guard case .prompt(var layer) = self else { return .none }
    layer.receive(answer, shared)
    self = .prompt(layer)
    return .none
  }

  mutating func click(_ spot: Hotspot) -> Command? {
    switch self {
    case .palette(var layer):
      layer.list.select(spot.index, count: layer.matches.count)
      self = .palette(layer)
      return .submit
    case .country(var layer):
      layer.list.select(spot.index, count: layer.matches.count)
      self = .country(layer)
      return .submit
    case .theme(var layer):
      layer.list.select(spot.index, count: spot.index + 1)
      self = .theme(layer)
      return .submit
    default: return nil
    }
  }

  func draw(_ painter: inout Painter) {
    switch self {
    case .help(let sheet): sheet.draw(KeyTable.map, &painter)
    case .palette(let layer): layer.draw(&painter)
    case .theme(let layer): layer.draw(&painter)
    case .country(let layer): layer.draw(&painter)
    case .prompt(let layer): layer.draw(&painter)
    case .explanation(let layer): layer.draw(&painter)
    case .reasons(let layer): layer.draw(&painter)
    case .message(let layer): layer.draw(&painter)
    case .confirmation(let layer): layer.draw(&painter)
    }
  }
}
