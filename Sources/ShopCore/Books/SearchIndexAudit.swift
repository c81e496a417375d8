import Database

/// The search index against its checksums: every blob of it is read once.
struct SearchIndexAudit {
  let catalog: Database

  /// One finding for each of its tables that is damaged, with how many of its rows are.
  func findings() throws -> [Finding] {
    try catalog.read { reader in
      let index: SearchIndex
      do { index = try SearchIndex(reader) } catch let failure as DatabaseFailure where failure.kind == .corrupt {
        return [finding(failure.message)]
      }
      let damages = [
        ("search_word", try damaged("SELECT block FROM search_word", in: reader)),
        ("search_posting", try damaged("SELECT postings FROM search_posting", in: reader)),
        ("search_column", try damaged("SELECT numbers FROM search_column", in: reader)),
      ]
      let chunks = (index.documents + SearchColumn.chunk - 1) / SearchColumn.chunk * SearchColumn.allCases.count
      let missing = chunks - (try reader.int("SELECT count(*) FROM search_column") ?? 0)
      // Rows are numbered without gaps.
      let lost = try reader.int("SELECT coalesce(max(id), 0) - count(*) FROM search_posting") ?? 0
      return damages.filter { $0.1 > 0 }.map { finding("\($0.1) rows of \($0.0)") }
        + (missing > 0 ? [finding("\(missing) rows of search_column are missing")] : [])
        + (lost > 0 ? [finding("\(lost) rows of search_posting are missing")] : [])
    }
  }

  private func finding(_ found: String) -> Finding { Finding(.indexDamaged, id: "catalog.db", found: found) }

  private func damaged(_ sql: SQL, in reader: Reader) throws -> Int {
    var damaged = 0
    try reader.forEachBlob(sql) { bytes in
      do { _ = try IndexCursor(sealed: bytes, name: "") } catch { damaged += 1 }
    }
    return damaged
  }
}
