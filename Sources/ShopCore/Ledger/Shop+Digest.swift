import Database

extension Shop {
  /// A digest (SHA-256, hexadecimal) of every row of the ledger, by which two ledgers can be compared.
  ///
  /// The paths of bells are left out: they are where a session can be reached at the moment, and new in every run.
  package func ledgerDigest() throws -> String {
    try ledger.read { reader in
      let tables = try reader.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      var digests = ""
      for table in tables.map({ $0.string("name") }) where table != "sqlite_sequence" {
        let columns = try reader.rows("SELECT name FROM pragma_table_info(\(table)) ORDER BY cid")
          .map { $0.string("name") }.filter { $0 != "bell" }
        digests += table + ":" + (try digest(of: table, columns, in: reader)) + "\n"
      }
      return SHA256.digest(of: digests).hexadecimal
    }
  }

  private func digest(of table: String, _ columns: [String], in reader: Reader) throws -> String {
    let list = columns.map { SQL("quote(\"\(raw: $0)\")") }.joined(separator: " || ',' || ")
    let names = columns.map { SQL("\"\(raw: $0)\"") }.joined(separator: ", ")
    var text = ""
    try reader.forEach("SELECT \(list) AS line FROM \"\(raw: table)\" ORDER BY \(names)") {
      text += $0.string("line") + "\n"
    }
    return SHA256.digest(of: text).hexadecimal
  }
}
