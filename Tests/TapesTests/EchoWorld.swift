import PlainText
import Tapes
import TerminalKit

/// A program under test that shows what was done to it: what was typed, where it was clicked, how late it is.
final class EchoTerminal: TapeTerminal {
  private let world: EchoWorld
  private let name: String
  private var size: Size
  private var typed = ""
  private var last = ""
  private(set) var hasEnded = false
  private var events: [TapeEvent] = []

  init(_ world: EchoWorld, _ name: String, _ size: Size) {
    self.world = world
    self.name = name
    self.size = size
  }

  var frame: Frame {
    var frame = Frame(size: size)
    let lines = ["> " + typed, name, last] + world.lines
    for (row, line) in lines.enumerated() { frame.put(SafeText(cleaning: line), at: Point(0, row), style: .plain) }
    frame.cursor = Point(2 + typed.count, 0)
    return frame
  }

  var focus: SafeText { "Field" }
  var takesPersonalText: Bool { typed.hasPrefix("my ") || takesCard }
  var takesCard: Bool { typed.hasPrefix("card ") }

  func press(_ stroke: KeyStroke) {
    events.append(TapeEvent(.action, SafeText(cleaning: "took \(stroke.name)")))
    switch stroke.base {
    case .character(let scalar) where stroke.modifiers.isEmpty: typed.unicodeScalars.append(scalar)
    case .escape: hasEnded = true
    default: last = stroke.name
    }
    world.secret = typed.hasPrefix("my ") && typed.count > 5 ? String(typed.dropFirst(3)) : nil
  }

  func mouse(_ event: MouseEvent) { last = "\(event.kind) \(event.position.column),\(event.position.row)" }
  func resize(to size: Size) { self.size = size }

  func takeEvents() -> [TapeEvent] {
    defer { events = [] }
    return events
  }
}

final class EchoWorld: TapeWorld {
  let opening: TapeOpening
  var secret: String?
  private(set) var elapsed = 0
  private(set) var isClosed = false
  private var notes: [String] = []
  private var desks: [String: EchoTerminal] = [:]
  private lazy var main = EchoTerminal(self, "the shop", opening.size)

  init(_ opening: TapeOpening) { self.opening = opening }

  /// Something that comes a second after the start.
  var lines: [String] { ["at \(elapsed)", elapsed >= 1000 ? "late" : "early"] + notes }

  var shopper: any TapeTerminal { main }

  func desk(of name: String) -> any TapeTerminal {
    if let desk = desks[name] { return desk }
    let desk = EchoTerminal(self, name, opening.size)
    desks[name] = desk
    return desk
  }

  func settle() {}
  func advance(by time: Milliseconds) { elapsed += time.count }
  func setClock(_ moment: TapeMoment) { notes.append("clock \(moment.seconds)") }

  var timeToNotice: Milliseconds { Milliseconds(0) }

  func setStock(of sku: String, to count: Int) throws(TapeTrouble) {
    guard sku == "BAG-1" else { throw TapeTrouble("There is no SKU \(sku).") }
    notes.append("\(count) bags")
  }

  func decideNextPayment(_ payment: TapePayment) { notes.append(payment.rawValue) }
  func databaseHash() -> String { "3f9a0c12" + "00" }
  var personal: [Mask] { secret.map { [.text($0)] } ?? [] }
  func close() { isClosed = true }
}

extension EchoWorld: LiveWorld {
  func take(_ key: Key) { if let stroke = KeyStroke(of: key) { main.press(stroke) } }
  var millisecondsToTimer: Int? { nil }
  func reopen() { main = EchoTerminal(self, "the shop again", opening.size) }
  var wallClock: SafeText { "\(elapsed / 3_600_000) hours" }
}

/// Plays a tape in an echo world.
func played(_ text: String, size: Size = Size(40, 8), options: TapePlayer.Options = TapePlayer.Options()) -> TapeRun {
  let reading = Tape.read(Array(text.utf8))
  return TapePlayer(reading.tape, title: "echo", size: size, options: options).play { EchoWorld($0) }
}
