import ArgumentParser
import Commerce
import FoundationEssentials
import PlainText
import ShopCore

/// What the shop can learn from what happened in it.
struct InsightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "insights", abstract: "Say how the shop does, with the formula of each figure.",
    subcommands: [InsightsChatCommand.self, InsightsSearchCommand.self])
}

/// How well shoppers were answered.
struct InsightsChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Say how fast and how well shoppers were answered.",
    discussion: """
      With --json: from, until (ISO 8601); opened, resolved, asked, rated, complaints, complaintsResolved (numbers of \
      threads); csatPerMille, responseRatePerMille, complaintResolutionPerMille; firstReply, firstReplyOpenHours, \
      resolution, resolutionOpenHours, each with median and p90 in seconds; agents, each with name, resolved, rated, \
      csatPerMille. A figure of nothing is null.
      """)

  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  @Option(name: .long, help: "Of how many days back from now.")
  var days = 30

  @Flag(name: .long, help: "Print JSON, for other programs.")
  var json = false

  func validate() throws {
    guard (1...3650).contains(days) else { throw ValidationError("--days takes 1 to 3650") }
  }

  func run() throws {
    let world = worldOptions.world
    let shop = try places.places.openShop(world)
    defer { shop.close() }
    let now = world.now()
    let figures = try shop.figures(
      from: now.advanced(bySeconds: -days * 86_400), until: now.advanced(bySeconds: 1))
    if json {
      Console.say(try ChatFiguresJSON(figures).text)
    } else {
      ChatFiguresTable(figures, days: days).lines.forEach(Console.say)
    }
  }
}

/// The figures as a person reads them.
struct ChatFiguresTable {
  let lines: [SafeText]

  init(_ figures: ChatFigures, days: Int) {
    var lines: [SafeText] = ["Conversations of the last \(days) days", ""]
    func row(_ name: SafeText, _ value: SafeText, _ formula: SafeText = "") {
      lines.append(name.padded(toWidth: 34) + value.padded(toWidth: 9, alignment: .right) + "   " + formula)
    }
    func times(_ name: SafeText, _ all: [Int], _ open: [Int], _ formula: SafeText) {
      row(name + ", median", Self.span(ChatFigures.median(all)), formula)
      row(
        "  of ten the slowest but one", Self.span(ChatFigures.percentile(90, of: all)), "90th percentile, nearest rank")
      row("  in opening hours, median", Self.span(ChatFigures.median(open)), "the same, only time within opening hours")
    }
    row("opened", "\(figures.opened)", "threads in which a shopper wrote, by the time of their opening")
    row("resolved", "\(figures.resolved)", "threads by the time they were last resolved")
    times(
      "first reply", figures.firstReplies, figures.firstRepliesOpen,
      "from the first question to a person to the first reply of one")
    times("resolution", figures.resolutions, figures.resolutionsOpen, "from the opening until it was resolved")
    row(
      "satisfied (CSAT)", Self.percent(figures.satisfaction),
      "ratings of 4 and 5 / all ratings (\(figures.ratings.count))")
    row("who rated", Self.percent(figures.responseRate), "ratings / shoppers asked (\(figures.asked))")
    row("complaints", "\(figures.complaints)", "threads with the tag complaint, by the time of their opening")
    row("complaints resolved", Self.percent(figures.complaintResolution), "resolved complaints / complaints")
    if !figures.agents.isEmpty { lines += ["", "By who answered"] }
    for agent in figures.agents {
      row(
        "  \(agent.name)", "\(agent.resolved)",
        "resolved; satisfied \(Self.percent(ChatFigures.satisfaction(agent.ratings))) of \(agent.ratings.count) ratings"
      )
    }
    self.lines = lines
  }

  private static func percent(_ perMille: Int?) -> SafeText {
    perMille.map { "\($0 / 10).\($0 % 10) %" } ?? "none yet"
  }

  private static func span(_ seconds: Int?) -> SafeText {
    guard let seconds else { return "none yet" }
    switch seconds {
    case ..<120: return "\(seconds) s"
    case ..<7200: return "\(seconds / 60) min"
    case ..<172_800: return "\(seconds / 3600) h"
    default: return "\(seconds / 86_400) d"
    }
  }
}

/// The figures as other programs read them.
private struct ChatFiguresJSON: Encodable {
  struct Times: Encodable {
    let median: Int?
    let p90: Int?

    init(_ figures: [Int]) {
      median = ChatFigures.median(figures)
      p90 = ChatFigures.percentile(90, of: figures)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(median, forKey: "median")
      try container.encode(p90, forKey: "p90")
    }
  }

  struct Key: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringLiteral value: String) { stringValue = value }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  let figures: ChatFigures

  init(_ figures: ChatFigures) { self.figures = figures }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(figures.from.iso, forKey: "from")
    try container.encode(figures.until.iso, forKey: "until")
    let counts: [(Key, Int)] = [
      ("opened", figures.opened), ("resolved", figures.resolved), ("asked", figures.asked),
      ("rated", figures.ratings.count), ("complaints", figures.complaints),
      ("complaintsResolved", figures.complaintsResolved),
    ]
    for (key, count) in counts { try container.encode(count, forKey: key) }
    // Nil is written as null: a key that is sometimes missing is no stable schema.
    try container.encode(figures.satisfaction, forKey: "csatPerMille")
    try container.encode(figures.responseRate, forKey: "responseRatePerMille")
    try container.encode(figures.complaintResolution, forKey: "complaintResolutionPerMille")
    try container.encode(Times(figures.firstReplies), forKey: "firstReply")
    try container.encode(Times(figures.firstRepliesOpen), forKey: "firstReplyOpenHours")
    try container.encode(Times(figures.resolutions), forKey: "resolution")
    try container.encode(Times(figures.resolutionsOpen), forKey: "resolutionOpenHours")
    var agents = container.nestedUnkeyedContainer(forKey: "agents")
    for agent in figures.agents {
      var entry = agents.nestedContainer(keyedBy: Key.self)
      try entry.encode(agent.name.string, forKey: "name")
      try entry.encode(agent.resolved, forKey: "resolved")
      try entry.encode(agent.ratings.count, forKey: "rated")
      try entry.encode(ChatFigures.satisfaction(agent.ratings), forKey: "csatPerMille")
    }
  }

  var text: SafeText {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return SafeText(cleaningLines: String(decoding: try encoder.encode(self), as: UTF8.self))
    }
  }
}
