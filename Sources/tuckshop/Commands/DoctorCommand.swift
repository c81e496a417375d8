import ArgumentParser
import FoundationEssentials
import PlainText
import ShopCore

/// Examines a shop's files and books.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check the shop's files and books, and say what a repair would do.",
    discussion: """
      Without --repair nothing is written; shoppers may stay in the shop either way. Ends with 0 when everything is \
      right (after --repair: is right now), with 1 when something is left, with 2 when the files cannot be opened.
      """)

  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  @Flag(help: "Do what can be done safely, and check again.")
  var repair = false

  @Flag(help: "Print the report as JSON.")
  var json = false

  func run() throws {
    let doctor = Doctor(folder: places.places.dataFolder, world: worldOptions.world)
    let (report, repaired) = try Self.opening(places.places) { () throws -> (Doctor.Report, [Finding]) in
      let report = try doctor.examine()
      guard repair, !report.findings.isEmpty else { return (report, []) }
      let repaired = try doctor.repair(report.findings)
      return (try doctor.examine(), repaired)
    }
    if json {
      try DoctorReport(report, repaired: repaired).say()
    } else {
      say(report, repaired)
    }
    if !report.findings.isEmpty { throw ExitCode(1) }
  }

  /// Does what needs the files; where they cannot be opened it says so and ends with 2.
  static func opening<T>(_ places: Places, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch ShopOpeningFailure.noCatalog {
      Console.complain(
        "There is no shop in \(places.dataFolder.path) yet. Open it once with: tuckshop\(places.openingOptions)")
    } catch {
      Console.complain("The shop's data in \(places.dataFolder.path) cannot be opened: \(Console.reason(error)).")
    }
    throw ExitCode(2)
  }

  private func say(_ report: Doctor.Report, _ repaired: [Finding]) {
    for finding in repaired { Console.say("Repaired: \(finding.sentence)") }
    for finding in report.findings {
      Console.say("\(finding.sentence)")
      Console.say("    \(finding.cure?.sentence ?? "A person has to decide.")")
    }
    if !report.hasReadBooks { Console.say("The books were not read: the files have to be right first.") }
    let count = report.findings.count
    let orders: SafeText = "\(report.orders) \(report.orders == 1 ? "order" : "orders")"
    Console.say(
      count == 0
        ? "Everything is right: files, references and the books of \(orders)."
        : "\(count) \(count == 1 ? "finding" : "findings"); \(orders) read.")
    Console.say("SQLite \(report.sqliteVersion)\(Self.note(on: report.sqliteVersion))")
    if count > 0, !repair, report.findings.contains(where: { $0.cure != nil }) {
      Console.say("Repair what can be repaired safely: tuckshop doctor --repair\(places.places.openingOptions)")
    }
  }

  private static func note(on version: String) -> SafeText {
    Doctor.confusesLogs(version)
      ? " (can damage its log by itself; this shop's writers take turns, which prevents that)" : ""
  }
}

/// The report for machines; its keys stay as they are.
private struct DoctorReport: Encodable {
  struct Item: Encodable {
    var rule: String
    var table: String
    var id: String
    var expected: String?
    var found: String?
    var repair: String?
    var text: String

    init(_ finding: Finding) {
      rule = finding.rule.rawValue
      table = finding.rule.table
      id = SafeText(cleaning: finding.id).string
      expected = finding.expected.map { SafeText(cleaning: $0).string }
      found = finding.found.map { SafeText(cleaning: $0).string }
      repair = finding.cure?.rawValue
      text = finding.sentence.string
    }
  }

  var clean: Bool
  var booksRead: Bool
  var orders: Int
  var ledgerVersion: Int
  var sqliteVersion: String
  var findings: [Item]
  var repaired: [Item]

  init(_ report: Doctor.Report, repaired: [Finding]) {
    clean = report.findings.isEmpty
    booksRead = report.hasReadBooks
    orders = report.orders
    ledgerVersion = report.ledgerVersion
    sqliteVersion = report.sqliteVersion
    findings = report.findings.map(Item.init)
    self.repaired = repaired.map(Item.init)
  }

  func say() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    Console.say(SafeText(cleaningLines: String(decoding: try encoder.encode(self), as: UTF8.self)))
  }
}
