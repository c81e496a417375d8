extension ShippingZone {
  /// The method that costs this cart least; of equals the faster, then the first.
  ///
  /// Nil when the parcel is too heavy for all. `merchandise` is what the lines cost after discounts.
  package func cheapest(forGrams grams: Int, merchandise: Money) -> ShippingMethod? {
    methods(forGrams: grams, merchandise: merchandise).first
  }

  /// The methods that take the parcel, the cheapest for this cart first, then the faster.
  package func methods(forGrams grams: Int, merchandise: Money) -> [ShippingMethod] {
    methods.filter { $0.carries(grams: grams) }
      .enumerated()
      .sorted { left, right in
        let (first, second) = (left.element, right.element)
        let (firstPrice, secondPrice) = (
          first.price(forMerchandise: merchandise), second.price(forMerchandise: merchandise)
        )
        if firstPrice != secondPrice { return firstPrice < secondPrice }
        let (firstDays, secondDays) = (first.transitDays, second.transitDays)
        if firstDays != secondDays {
          return (firstDays.upperBound, firstDays.lowerBound) < (secondDays.upperBound, secondDays.lowerBound)
        }
        return left.offset < right.offset
      }
      .map(\.element)
  }
}

extension ShippingMethod {
  /// The price for a cart whose lines cost `merchandise` after discounts.
  package func price(forMerchandise merchandise: Money) -> Money {
    if let freeFrom, merchandise >= freeFrom { return .zero(price.currency) }
    return price
  }

  package func carries(grams: Int) -> Bool { maximumGrams.map { grams <= $0 } ?? true }
}
