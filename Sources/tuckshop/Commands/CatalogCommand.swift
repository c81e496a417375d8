import ArgumentParser
import CatalogFiles
import Commerce
import Glibc
import PlainText
import ShopCore
import TerminalKit

/// Checking and importing a catalogue of files.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: "Check a catalogue's files, bring products in, or write them out.",
    subcommands: [Check.self, CatalogImportCommand.self, CatalogExportCommand.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Report every fault in a shop's files, with file, line and what to do.")

    @Argument(help: "The shop's folder.", completion: .directory)
    var folder: String

    @OptionGroup var answer: AnswerOptions

    func run() throws {
      try answer.give {
        let reading = CatalogImport.read(folder)
        let (products, faults) = (reading.products.count, reading.faults)
        let variants = reading.products.reduce(0) { $0 + $1.variants.count }
        var answer = Answer(
          CatalogCheckJSON(products: products, variants: variants, faults: faults.map(CatalogFaultJSON.init))
        ) { _ in
          guard faults.isEmpty else { return faults.map { .of(SafeText(cleaning: $0.description)) } }
          return [.of("No faults: \(products) products, \(variants) variants.")]
        }
        if !faults.isEmpty {
          let count = faults.count
          answer.fault = CommandFault(.failed, "\(count) \(count == 1 ? "fault" : "faults"); nothing was changed.")
        }
        return answer
      }
    }
  }
}

/// What a check found, for programs.
private struct CatalogCheckJSON: Encodable {
  let products: Int
  let variants: Int
  let faults: [CatalogFaultJSON]
}

/// One fault in a shop's files.
private struct CatalogFaultJSON: Encodable {
  let file: String
  let problem: SafeText
  let remedy: SafeText
  @Nullable var line: Int?
  @Nullable var column: Int?

  init(_ fault: CatalogFault) {
    file = fault.file
    problem = fault.problem
    remedy = fault.remedy
    line = fault.line
    column = fault.column
  }
}

/// Reading files and building the catalogue from them, told on standard error.
enum CatalogImport {
  static func read(_ folder: String) -> CatalogReading {
    let reading = CatalogFolder(path: folder).read { done, total in
      if done % 16 == 0 || done == total { Console.progress(bar("Reading", done, total)) }
    }
    Console.endProgress()
    return reading
  }

  /// Builds the catalogue; with a fault in the files nothing is changed.
  ///
  /// - Parameter waitsForOther: Wait while another import is at work in the folder, instead of giving up.
  @discardableResult
  static func run(
    from source: String, into folder: DataFolder, world: World, waitsForOther: Bool = false
  ) throws -> Int {
    if isatty(STDERR_FILENO) != 1 { Console.complain("Reading \(source)") }
    let reading = read(source)
    try refuse(reading)
    guard let profile = reading.profile else { throw ExitCode(1) }
    return try changing(folder) {
      let update = try CatalogUpdate(folder: folder, rest: .goes, waitsForOther: waitsForOther)
      return try update.run(profile: profile, world: world) { try deliver(reading.products, to: $0) }.listed
    }
  }

  static func deliver(_ products: [Product], to door: any CatalogDoor) throws {
    for (index, product) in products.enumerated() {
      try door.take(CatalogEntry(product: product), line: nil)
      Console.progress(bar("Importing", index + 1, products.count))
    }
  }

  /// Tells the faults of a reading, and ends the program where there are any.
  static func refuse(_ reading: CatalogReading) throws {
    guard !reading.faults.isEmpty else { return }
    for fault in reading.faults { Console.complain(SafeText(cleaning: fault.description)) }
    Console.complain("\(reading.faults.count) faults; nothing was imported, the catalogue before is as it was.")
    throw ExitCode(1)
  }

  /// Does what changes a catalogue; where that fails it says so and the program ends.
  static func changing<T>(_ folder: DataFolder, file: String = "", _ body: () throws -> T) throws -> T {
    defer { Console.endProgress() }
    do {
      return try body()
    } catch let code as ExitCode {
      throw code
    } catch let faults as FaultsFound {
      throw faults
    } catch CatalogBuildFailure.alreadyRunning {
      Console.endProgress()
      Console.complain("Another import is at work in \(folder.path); please wait until it is done.")
    } catch CatalogBuildFailure.doubled(let doubles) {
      Console.endProgress()
      for double in doubles { Console.complain(words(double, file: file)) }
      Console.complain("Nothing was imported; the catalogue before is as it was.")
    } catch {
      Console.endProgress()
      let before: SafeText = Places.exists(folder.catalogPath) ? " The catalogue before is as it was." : ""
      Console.complain("Nothing was imported into \(folder.path): \(Console.reason(error)).\(before)")
    }
    throw ExitCode(1)
  }

  private static func words(_ double: CatalogDouble, file: String) -> SafeText {
    let name: SafeText = double.name == .slug ? "slug (handle)" : "sku"
    let lines = double.lines.map(String.init)
    let place: SafeText =
      switch lines.count {
      case 0: "is that of two products"
      case 1: "on line \(lines[0]) stands twice, or is that of a product in the shop"
      default: "stands on the lines \(lines.joined(separator: " and "))"
      }
    return "\(file.isEmpty ? "" : file + ": ")the \(name) \(double.text) \(place). Give one of the two another."
  }

  private static func bar(_ what: SafeText, _ done: Int, _ total: Int) -> SafeText {
    let filled = total == 0 ? 0 : done * 10 / total
    let line = String(repeating: "#", count: filled) + String(repeating: ".", count: 10 - filled)
    return "\(what) [\(line)] \(done) of \(total)"
  }
}
