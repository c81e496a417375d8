import ArgumentParser
import CatalogFiles
import Commerce
import PlainText
import ShopCore

/// Measures an import of many products against a plain insert of the same rows.
struct BenchImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Measure an import of many products against a plain insert of the same rows.",
    discussion: """
      Invented products are written as JSON Lines and imported as tuckshop catalog import does it, stock and all. Then \
      the same rows are written into a new file with the same tables by prepared statements and nothing else. Last, a \
      hundred products change and the file is imported again. Ends with 1 when the import takes more than three times \
      as long. Build with optimisation before you believe a time.
      """)

  @OptionGroup var placeOptions: PlaceOptions
  @OptionGroup var format: BenchFormat

  @Option(name: .long, help: "Products.")
  var products = 100_000

  func validate() throws {
    guard (1000...10_000_000).contains(products) else { throw ValidationError("--products takes 1000 to 10000000") }
  }

  func run() throws {
    guard let source = placeOptions.places.shopFolder, let profile = CatalogFolder(path: source).readProfile().profile
    else {
      Console.complain("There is no shop called \(placeOptions.places.shop). Name one with --shop.")
      throw ExitCode(2)
    }
    try BenchTable.reporting(format) {
      let load = TrialShop.load
      let folder = try BenchFolder()
      let data = DataFolder(path: folder.path + "/data")
      let file = folder.path + "/products.jsonl"
      try write(to: file, changed: 0..<0)
      let before = ProcessPeak.kilobytes
      let imported = try time { try importing(file, into: data, profile) }
      let peak = ProcessPeak.kilobytes
      var plain = 0
      try PlainInsert(from: data.catalogPath, to: folder.path + "/plain.db").run { body in
        plain += try time(body)
      }
      try write(to: file, changed: products / 2..<products / 2 + 100)
      let again = try time { try importing(file, into: data, profile) }

      var table = BenchTable("\(products) products", load: load)
      for (name, milliseconds) in [
        ("import", imported), ("plain insert of the same rows", plain), ("import again, 100 changed", again),
      ] as [(SafeText, Int)] {
        table.add("\(name), s", Double(milliseconds) / 1000)
        table.add("\(name), products a second", products * 1000 / max(1, milliseconds))
      }
      table.add("peak memory of the import, MB", Double(peak) / 1024)
      table.add("memory before it began, MB", Double(before) / 1024)
      let ratio = Double(imported) / Double(max(1, plain))
      table.add("import for a plain insert", ratio, decimals: 2)
      if ratio > 3 { table.complain("The import took more than three times as long as a plain insert.") }
      return table
    }
  }

  private func write(to file: String, changed: Range<Int>) throws {
    let output = try ExportFile(path: file)
    for number in 0..<products {
      let line = InventedProducts.line(number)
      try output.write((changed.contains(number) ? line.replacing("\"stock\":", with: "\"stock\":1") : line) + "\n")
    }
    try output.finish()
  }

  private func importing(_ file: String, into data: DataFolder, _ profile: ShopProfile) throws {
    let update = try CatalogUpdate(folder: data, rest: .goes)
    _ = try update.run(profile: profile, world: .machine()) { door in
      let reader = ProductLinesReader(try ByteSource(path: file), name: "products.jsonl", currency: profile.currency)
      while let (entry, line) = try reader.next() { try door.take(entry, line: line) }
      guard reader.faults.count == 0 else {
        reader.faults.tell()
        throw ExitCode(1)
      }
    }
  }

  /// Milliseconds.
  private func time(_ body: () throws -> Void) rethrows -> Int {
    let clock = ContinuousClock()
    let start = clock.now
    try body()
    return (clock.now - start).milliseconds
  }
}

/// The most memory that this process has had.
enum ProcessPeak {
  static var kilobytes: Int {
    let line = PrivateFile.read("/proc/self/status")?.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
