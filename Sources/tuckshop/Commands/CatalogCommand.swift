import ArgumentParser
import CatalogFiles
import Commerce
import Glibc
import PlainText
import ShopCore

/// Checking and importing a catalogue of files.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: "Check a catalogue's files, or build the shop's catalogue from them.",
    subcommands: [Check.self, Import.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Report every fault in a shop's files, with file, line and what to do.")

    @Argument(help: "The shop's folder.")
    var folder: String

    func run() throws {
      let reading = CatalogImport.read(folder)
      for fault in reading.faults { Console.say(SafeText(cleaning: fault.description)) }
      let products = reading.products.count
      guard reading.faults.isEmpty else {
        let count = reading.faults.count
        Console.complain("\(count) \(count == 1 ? "fault" : "faults"); nothing was changed.")
        throw ExitCode(1)
      }
      let variants = reading.products.reduce(0) { $0 + $1.variants.count }
      Console.say("No faults: \(products) products, \(variants) variants.")
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Build catalog.db from a shop's files and put it in the place of the old one.")

    @OptionGroup var placeOptions: PlaceOptions
    @OptionGroup var worldOptions: WorldOptions

    @Argument(help: "The shop's folder (default: the shop named by --shop).")
    var folder: String?

    func run() throws {
      let places = placeOptions.places
      guard let source = folder ?? places.shopFolder else {
        Console.complain("There is no shop called \(places.shop). Give its folder: tuckshop catalog import DIR")
        throw ExitCode(2)
      }
      var named = places
      if let folder, places.data == nil, places.shop == "coffee" { named.shop = folder }
      let count = try CatalogImport.run(from: source, into: named.dataFolder, world: worldOptions.world)
      Console.say("Imported \(count) products into \(named.dataFolder.path).")
    }
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
    guard reading.faults.isEmpty, let profile = reading.profile else {
      for fault in reading.faults { Console.complain(SafeText(cleaning: fault.description)) }
      Console.complain("\(reading.faults.count) faults; nothing was imported, the catalogue before is as it was.")
      throw ExitCode(1)
    }
    do {
      let builder = try CatalogBuilder(folder: folder)
      try builder.begin(profile: profile, waitsForOther: waitsForOther)
      for (index, product) in reading.products.enumerated() {
        try builder.add(product)
        Console.progress(bar("Importing", index + 1, reading.products.count))
      }
      let count = try builder.finish(world: world)
      Console.endProgress()
      return count
    } catch CatalogBuildFailure.alreadyRunning {
      Console.complain("Another import is at work in \(folder.path); please wait until it is done.")
      throw ExitCode(1)
    } catch {
      Console.endProgress()
      let before: SafeText = Places.exists(folder.catalogPath) ? " The catalogue before is as it was." : ""
      Console.complain("Nothing was imported into \(folder.path): \(Console.reason(error)).\(before)")
      throw ExitCode(1)
    }
  }

  private static func bar(_ what: SafeText, _ done: Int, _ total: Int) -> SafeText {
    let filled = total == 0 ? 0 : done * 10 / total
    let line = String(repeating: "#", count: filled) + String(repeating: ".", count: 10 - filled)
    return "\(what) [\(line)] \(done) of \(total)"
  }
}
