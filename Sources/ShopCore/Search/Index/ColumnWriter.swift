import Database

/// A product at its place in the order of the shop, with the numbers that lists are filtered and sorted by.
struct OrderedDocument {
  var id: Int
  var price: Int
  var addedOn: Int
  var titlePlace: Int
  var flags: Int
}

/// The order in which the shop itself would show its products, and which settles a search where nothing else does.
///
/// What the shop weighs most comes first (``ProductMerits``); of equal ones and where it weighs nothing, what is in stock, then
/// what the shop features, then by how it is judged, then the newest, then by title.
/// It is asked of the catalogue alone, so that the same products always have the same order.
struct DocumentOrder {
  func forEach(in reader: Reader, _ body: (OrderedDocument) throws -> Void) throws {
    try reader.forEach(
      """
      SELECT l.id, l.min_price, l.added_on, l.title_place, l.in_stock + 2 * l.on_offer AS flags FROM listing l
      ORDER BY l.merit DESC, l.in_stock DESC, l.featured DESC, l.standing DESC, l.added_on DESC, l.title_place
      """
    ) { row in
      try body(
        OrderedDocument(
          id: row.int("id"), price: row.int("min_price"), addedOn: row.int("added_on"),
          titlePlace: row.int("title_place"), flags: row.int("flags")))
    }
  }
}

/// Numbers the products and writes their columns.
final class ColumnWriter {
  private let writer: Writer
  private let titleLengths: [UInt8]
  private var chunks: [SearchColumn: IndexBytes] = [:]
  private(set) var count = 0
  /// The number of each product by its id; all ones for none.
  private(set) var numbers: [UInt32] = []

  init(_ writer: Writer, titleLengths: [UInt8]) throws {
    (self.writer, self.titleLengths) = (writer, titleLengths)
    numbers.reserveCapacity(titleLengths.count)
  }

  func add(_ document: OrderedDocument) throws {
    let id = document.id
    if numbers.count <= id {
      numbers += [UInt32](repeating: .max, count: max(id + 1, titleLengths.count) - numbers.count)
    }
    numbers[id] = UInt32(count)
    append(id, to: .product)
    append(document.price, to: .price)
    append(document.addedOn, to: .addedOn)
    append(document.flags, to: .flags)
    append(document.titlePlace, to: .titlePlace)
    append(id < titleLengths.count ? Int(titleLengths[id]) : 0, to: .titleLength)
    count += 1
    if count % SearchColumn.chunk == 0 { try flush(chunk: count / SearchColumn.chunk - 1) }
  }

  func finish() throws {
    if count % SearchColumn.chunk > 0 { try flush(chunk: count / SearchColumn.chunk) }
  }

  private func append(_ value: Int, to column: SearchColumn) {
    let bits = UInt64(bitPattern: Int64(value))
    for shift in 0..<column.width {
      chunks[column, default: IndexBytes()].bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * shift)))
    }
  }

  private func flush(chunk: Int) throws {
    for column in SearchColumn.allCases {
      guard let bytes = chunks[column] else { continue }
      try writer.execute(
        "INSERT INTO search_column (name, chunk, numbers) VALUES (\(column.rawValue), \(chunk), \(bytes.sealed()))")
      chunks[column]?.bytes.removeAll(keepingCapacity: true)
    }
  }
}
