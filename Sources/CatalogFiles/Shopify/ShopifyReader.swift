package import Commerce
import PlainText

/// Reads products from Shopify's product CSV, of either header, one at a time.
///
/// The rows of a product stand together and share its handle. Every fault is told, with row, line and column, and reading
/// goes on behind it.
package final class ShopifyReader {
  private let page: Page
  private let log: FaultLog
  private let currency: Currency
  private let settings: ImportSettings
  private var reader: CSVReader
  private var header: ShopifyHeader?
  private var pending: ShopifyRecord.Row?
  private var hasBegun = false

  /// - Parameters:
  ///   - name: What faults call the file.
  ///   - stored: What is in the shop under a slug.
  package init(_ source: ByteSource, name: String, currency: Currency, settings: ImportSettings = ImportSettings()) {
    log = FaultLog(limit: settings.faultLimit)
    page = Page(file: name, log: log)
    self.currency = currency
    self.settings = settings
    reader = CSVReader(source)
  }

  package var faults: ImportFaults { ImportFaults(log) }

  /// Columns of the file, by their present names.
  package var columns: [String] { header?.keys ?? [] }

  /// The next product; nil at the end.
  ///
  /// A product with a fault is told and passed over.
  package func next(
    stored: (String) throws -> CatalogEntry?
  ) throws -> (entry: CatalogEntry, line: Int)? {
    if !hasBegun {
      hasBegun = true
      try readHeader()
    }
    guard let header else { return nil }
    while let record = try nextRecord(header) {
      let before = log.count
      let slug = ShopifySlug.of(record.first)
      if slug.isEmpty {
        page.fault(
          record.first.line, "row \(record.first.number) has neither a handle nor a title",
          "Write the product's URL handle into each of its rows.")
        continue
      }
      let known = try stored(slug)
      let reading = ShopifyProduct(
        record: record, slug: slug, known: known, page: page, currency: currency, settings: settings)
      if let entry = reading.entry(), log.count == before { return (entry, record.first.line) }
    }
    return nil
  }

  private func readHeader() throws {
    guard let row = try reader.nextRow() else {
      page.fault(1, "the file is empty", "Export it again; its first row names the columns.")
      return
    }
    guard report(row, names: []) else { return }
    header = ShopifyHeader(row, page: page)
  }

  private func nextRecord(_ header: ShopifyHeader) throws -> ShopifyRecord? {
    guard let first = try pending ?? nextRow(header) else { return nil }
    pending = nil
    var record = ShopifyRecord(rows: [first], columns: header.columns)
    let handle = first[.handle]
    while let row = try nextRow(header) {
      let belongs = handle.isEmpty ? row[.handle].isEmpty && row[.title].isEmpty : row[.handle] == handle
      guard belongs else {
        pending = row
        break
      }
      record.rows.append(row)
      if record.rows.count > ShopifyProduct.mostRows {
        page.fault(
          row.line, "row \(row.number): the product \(handle.quoted) has more than \(ShopifyProduct.mostRows) rows",
          "Give other products handles of their own.")
        return record
      }
    }
    return record
  }

  /// The next row that can be read at all.
  private func nextRow(_ header: ShopifyHeader) throws -> ShopifyRecord.Row? {
    while let row = try reader.nextRow() {
      guard report(row, names: header.names) else { continue }
      guard row.cells.count == header.keys.count else {
        page.fault(
          row.line,
          "row \(row.number) has \(row.cells.count) cells, the header \(header.keys.count)",
          "Look for a comma or a quote that is missing or too many on this line or above it.")
        continue
      }
      var cells: [String: String] = [:]
      var lines: [String: Int] = [:]
      for (key, cell) in zip(header.keys, row.cells) where !cell.text.isEmpty {
        cells[key] = key == ShopifyColumn.policy.rawValue ? ShopifyPolicy.canonical(cell.text) : cell.text
        if cell.line != row.line { lines[key] = cell.line }
      }
      return ShopifyRecord.Row(cells: cells, number: row.number, line: row.line, lines: lines)
    }
    return nil
  }

  /// Reports what is wrong with a row as CSV; true: nothing is.
  private func report(_ row: CSVRow, names: [String]) -> Bool {
    for fault in row.faults {
      let column = fault.column < names.count ? names[fault.column] : "\(fault.column + 1)"
      let (problem, remedy) = fault.problem.words
      page.fault(fault.line, "row \(row.number), column \(column): \(problem)", remedy)
    }
    return row.faults.isEmpty
  }
}

/// What a shopper may do when there is none left: written in two ways.
enum ShopifyPolicy {
  static func canonical(_ text: String) -> String {
    switch text.trimmingBlanks.lowercased() {
    case "true", "continue": "continue"
    case "false", "deny": "deny"
    default: text
    }
  }

  static func text(_ canonical: String, _ generation: ShopifyGeneration) -> String {
    switch (canonical, generation) {
    case ("continue", .present): "TRUE"
    case ("deny", .present): "FALSE"
    default: canonical
    }
  }
}

/// The slug of a product in a Shopify file.
enum ShopifySlug {
  static func of(_ row: ShopifyRecord.Row) -> String {
    let handle = row[.handle]
    if Slug.isRight(handle) { return handle }
    let made = SlugText.make(handle.isEmpty ? row[.title] : handle)
    // Words in letters that have no plain form still need a name that is the same each time.
    guard made.isEmpty, !(handle + row[.title]).isEmpty else { return made }
    return "product-" + StableNumber.of(handle.isEmpty ? row[.title] : handle)
  }
}
