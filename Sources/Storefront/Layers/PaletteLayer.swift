import Commerce
import PlainText
import TerminalKit

/// Every command and place by its name: type a part of it, Enter runs it.
package struct PaletteLayer: Equatable, Sendable {
  struct Entry: Equatable {
    var title: SafeText
    /// What it is called in the footer: found by that too.
    var label: SafeText = .empty
    var keys: SafeText
    var command: Command?
    var category: [SafeText]?
  }

  private let entries: [Entry]
  var field = TextField(limit: 60)
  var list = ListState()

  init(contexts: [KeyContext], shared: Shared) {
    var seen: Set<Command> = []
    let moving: Set<Command> = [
      .up, .down, .left, .right, .pageUp, .pageDown, .first, .last, .nextPane, .previousPane, .palette, .nextField,
      .previousField,
    ]
    var entries: [Entry] = []
    for binding in KeyTable.map.reachable(in: contexts + [.page, .global]) {
      guard !moving.contains(binding.command), seen.insert(binding.command).inserted else { continue }
      entries.append(
        Entry(
          title: binding.help, label: binding.label, keys: SafeText(cleaning: binding.keys[0].name),
          command: binding.command, category: nil))
    }
    entries += shared.categories.map { node in
      let path = node.path.dropFirst().reduce(node.path.first ?? .empty) { "\($0) › \($1)" }
      return Entry(title: "Browse \(path)", keys: "\(node.count)", command: nil, category: node.path)
    }
    self.entries = entries
  }

  /// Entries whose words begin with the typed ones, in the table's order.
  var matches: [Entry] {
    entries.filter { ("\($0.label) \($0.title)" as SafeText).hasWords(beginning: field.text) }
  }

  mutating func take(_ key: Key) -> Bool {
    guard key != .control("p"), field.handle(key) else { return false }
    list = ListState()
    return true
  }

  mutating func handle(_ command: Command, _ shared: Shared) -> Layer.Outcome {
    let matches = matches
    if let motion = command.motion {
      list.handle(motion, count: matches.count, height: height(shared.size))
      return .stay(.none)
    }
    switch command {
    case .cancel: return .close(.none)
    case .submit:
      guard matches.indices.contains(list.selection) else { return .stay(.none) }
      let entry = matches[list.selection]
      if let command = entry.command { return .run(command) }
      return .close(.move(.open(.listing(ListingPage(category: entry.category ?? [])))))
    default: return .stay(.none)
    }
  }

  private func height(_ size: Size) -> Int { min(12, max(1, size.rows - 6)) }

  func draw(_ painter: inout Painter) {
    let matches = matches
    painter.narrowedList(
      "Commands", columns: 70, rows: height(painter.shared.size), field: field, hint: "type a part of its name",
      list: list, count: matches.count, empty: "Nothing is called that"
    ) { painter, index, line, surface in
      let entry = matches[index]
      painter.putRight("\(entry.keys) ", in: line, surface == .selection ? .selection : .secondary, on: surface)
      painter.put(entry.title, line.column, line.row, surface, on: surface, width: line.columns - entry.keys.width - 2)
    }
  }
}
