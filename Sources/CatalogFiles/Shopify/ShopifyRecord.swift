/// The rows of one product in a Shopify file.
struct ShopifyRecord {
  /// A row's cells that are not empty, by column, and where it stands.
  struct Row {
    var cells: [String: String]
    var number: Int
    var line: Int
    /// Lines of cells that do not begin on the row's own.
    var lines: [String: Int] = [:]
  }

  var rows: [Row]
  /// Columns that the file has: a cell of them that is empty says that the value is empty.
  let columns: Set<String>

  var first: Row { rows[0] }

  /// The record with what the file does not speak of taken from what is in the shop.
  ///
  /// Rows meet by their option values, else by their place. Rows that the file does not have are gone, as in Shopify.
  func completed(by carried: [[String: String]]) -> ShopifyRecord {
    var completed = self
    var left = carried
    for index in rows.indices {
      let match = left.firstIndex { isSame($0, rows[index].cells) } ?? (index == 0 && !left.isEmpty ? 0 : nil)
      guard let match else { continue }
      let before = left.remove(at: match)
      for (column, text) in before where !columns.contains(column) { completed.rows[index].cells[column] = text }
    }
    return completed
  }

  private func isSame(_ left: [String: String], _ right: [String: String]) -> Bool {
    func values(_ cells: [String: String]) -> [String?] { ShopifyColumn.optionValues.map { cells[$0.rawValue] } }
    let own = values(right)
    if own.contains(where: { $0 != nil }) { return values(left) == own }
    guard values(left).allSatisfy({ $0 == nil }) else { return false }
    let image = ShopifyColumn.image.rawValue
    return left[image] == right[image]
  }
}

extension ShopifyRecord.Row {
  subscript(_ column: ShopifyColumn) -> String { cells[column.rawValue]?.trimmingBlanks ?? "" }

  /// A row of a variant: the others only bring pictures.
  var isVariant: Bool {
    !self[.sku].isEmpty || !self[.price].isEmpty || ShopifyColumn.optionValues.contains { !self[$0].isEmpty }
  }
}
