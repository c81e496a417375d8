import ArgumentParser
import Commerce
import FoundationEssentials
import PlainText
import ShopCore

/// What shoppers searched for, and what they did not find.
struct InsightsSearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Say what shoppers searched for, what found nothing, and what nobody opened.",
    discussion: """
      A search counts when the shopper stops typing: goes to the results, or leaves. Words with an at sign, with many \
      digits or of more than 60 characters are not kept, and numbers are of nobody.

      With --json: days; searches, foundNothing, opened, withoutClick (numbers of searches); foundNothingPerMille, \
      withoutClickPerMille (null where nobody searched); most, mostFoundNothing, mostWithoutClick, each a list of words, \
      searches, foundNothing, opened, withoutClick.
      """)

  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  @Option(name: .long, help: "Of how many days back, today included.")
  var days = 30

  @Option(name: .long, help: "How many words of each list, 1 to 1000.")
  var limit = 20

  @Flag(name: .long, help: "Print JSON, for other programs.")
  var json = false

  func validate() throws {
    guard (1...400).contains(days) else { throw ValidationError("--days takes 1 to 400") }
    guard (1...1000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000") }
  }

  func run() throws {
    let shop = try places.places.openShop(worldOptions.world)
    defer { shop.close() }
    let figures = try shop.searchFigures(days: days, limit: limit)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let data = try encoder.encode(SearchFiguresJSON(figures, days: days))
      Console.say(SafeText(cleaningLines: String(decoding: data, as: UTF8.self)))
    } else {
      SearchFiguresTable(figures, days: days).lines.forEach(Console.say)
    }
  }
}

/// The figures as a person reads them.
struct SearchFiguresTable {
  let lines: [SafeText]

  init(_ figures: SearchFigures, days: Int) {
    var lines: [SafeText] = ["Searches of the last \(days == 1 ? "day" : "\(days) days")", ""]
    func right(_ text: SafeText, _ width: Int) -> SafeText { text.padded(toWidth: width, alignment: .right) }
    func row(_ name: SafeText, _ count: Int, _ formula: SafeText) {
      let share: SafeText = figures.perMille(count).map { "\($0 / 10).\($0 % 10) %" } ?? "–"
      let label: SafeText = name.padded(toWidth: 18)
      lines.append("\(label)\(right("\(count)", 8))\(right(share, 9))   \(formula)")
    }
    func list(_ title: SafeText, _ terms: [SearchFigures.Term], _ count: (SearchFigures.Term) -> Int) {
      guard !terms.isEmpty else { return }
      lines += ["", title]
      for term in terms {
        let number: SafeText = "\(count(term))"
        lines.append("\(right(number, 7))  \(term.words)")
      }
    }
    row("searches", figures.searches, "the shopper stopped typing: went to the results, or left")
    row("found nothing", figures.foundNothing, "searches without a product / searches")
    row("without a click", figures.withoutClick, "found something and none of it was opened / searches")
    list("Found nothing: what to sell, or to name in search: synonyms", figures.mostFoundNothing, \.foundNothing)
    list("Without a click: results that are not what was meant", figures.mostWithoutClick, \.withoutClick)
    list("Searched for most", figures.most, \.searches)
    if figures.searches == 0 { lines += ["", "Nobody has searched yet."] }
    self.lines = lines
  }
}

/// The figures as other programs read them.
private struct SearchFiguresJSON: Encodable {
  struct Term: Encodable {
    let words: SafeText
    let searches: Int
    let foundNothing: Int
    let opened: Int
    let withoutClick: Int

    init(_ term: SearchFigures.Term) {
      (words, searches, foundNothing) = (term.words, term.searches, term.foundNothing)
      (opened, withoutClick) = (term.opened, term.withoutClick)
    }
  }

  enum CodingKeys: CodingKey {
    case days, searches, foundNothing, opened, withoutClick, foundNothingPerMille, withoutClickPerMille
    case most, mostFoundNothing, mostWithoutClick
  }

  let figures: SearchFigures
  let days: Int

  init(_ figures: SearchFigures, days: Int) { (self.figures, self.days) = (figures, days) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(days, forKey: .days)
    try container.encode(figures.searches, forKey: .searches)
    try container.encode(figures.foundNothing, forKey: .foundNothing)
    try container.encode(figures.opened, forKey: .opened)
    try container.encode(figures.withoutClick, forKey: .withoutClick)
    // Nil is written as null: a key that is sometimes missing is no stable schema.
    try container.encode(figures.perMille(figures.foundNothing), forKey: .foundNothingPerMille)
    try container.encode(figures.perMille(figures.withoutClick), forKey: .withoutClickPerMille)
    try container.encode(figures.most.map(Term.init), forKey: .most)
    try container.encode(figures.mostFoundNothing.map(Term.init), forKey: .mostFoundNothing)
    try container.encode(figures.mostWithoutClick.map(Term.init), forKey: .mostWithoutClick)
  }
}
