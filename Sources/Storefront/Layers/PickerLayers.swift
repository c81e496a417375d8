import Commerce
import PlainText
import TerminalKit

/// Choosing the colours; each is shown at once on the page below.
package struct ThemeLayer: Equatable, Sendable {
  let choices: [ThemeChoice]
  /// To go back to.
  let before: Theme
  var list: ListState

  init(_ shared: Shared) {
    choices = shared.themes
    before = shared.theme
    list = ListState(selection: choices.firstIndex { $0.id == shared.theme.id } ?? 0)
  }

  var preview: [Effect] {
    choices.indices.contains(list.selection) ? [.loadTheme(id: choices[list.selection].id)] : []
  }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Layer.Outcome {
    if let motion = command.motion {
      list.handle(motion, count: choices.count, height: height(shared.size))
      return .stay(Turn(effects: preview))
    }
    switch command {
    case .submit, .open:
      guard choices.indices.contains(list.selection) else { return .close(.none) }
      let choice = choices[list.selection]
      shared.toast = Toast(.success, "\(choice.title) it is, and will be next time")
      return .close(.effect(.rememberTheme(choice.id, guest: shared.guest)))
    case .cancel:
      shared.theme = before
      return .close(.none)
    default: return .stay(.none)
    }
  }

  private func height(_ size: Size) -> Int { min(choices.count, max(1, size.rows - 6)) }

  func draw(_ painter: inout Painter) {
    // To the right, so that the page shows what the theme does.
    let room = painter.frame.bounds.splitTop(1).rest.splitBottom(1).rest
    let width = min(30, room.columns)
    let rect = Rect(
      column: room.maxColumn - width, row: room.row, columns: width,
      rows: min(room.rows, height(painter.shared.size) + 2))
    let inside = painter.frame.box(rect, title: "Theme", theme: painter.theme, symbols: painter.symbols)
    painter.layerList(list, count: choices.count, in: inside) { painter, index, line, surface in
      painter.put(choices[index].title, line.column, line.row, surface, on: surface, width: line.columns)
    }
  }
}

/// Choosing where to deliver to, by typing a part of the name.
package struct CountryLayer: Equatable, Sendable {
  /// Nil: for the whole shop; else for one of the checkout's addresses.
  let isBilling: Bool?
  private let served: ShippingRules
  var field = TextField(limit: 40)
  var list = ListState()

  init(_ shared: Shared, isBilling: Bool? = nil) {
    self.isBilling = isBilling
    served = shared.profile.shipping
    let here = matches.firstIndex { $0.code == shared.country } ?? 0
    list = ListState(selection: here)
  }

  /// Countries the shop ships to (a billing address may be anywhere).
  var matches: [Country] {
    Country.matching(field.text).filter { isBilling == true || served.zone(for: $0.code) != nil }
  }

  mutating func take(_ key: Key) -> Bool {
    guard key != .control("p"), field.handle(key) else { return false }
    list = ListState()
    return true
  }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Layer.Outcome {
    let matches = matches
    if let motion = command.motion {
      list.handle(motion, count: matches.count, height: height(shared.size))
      return .stay(.none)
    }
    switch command {
    case .cancel: return .close(.none)
    case .submit:
      guard matches.indices.contains(list.selection) else { return .stay(.none) }
      let code = matches[list.selection].code
      guard isBilling != true else { return .close(.move(.setCountry(code, isBilling: true))) }
      shared.country = code
      shared.toast = Toast(.success, "Delivering to \(matches[list.selection].name): prices and dates follow")
      return .close(
        Turn(
          effects: [.rememberCountry(code, guest: shared.guest), .loadCart(shared.cartID, country: code)],
          moves: [.setCountry(code, isBilling: false)]))
    default: return .stay(.none)
    }
  }

  private func height(_ size: Size) -> Int { min(10, max(1, size.rows - 6)) }

  func draw(_ painter: inout Painter) {
    let matches = matches
    painter.narrowedList(
      "Deliver to", columns: 44, rows: height(painter.shared.size), field: field, hint: "type the country", list: list,
      count: matches.count, empty: "We do not ship to a country like that"
    ) { painter, index, line, surface in
      painter.put(matches[index].name, line.column, line.row, surface, on: surface, width: line.columns)
    }
  }
}
