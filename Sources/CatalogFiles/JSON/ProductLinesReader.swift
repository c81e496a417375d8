package import Commerce
import PlainText

/// Reads products from JSON Lines, one to a line; memory does not grow with the file.
package final class ProductLinesReader {
  private let page: Page
  private let log: FaultLog
  private let currency: Currency
  private let settings: ImportSettings
  private let map: FieldMap?
  private var lines: LineReader

  /// - Parameters:
  ///   - name: What faults call the file.
  ///   - map: Where the fields of products stand in lines of another shape.
  package init(
    _ source: ByteSource, name: String, currency: Currency, settings: ImportSettings = ImportSettings(),
    map: FieldMap? = nil
  ) {
    log = FaultLog(limit: settings.faultLimit)
    page = Page(file: name, log: log)
    self.currency = currency
    self.settings = settings
    self.map = map
    lines = LineReader(source)
  }

  package var faults: ImportFaults { ImportFaults(log) }

  /// The next product; nil at the end.
  ///
  /// A line with a fault is told and passed over.
  package func next() throws -> (entry: CatalogEntry, line: Int)? {
    while let line = try lines.nextLine() {
      guard case .bytes(let bytes) = line else {
        page.fault(lines.number, "the line has more than \(LineReader.longest) bytes", "Write one product to a line.")
        continue
      }
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      let before = log.count
      if let entry = read(bytes), log.count == before { return (entry, lines.number) }
    }
    return nil
  }

  private func read(_ bytes: [UInt8]) -> CatalogEntry? {
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONParser.parse(bytes)
    } catch {
      page.fault(
        lines.number, column: error.column, "this is not JSON: \(error.problem)", "Write one object to each line.")
      return nil
    }
    let fields = JSONFields(value: map?.apply(to: value) ?? value, name: "", page: page, line: lines.number)
    return ProductLine(
      fields: fields, currency: currency, settings: settings, isMinor: map?.isMinor ?? false
    ).entry()
  }
}
