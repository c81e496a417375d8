import ArgumentParser
import CatalogFiles
import Commerce
import Glibc
import PlainText
import ShopCore

/// Writing the catalogue out: Shopify's CSV, JSON Lines, a folder of products.
struct CatalogExportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case shopify
    case shopifyOld = "shopify-old"
    case jsonl, folder
  }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the shop's products to a file or folder.",
    discussion: """
      The file's name says the form: .csv, .jsonl, or a folder's. Texts are written exactly as they are: one that begins \
      with =, +, - or @ is a formula to a spreadsheet, so bring files into one as text.
      """)

  @OptionGroup var placeOptions: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  @Argument(help: "The file or folder to write, or - for standard output.")
  var target: String

  @Option(help: "shopify, shopify-old (the header before), jsonl or folder.")
  var format: Format?

  func run() throws {
    let places = placeOptions.places
    let folder = places.dataFolder
    guard Places.exists(folder.catalogPath) else {
      Console.complain("There is no shop in \(folder.path) yet. Open it once with: tuckshop\(places.openingOptions)")
      throw ExitCode(2)
    }
    let form = try form()
    let count = try Console.withData(in: folder) {
      try places.upgradeCatalog(worldOptions.world)
      let catalog = try CatalogReader(folder: folder)
      defer { catalog.close() }
      do {
        return try form == .folder ? writeFolder(catalog) : writeFile(catalog, form)
      } catch let failure as PrivateFile.Failure {
        Console.complain("The products could not be written: \(SafeText(cleaning: failure.description)).")
        throw ExitCode(1)
      }
    }
    if target != "-" { Console.say("Wrote \(count) products to \(target).") }
  }

  private func form() throws -> Format {
    if let format { return format }
    if target.hasSuffix(".csv") { return .shopify }
    if target.hasSuffix(".jsonl") || target.hasSuffix(".ndjson") { return .jsonl }
    if target == "-" || target.split(separator: "/").last?.contains(".") == true {
      Console.complain("In which form? Say --format shopify, shopify-old, jsonl or folder.")
      throw ExitCode(2)
    }
    return .folder
  }

  private func writeFile(_ catalog: CatalogReader, _ form: Format) throws -> Int {
    if target == "-", isatty(STDOUT_FILENO) == 1 {
      Console.complain("Products are written as they are, which may disturb a terminal. Name a file, or use a pipe.")
      throw ExitCode(2)
    }
    let output = try ExportFile(path: target)
    var count = 0
    if form == .jsonl {
      try catalog.forEachEntry { entry in
        try output.write(ProductLinesWriter.line(of: entry))
        count += 1
      }
    } else {
      var used: Set<String> = []
      try catalog.forEachEntry { used.formUnion(ShopifyWriter.used(by: $0)) }
      let columns = ShopifyWriter.columns(imported: try catalog.shopifyColumns(), used: used)
      let writer = ShopifyWriter(columns: columns, generation: form == .shopify ? .present : .old)
      try output.write(writer.header)
      try catalog.forEachEntry { entry in
        try output.write(writer.text(of: entry))
        count += 1
      }
    }
    try output.finish()
    return count
  }

  /// Only products that are listed: a folder has no word for the others.
  private func writeFolder(_ catalog: CatalogReader) throws -> Int {
    let products = target + "/products"
    guard !Places.exists(products) else {
      Console.complain("\(products) is there already. Name a new folder.")
      throw ExitCode(2)
    }
    guard mkdir(target, 0o755) == 0 || errno == EEXIST, mkdir(products, 0o755) == 0 else {
      throw PrivateFile.Failure(path: products, code: errno)
    }
    var count = 0
    var left = 0
    try catalog.forEachEntry { entry in
      guard entry.isListed else {
        left += 1
        return
      }
      try PrivateFile.write(
        FolderWriter.text(of: entry.product), to: products + "/" + entry.product.slug + ".md", isNew: true)
      count += 1
    }
    if left > 0 {
      Console.complain("\(left) products that are not listed were left out: a folder has no word for them.")
    }
    return count
  }
}
