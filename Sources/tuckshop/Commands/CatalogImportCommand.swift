import ArgumentParser
import CatalogFiles
import Commerce
import PlainText
import ShopCore

/// Bringing products in: a shop's folder, Shopify's CSV, JSON Lines.
struct CatalogImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring products into the shop's catalogue.",
    discussion: """
      A folder is a whole shop. A file of products (Shopify's CSV with either header, or JSON Lines, gzip too, or - for \
      standard input) adds to the shop that is there: products not in the file stay unless you say --replace. With a \
      fault nothing changes; what did not change is not written again.
      """)

  @OptionGroup var placeOptions: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  @Argument(help: "A shop's folder, a .csv or .jsonl file, or - (default: the folder of the shop named by --shop).")
  var source: String?

  @Flag(help: "Say what would change, and change nothing.")
  var dryRun = false

  @Flag(help: "Take products out of the shop that are not in the file.")
  var replace = false

  @Flag(help: "Report faulty products and import the others.")
  var skipFaulty = false

  @Option(help: "Where fields stand in JSON of another shape: a YAML file, or field=path,field=path.")
  var map: String?

  func run() throws {
    let places = placeOptions.places
    guard let source = source ?? places.shopFolder else {
      Console.complain("There is no shop called \(places.shop). Give its folder: tuckshop catalog import DIR")
      throw ExitCode(2)
    }
    if Places.isFolder(source) { return try importFolder(source, places) }
    try importFile(source, into: places.dataFolder, places)
  }

  private func importFolder(_ source: String, _ places: Places) throws {
    if map != nil || skipFaulty {
      Console.complain("--map and --skip-faulty are for files of products, not for a shop's folder.")
      throw ExitCode(2)
    }
    var named = places
    if self.source != nil, places.data == nil, placeOptions.shop == nil { named.shop = source }
    let reading = CatalogImport.read(source)
    try CatalogImport.refuse(reading)
    guard let profile = reading.profile else { throw ExitCode(1) }
    let changes = try change(named.dataFolder, profile: profile, file: "", rest: .goes) { door in
      try CatalogImport.deliver(reading.products, to: door)
    }
    tell(changes, named.dataFolder)
  }

  private func importFile(_ path: String, into folder: DataFolder, _ places: Places) throws {
    let file = try ProductFile(path: path, map: map)
    let profile = try profile(folder, places)
    let clock = ContinuousClock()
    let start = clock.now
    var reader: ProductFileReader?
    let changes = try change(
      folder, profile: profile, file: file.name, rest: replace ? .goes : .stays, columns: { reader?.columns ?? [] }
    ) { door in
      let reading = try file.reader(currency: profile.currency)
      reader = reading
      var count = 0
      while let (entry, line) = try reading.next(stored: door.stored) {
        try door.take(entry, line: line)
        count += 1
        if count % 1000 == 0 { Console.progress("Reading products: \(count)") }
      }
      let faults = reading.faults
      if faults.count > 0, !skipFaulty { throw FaultsFound(faults: faults) }
    }
    if let faults = reader?.faults { faults.tell() }
    tell(changes, folder)
    let seconds = (clock.now - start).milliseconds
    let count = changes.added + changes.changed + changes.unchanged
    if count >= 1000 {
      Console.say(
        "\(count) products in \(seconds / 1000).\(seconds % 1000 / 100) s, \(count * 1000 / max(1, seconds)) a second.")
    }
  }

  /// Who the shop is: the shop named by `--shop`, else the one whose data this is.
  private func profile(_ folder: DataFolder, _ places: Places) throws -> ShopProfile {
    let hasCatalog = Places.exists(folder.catalogPath)
    if hasCatalog, placeOptions.shop == nil {
      return try Console.withData(in: folder) {
        try places.upgradeCatalog(worldOptions.world)
        let reader = try CatalogReader(folder: folder)
        defer { reader.close() }
        return reader.profile
      }
    }
    guard let source = places.shopFolder else {
      Console.complain(
        "Whose products are these? Name a shop with --shop: its shop.yaml has the currency and the taxes.")
      throw ExitCode(2)
    }
    let reading = CatalogFolder(path: source).readProfile()
    try CatalogImport.refuse(reading)
    guard let profile = reading.profile else { throw ExitCode(1) }
    return profile
  }

  private func change(
    _ folder: DataFolder, profile: ShopProfile, file: String, rest: CatalogUpdate.Rest,
    columns: () -> [String] = { [] }, read: (any CatalogDoor) throws -> Void
  ) throws -> CatalogChanges {
    // What is only tried must not leave a folder behind.
    let isNew = dryRun && !Places.isFolder(folder.path)
    let trial = isNew ? try? BenchFolder() : nil
    let target = trial.map { DataFolder(path: $0.path) } ?? folder
    do {
      return try CatalogImport.changing(target, file: file) {
        if !isNew { try Places.upgradeCatalog(in: folder, worldOptions.world) }
        let update = try CatalogUpdate(folder: target, rest: rest, isTrial: dryRun)
        return try update.run(profile: profile, columns: columns, world: worldOptions.world) { try read($0) }
      }
    } catch let found as FaultsFound {
      found.faults.tell()
      let count = found.faults.count
      Console.complain(
        "\(count) \(count == 1 ? "fault" : "faults"); nothing was imported. --skip-faulty imports the others.")
      throw ExitCode(1)
    }
  }

  private func tell(_ changes: CatalogChanges, _ folder: DataFolder) {
    let numbers: SafeText =
      "\(changes.added) new, \(changes.changed) changed, \(changes.unchanged) unchanged, \(changes.removed) removed"
    guard dryRun else { return Console.say("Imported \(changes.listed) products into \(folder.path): \(numbers).") }
    for (word, slugs, count) in [
      ("new", changes.addedSlugs, changes.added), ("changed", changes.changedSlugs, changes.changed),
      ("removed", changes.removedSlugs, changes.removed),
    ] {
      for slug in slugs { Console.say("  \(SafeText(cleaning: word).padded(toWidth: 8)) \(slug)") }
      if count > slugs.count {
        Console.say("  \(SafeText(cleaning: word).padded(toWidth: 8)) and \(count - slugs.count) more")
      }
    }
    Console.say("It would be \(numbers). Nothing was written.")
  }
}

/// Products with faults, where none may have any.
struct FaultsFound: Error {
  let faults: ImportFaults
}

extension ImportFaults {
  /// On standard error, one to a line.
  func tell() {
    for fault in told { Console.complain(SafeText(cleaning: fault.description)) }
    if count > told.count { Console.complain("and \(count - told.count) more faults") }
  }
}

extension Duration {
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
