import Commerce
import PlainText
import TerminalKit

extension ReviewScreen {
  private static let labelColumns = 13

  func draw(_ painter: inout Painter, in body: Rect) {
    var row = body.row
    func line(_ text: SafeText, _ role: Role) {
      for part in text.wrapped(width: body.columns - 4) where row < body.maxRow {
        painter.put(part, body.column + 2, row, role, width: body.columns - 2)
        row += 1
      }
    }
    line("How do you like it?", .heading)
    for field in fields where row < body.maxRow {
      draw(field, &painter, in: Rect(column: body.column, row: row, columns: body.columns, rows: 1))
      row += 1
      if field == .product, focus == .product { line("Left and Right choose which.", .secondary) }
      if field == .stars, lacksStars { line("Please choose one to five stars: a digit, or Left and Right.", .error) }
    }
    if before != nil { line("You have said something to it before: this takes its place.", .secondary) }
    line("It stands on the product's page with this name, and that you bought it here.", .secondary)
    line("Please no addresses or numbers: everybody can read it.", .secondary)
  }

  private func draw(_ field: Field, _ painter: inout Painter, in row: Rect) {
    let isFocused = focus == field
    painter.frame.hotspots.append(Hotspot(rect: row, id: "item", index: field.rawValue))
    if isFocused {
      painter.put(painter.symbols.marker, row.column, row.row, .focus, width: 1)
      painter.frame.cursor = Point(row.column, row.row)
    }
    let start = row.column + 2 + Self.labelColumns
    let room = row.maxColumn - start
    func label(_ text: SafeText) {
      painter.put(text, row.column + 2, row.row, isFocused ? .focus : .text, width: Self.labelColumns - 1)
    }
    func input(_ field: TextField, _ hint: SafeText) {
      let point = painter.frame.put(
        field, in: Rect(column: start, row: row.row, columns: min(60, room), rows: 1),
        style: painter.theme[isFocused ? .fieldFocused : .field], isFocused: isFocused, placeholder: hint,
        placeholderStyle: painter.theme[.secondary, on: .field])
      if isFocused { painter.frame.cursor = point }
    }
    switch field {
    case .product:
      label("Product")
      painter.put("\(lines[chosen].title) (\(chosen + 1) of \(lines.count))", start, row.row, .accent, width: room)
    case .stars:
      label("Stars")
      let words: SafeText =
        stars > 0 ? "\(stars) of 5, \(Words.verdict(stars))" : "1 (bad) to 5 (very good), a digit chooses"
      painter.put(words, start, row.row, stars > 0 ? .accent : .secondary, width: room)
    case .name:
      label("Your name")
      input(name, "none: a customer")
    case .text:
      label("Your words")
      input(text, "what you would tell a friend")
    case .send:
      painter.put("Send it", row.column + 2, row.row, isFocused ? .selection : .accent, width: 10)
    }
  }
}
