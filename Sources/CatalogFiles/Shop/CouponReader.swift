import Commerce
import PlainText

/// Reads the shop's coupons.
struct CouponReader {
  let currency: Currency

  func promotions(_ value: YAMLValue?) -> [(promotion: Promotion, line: Int)] {
    var lineOfCode: [String: Int] = [:]
    return (value?.items("the coupon") ?? []).compactMap { item in
      let keys = [
        "code", "title", "percent", "amount", "free_shipping", "minimum", "from", "until", "limit", "per_guest",
      ]
      guard let coupon = item.mapping(keys: keys, what: "this coupon") else { return nil }
      let line = coupon.value("code")?.line ?? coupon.line
      let code = code(coupon.required("code", example: "code: WELCOME10"))
      if let code {
        if let first = lineOfCode[code] {
          item.page.fault(line, "the coupon \(code) stands twice, first on line \(first)", "Rename one of the two.")
        } else {
          lineOfCode[code] = line
        }
      }
      let title = coupon.required("title", example: "title: 10 % off your first order")?.text(upTo: 60)
      let benefit = benefit(coupon)
      let bounds = bounds(of: coupon)
      guard let code, let title, let benefit else { return nil }
      var promotion = Promotion(code: code, title: title, benefit: benefit)
      promotion.minimum = bounds.minimum
      promotion.validFrom = bounds.from
      promotion.validUntil = bounds.until
      promotion.usageLimit = bounds.limit
      promotion.guestLimit = bounds.perGuest
      return (promotion, line)
    }
  }

  private func code(_ value: YAMLValue?) -> String? {
    guard let value, let text = value.scalar() else { return nil }
    let isRight =
      (1...32).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    if isRight { return text }
    value.fault("the code \(text.quoted) cannot be used", "Use capital letters A to Z and digits, at most 32.")
    return nil
  }

  private func benefit(_ coupon: YAMLMapping) -> PromotionBenefit? {
    let given = ["percent", "amount", "free_shipping"].compactMap { coupon.value($0) }
    guard given.count == 1 else {
      coupon.page.fault(
        coupon.line, given.isEmpty ? "the coupon gives nothing" : "the coupon gives \(given.count) things",
        "Give it one of percent, amount and free_shipping.")
      // What is written is checked all the same.
      _ = (coupon.value("percent")?.percent(), coupon.value("amount")?.amount(in: currency))
      return nil
    }
    if let value = coupon.value("percent") {
      guard let millionths = value.percent() else { return nil }
      if millionths == 0 { value.fault("percent is 0", "Write more than 0.") }
      return .percent(partsPerMillion: millionths)
    }
    if let value = coupon.value("amount") {
      guard let amount = value.amount(in: currency) else { return nil }
      if amount.isZero { value.fault("amount is 0", "Write more than 0.") }
      return .fixed(amount)
    }
    guard let value = coupon.value("free_shipping"), let isFree = value.flag() else { return nil }
    if !isFree { value.fault("the coupon gives nothing", "Write free_shipping: true, or percent or amount instead.") }
    return isFree ? .freeShipping : nil
  }

  private func bounds(
    of coupon: YAMLMapping
  ) -> (minimum: Money?, from: CivilDate?, until: CivilDate?, limit: Int?, perGuest: Int?) {
    let minimum = coupon.value("minimum")?.amount(in: currency)
    let from = coupon.value("from")?.date()
    let until = coupon.value("until")?.date()
    if let from, let until, until <= from {
      coupon.value("until")?.fault(
        "until is not after from", "until is the first day on which the coupon no longer counts.")
    }
    let limit = coupon.value("limit")?.wholeNumber(in: 1...1_000_000_000)
    let perGuest = coupon.value("per_guest")?.wholeNumber(in: 1...1_000_000)
    return (minimum, from, until, limit, perGuest)
  }
}
