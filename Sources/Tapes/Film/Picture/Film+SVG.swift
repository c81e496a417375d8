import PlainText
import TerminalKit

extension Film {
  /// The film as one SVG document that plays by itself, over and over, by its style sheet alone: no script, nothing from
  /// elsewhere, so that it works as a picture in a README.
  ///
  /// Each shot repeats only the rows that changed, and a row that was there before is used again. Whoever asks for less
  /// motion, and a program that does not know animation, shows the last shot.
  package func svg(_ options: PictureOptions = PictureOptions()) -> String {
    let film = masked(by: options.masks).withoutUnseenShots
    let hasCaption = options.showsKeys && film.shots.contains { $0.keys != nil }
    let stage = PictureStage(size: size, title: title, options: options, hasCaption: hasCaption)
    var strip = FilmStrip(stage: stage)
    for shot in film.shots { strip.add(shot) }
    return strip.document(length: film.end)
  }

  // Shots that are replaced at the moment they begin, and those that show nothing new, are not seen.
  private var withoutUnseenShots: Film {
    var film = Film(title: title)
    for (index, shot) in shots.enumerated() {
      if index + 1 < shots.count, shots[index + 1].start == shot.start { continue }
      film.append(shot.frame.extended(to: size).asSeen, at: shot.start, keys: shot.keys)
    }
    film.hold(until: end)
    return film
  }
}

/// The shots of a film as layers, each over those before, and the rows that they use.
private struct FilmStrip {
  /// A row as it is shown: what stands on it, and the cursor.
  private struct Row: Equatable {
    var number: Int
    var cursor: String
  }

  private let stage: PictureStage
  private var ink: PictureInk
  private var numbers: [ArraySlice<Cell>: Int] = [:]
  private var definitions = ""
  private var shown: [Row] = []
  private var keys: SafeText?
  private var layers: [(start: Milliseconds, content: String)] = []

  init(stage: PictureStage) {
    self.stage = stage
    ink = PictureInk(stage.options.colors)
  }

  mutating func add(_ shot: Film.Shot) {
    var content = ""
    var rows: [Row] = []
    for row in 0..<shot.frame.size.rows {
      let hasCursor = stage.options.showsCursor && shot.frame.cursor?.row == row
      rows.append(Row(number: number(of: shot.frame.row(row)), cursor: hasCursor ? shot.frame.cursorSVG(&ink) : ""))
      if row < shown.count, shown[row] == rows[row] { continue }
      content += "<use href=\"#r\(rows[row].number)\"" + (row > 0 ? " y=\"\(20 * row)\"/>" : "/>") + rows[row].cursor
    }
    if layers.isEmpty || shot.keys != keys { content += stage.caption(shot.keys, &ink) }
    keys = shot.keys
    shown = rows
    if !content.isEmpty { layers.append((shot.start, content)) }
  }

  private mutating func number(of cells: ArraySlice<Cell>) -> Int {
    // Slices are equal when their cells are, wherever they come from.
    if let known = numbers[cells] { return known }
    let number = numbers.count
    numbers[cells] = number
    let ground = BoxDrawing.rectangle(0, 0, 10 * cells.count, 20).asPath(ink.name(of: stage.options.colors.background))
    let drawing = RowDrawing(cells, colors: stage.options.colors).svg(&ink)
    definitions += "<g id=\"r\(number)\">\(ground)\(drawing)</g>\n"
    return number
  }

  func document(length: Milliseconds) -> String {
    var rules = ""
    var content = layers.first?.content ?? ""
    for (index, layer) in layers.enumerated().dropFirst() {
      let moment = Self.percent(layer.start.count, of: length.count)
      rules += "\n@keyframes f\(index){0%{visibility:hidden}\(moment),to{visibility:visible}}"
      content += "\n<g class=\"f\" style=\"animation-name:f\(index)\">\(layer.content)</g>"
    }
    if layers.count > 1 {
      let seconds = "\(length.count / 1000).\(Self.padded(length.count % 1000, 3))"
      rules +=
        "\n.f{animation:\(seconds)s step-end infinite}@media(prefers-reduced-motion:reduce){.f{animation:none!important}}"
    }
    return stage.document(
      definitions: "<defs xml:space=\"preserve\">\n\(definitions)</defs>\n", content: content, rules: rules, ink: ink)
  }

  /// With five decimals: less than a millisecond of a quarter of an hour.
  private static func percent(_ part: Int, of whole: Int) -> String {
    let value = part * 10_000_000 / max(1, whole)
    return "\(value / 100_000).\(padded(value % 100_000, 5))%"
  }

  private static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
