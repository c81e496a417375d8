/// How two carts of one shopper become one.
package enum CartMerge {
  /// One line for each SKU of either: those of `base` in their order, then what only `other` has in its order.
  ///
  /// Where both have a SKU, what is to be bought wins over what is saved for later; of two of the same kind the larger
  /// quantity wins. The lower of the seen prices is kept, so that a rise is told rather than hidden. Merging again
  /// changes nothing, and merging the other way round gives the same lines in another order.
  package static func union(_ base: [CartLine], _ other: [CartLine]) -> [CartLine] {
    var merged: [CartLine] = []
    var placeBySKU: [String: Int] = [:]
    for line in base + other {
      if let place = placeBySKU[line.sku] {
        merged[place] = union(merged[place], line)
      } else {
        placeBySKU[line.sku] = merged.count
        merged.append(line)
      }
    }
    return merged
  }

  private static func union(_ left: CartLine, _ right: CartLine) -> CartLine {
    var line = rank(left) >= rank(right) ? left : right
    // Not `min`: a shop may have changed its currency between two carts.
    line.seenPrice = priceRank(left.seenPrice) <= priceRank(right.seenPrice) ? left.seenPrice : right.seenPrice
    return line
  }

  private static func rank(_ line: CartLine) -> (Int, Int) { (line.isSavedForLater ? 0 : 1, line.quantity) }
  private static func priceRank(_ price: Money) -> (String, Int) { (price.currency.code, price.minorUnits) }
}
