import Database

/// A row of the bare transaction: as long as one of an order's, in a table with as many indexes.
struct BareRow {
  let indexes: Int
  let bytes: Int

  /// What writing down an order of one line writes.
  ///
  /// The order itself (mostly its JSON), its line, its reservation and the payment attempt; indexes as in the ledger's
  /// schema.
  static let ofAnOrder = [
    BareRow(indexes: 5, bytes: 2000), BareRow(indexes: 3, bytes: 60), BareRow(indexes: 5, bytes: 60),
    BareRow(indexes: 6, bytes: 160),
  ]

  static var indexCount: Int { ofAnOrder.reduce(0) { $0 + $1.indexes } }

  private var keys: [String] { (0..<indexes).map { "key_\($0)" } }

  static let schema = ofAnOrder.enumerated().map { number, row in
    "CREATE TABLE plain_\(number) (id INTEGER PRIMARY KEY, text TEXT NOT NULL"
      + row.keys.map { ", \($0) INTEGER NOT NULL" }.joined() + ") STRICT;"
      + row.keys.map { "CREATE INDEX plain_\(number)_\($0) ON plain_\(number) (\($0));" }.joined()
  }.joined()

  func insertion(into number: Int) -> SQL {
    let text = String(repeating: "x", count: bytes)
    let columns = (["text"] + keys).joined(separator: ", ")
    let values = keys.map { _ in ", (SELECT coalesce(max(id), 0) FROM plain_\(number))" }.joined()
    return "INSERT INTO plain_\(raw: String(number)) (\(raw: columns)) VALUES (\(text)\(raw: values))"
  }
}
