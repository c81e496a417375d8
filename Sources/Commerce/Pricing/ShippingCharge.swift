/// What shipping costs and why.
struct ShippingCharge {
  /// The method's price, zero from its threshold on; nil when there is no method or nothing to ship.
  let price: Money?
  /// What is paid.
  let charged: Money
  /// The free-shipping promotion that pays for it, if there is one and there is something to pay.
  let waived: [AppliedDiscount]
  /// What is missing to the method's threshold.
  let toFree: Money?

  /// `merchandise` is what the lines cost after discounts, as prices are written.
  init(_ request: PricingRequest, merchandise: Money) {
    let zero = Money.zero(request.currency)
    toFree = request.method?.freeFrom.map { max($0 - merchandise, zero) }
    guard let method = request.method, !request.lines.isEmpty else {
      (price, charged, waived) = (nil, zero, [])
      return
    }
    let owed = method.price(forMerchandise: merchandise)
    price = owed
    let free = request.promotions.filter { $0.benefit == .freeShipping }.min { $0.code < $1.code }
    if let free, owed > zero {
      charged = zero
      waived = [AppliedDiscount(code: free.code, title: free.title, amount: owed)]
    } else {
      charged = owed
      waived = []
    }
  }
}
