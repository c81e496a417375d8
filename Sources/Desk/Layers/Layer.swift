import Commerce
package import PlainText
package import TerminalKit

/// What lies over a screen; keys go to the last one first, drawing goes from the screen upward.
package enum Layer: Equatable, Sendable {
  case help(HelpSheet<KeyContext>)
  case picker(PickerLayer)
  case prompt(PromptLayer)
  case voucher(VoucherLayer)
  /// A question before leaving text behind.
  case unsent([SafeText])

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
    case .picker: [.picker, .always]
    case .prompt: [.prompt, .always]
    case .voucher: [.voucher, .always]
    case .unsent: [.confirmation, .always]
    }
  }

  /// Takes a key into the field of the layer, or says that it is none for it.
  mutating func take(_ key: Key, _ shared: inout Shared) -> Turn? {
    switch self {
    case .picker(var layer):
      let turn = layer.take(key, &shared)
      self = .picker(layer)
      return turn
    case .prompt(var layer):
      let isTaken = layer.take(key)
      self = .prompt(layer)
      return isTaken ? Turn.none : nil
    case .voucher(var layer):
      let isTaken = layer.take(key)
      self = .voucher(layer)
      return isTaken ? Turn.none : nil
    case .help, .unsent: return nil
    }
  }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Outcome {
    if [.redraw, .suspend].contains(command) { return .pass }
    // Asked about unsent text, Ctrl+C says again that it may go.
    if command == .quit, case .unsent = self { return .close(.move(.quit)) }
    if command == .quit { return .pass }
    switch self {
    case .help(var sheet):
      guard let motion = command.motion else { return command == .cancel ? .close(.none) : .stay(.none) }
      sheet.scroll(motion, DeskKeys.map, shared.size)
      self = .help(sheet)
      return .stay(.none)
    case .picker(var layer):
      let outcome = layer.handle(command, shared)
      self = .picker(layer)
      return outcome
    case .prompt(var layer):
      let outcome = layer.handle(command, &shared)
      self = .prompt(layer)
      return outcome
    case .voucher(var layer):
      let outcome = layer.handle(command, shared)
      self = .voucher(layer)
      return outcome
    case .unsent:
      return command == .confirm ? .close(.move(.quit)) : command == .cancel ? .close(.none) : .stay(.none)
    }
  }

  /// Takes an answer of the core; true closes the layer.
  mutating func receive(_ answer: Action, _ shared: Shared) -> Bool {
    switch self {
    case .picker(var layer):
      layer.receive(answer)
      self = .picker(layer)
      return false
    case .prompt(var layer):
      let isDone = layer.receive(answer)
      self = .prompt(layer)
      return isDone
    case .voucher(var layer):
      let isDone = layer.receive(answer, shared)
      self = .voucher(layer)
      return isDone
    case .help, .unsent: return false
    }
  }

  mutating func click(_ spot: Hotspot) -> Command? {
    guard case .picker(var layer) = self else { return nil }
    layer.select(spot.index)
    self = .picker(layer)
    return .submit
  }

  func draw(_ painter: inout Painter) {
    switch self {
    case .help(let sheet): sheet.draw(DeskKeys.map, &painter)
    case .picker(let layer): layer.draw(&painter)
    case .prompt(let layer): layer.draw(&painter)
    case .voucher(let layer): layer.draw(&painter)
    case .unsent(let names):
      painter.message(
        "Not sent",
        ["What you wrote to \(names.joined(separator: ", ")) was not sent.", "y leaves it and quits, n stays."])
    }
  }
}
