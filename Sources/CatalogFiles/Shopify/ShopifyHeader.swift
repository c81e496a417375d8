import PlainText

/// The first row of a Shopify file.
struct ShopifyHeader {
  /// For each cell of a row its column: ``ShopifyColumn``'s present name, or the header itself.
  let keys: [String]
  /// As they are written.
  let names: [String]
  let generation: ShopifyGeneration

  var columns: Set<String> { Set(keys) }

  /// Nil, with faults, where products cannot be read by it.
  init?(_ row: CSVRow, page: Page) {
    names = row.texts.map(\.trimmingBlanks)
    keys = names.map { ShopifyColumn.named($0)?.rawValue ?? $0 }
    let isOld = names.contains { name in
      ShopifyColumn.allCases.contains { $0.oldName == name && $0.rawValue != name }
    }
    generation = isOld ? .old : .present
    var first: [String: Int] = [:]
    var isSound = true
    for (index, key) in keys.enumerated() where !key.isEmpty {
      if let other = first[key] {
        page.fault(
          row.line, "the columns \(other + 1) and \(index + 1) are both \(names[index].quoted)",
          "Take one of the two out.")
        isSound = false
      }
      first[key] = index
    }
    for (index, name) in names.enumerated() where name.isEmpty {
      page.fault(row.line, "the column \(index + 1) has no name", "Name it, or take it out.")
      isSound = false
    }
    if first[ShopifyColumn.title.rawValue] == nil, first[ShopifyColumn.handle.rawValue] == nil {
      let near = names.first { NearName.of($0, among: ["Title", "Handle", "URL handle"]) != nil }
      page.fault(
        row.line, "there is no column Title",
        near.map { "Did you mean Title by \($0.quoted)? The first row names the columns." }
          ?? "The first row must name the columns as Shopify does, such as URL handle, Title, Price.")
      isSound = false
    }
    guard isSound else { return nil }
  }
}
