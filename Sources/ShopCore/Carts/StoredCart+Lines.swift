import Commerce
import Database

extension StoredCart {
  func place(of sku: String) -> Int? { cart.lines.firstIndex { $0.sku == sku } }

  mutating func removeLine(at place: Int) {
    cart.lines.remove(at: place)
    words.remove(at: place)
  }

  /// Puts a line among those to be bought or those saved for later, at their end or as near to `index` as that allows.
  ///
  /// A line with the same SKU goes: a SKU has one line.
  /// - Throws: ``CartFault/full(limit:)``.
  mutating func append(_ line: CartLine, _ newWords: LineWords, at index: Int? = nil) throws {
    if let place = place(of: line.sku) { removeLine(at: place) }
    guard cart.lines.count < CartBook.lineLimit else { throw CartFault.full(limit: CartBook.lineLimit) }
    let bought = cart.lines.count { !$0.isSavedForLater }
    let range = line.isSavedForLater ? bought...cart.lines.count : 0...bought
    let place = min(max(index ?? range.upperBound, range.lowerBound), range.upperBound)
    cart.lines.insert(line, at: place)
    words.insert(newWords, at: place)
  }
}

/// What a cart can have of a SKU, asked within the transaction that changes the cart.
struct CartStock {
  let cart: Int
  let now: Instant
  let reader: Reader

  func units(of sku: String) throws -> Int {
    try StockBook.available(skus: [sku], now: now, excludingCart: cart, in: reader)[sku] ?? 0
  }
}
