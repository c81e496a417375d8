import Commerce
import PlainText
import ShopCore
import Storefront

extension Shapes {
  func cart(_ view: CartView) -> CartJSON {
    CartJSON(
      id: view.cart.id, name: view.cart.name, country: view.country, unitCount: view.cart.unitCount,
      lines: view.lines.map(line), coupons: view.cart.couponCodes,
      refusedCoupons: view.refusals.map { refusal in
        CartJSON.RefusedCoupon(
          code: refusal.code, reason: Self.word(for: refusal.reason),
          message: Words.refusal(refusal.reason, code: refusal.code) { $0.formatted(locale: profile.locale) })
      },
      totals: totals(view.totals), expiresAt: view.cart.expiresAt.iso,
      delivery: view.delivery.flatMap { window in
        view.method.map { method in
          DeliveryJSON(
            id: method.id, name: method.name, price: money(view.totals.shippingCharged), earliest: window.earliest.iso,
            latest: window.latest.iso, freeFrom: method.freeFrom.map(money))
        }
      })
  }

  private func line(_ view: CartLineView) -> CartJSON.Line {
    CartJSON.Line(
      sku: view.line.sku, slug: view.slug, title: view.title, variant: view.variant, quantity: view.line.quantity,
      unitPrice: money(view.unitPrice), seenPrice: money(view.line.seenPrice), available: view.available,
      isSavedForLater: view.line.isSavedForLater, isRepriced: view.isRepriced, isShort: view.isShort,
      isVanished: view.isVanished)
  }

  func totals(_ totals: Totals) -> TotalsJSON {
    TotalsJSON(
      lines: totals.lines.map { line in
        TotalsJSON.Line(
          sku: line.sku, quantity: line.quantity, unitPrice: money(line.unitPrice), subtotal: money(line.subtotal),
          discount: money(line.discount), tax: money(line.tax), taxPartsPerMillion: line.taxPartsPerMillion)
      },
      subtotal: money(totals.subtotal),
      discounts: totals.discounts.map {
        TotalsJSON.Discount(code: $0.code, title: $0.title, amount: money($0.amount))
      },
      shippingCharged: money(totals.shippingCharged),
      taxes: totals.taxes.map {
        TotalsJSON.Tax(
          label: $0.label, partsPerMillion: $0.partsPerMillion, base: money($0.base), amount: money($0.amount))
      },
      taxIncluded: totals.taxIncluded, total: money(totals.total), shipping: totals.shipping.map(money),
      toFreeShipping: totals.toFreeShipping.map(money))
  }

  func summary(_ cart: CartSummary) -> CartSummaryJSON {
    CartSummaryJSON(
      id: cart.id, name: cart.name, unitCount: cart.unitCount, isCurrent: cart.isCurrent,
      hasResumeCode: cart.hasResumeCode, expiresAt: cart.expiresAt.iso, changedAt: cart.changedAt.iso,
      total: cart.total.map(money))
  }

  static func word(for refusal: PromotionRefusal) -> String {
    switch refusal {
    case .unknownCode: "unknownCode"
    case .notYetValid: "notYetValid"
    case .expired: "expired"
    case .belowMinimum: "belowMinimum"
    case .usedUp: "usedUp"
    case .usedByGuest: "usedByGuest"
    case .alreadyApplied: "alreadyApplied"
    case .lessThan: "lessThan"
    case .tooManyTries: "tooManyTries"
    }
  }
}

/// A cart with its words, stock and totals of now.
struct CartJSON: Encodable {
  struct Line: Encodable {
    let sku: String
    let slug: String
    let title: SafeText
    let variant: SafeText
    let quantity: Int
    /// Today's.
    let unitPrice: MoneyJSON
    /// What the shopper last saw.
    let seenPrice: MoneyJSON
    let available: Int
    let isSavedForLater: Bool
    let isRepriced: Bool
    let isShort: Bool
    let isVanished: Bool
  }

  struct RefusedCoupon: Encodable {
    let code: String
    let reason: String
    let message: SafeText
  }

  let id: Int
  let name: SafeText
  let country: String
  let unitCount: Int
  let lines: [Line]
  let coupons: [String]
  let refusedCoupons: [RefusedCoupon]
  let totals: TotalsJSON
  let expiresAt: String
  /// By the cheapest method; null where the shop does not ship.
  @Nullable var delivery: DeliveryJSON?
}

/// What a cart costs: subtotal − discounts + shipping (+ tax, unless included) = total.
struct TotalsJSON: Encodable {
  struct Line: Encodable {
    let sku: String
    let quantity: Int
    let unitPrice: MoneyJSON
    let subtotal: MoneyJSON
    let discount: MoneyJSON
    let tax: MoneyJSON
    let taxPartsPerMillion: Int
  }

  struct Discount: Encodable {
    let code: String
    let title: SafeText
    let amount: MoneyJSON
  }

  struct Tax: Encodable {
    let label: SafeText
    let partsPerMillion: Int
    let base: MoneyJSON
    let amount: MoneyJSON
  }

  let lines: [Line]
  let subtotal: MoneyJSON
  let discounts: [Discount]
  let shippingCharged: MoneyJSON
  let taxes: [Tax]
  let taxIncluded: Bool
  let total: MoneyJSON
  @Nullable var shipping: MoneyJSON?
  @Nullable var toFreeShipping: MoneyJSON?
}

/// One cart in the list of them.
struct CartSummaryJSON: Encodable {
  let id: Int
  let name: SafeText
  let unitCount: Int
  let isCurrent: Bool
  let hasResumeCode: Bool
  let expiresAt: String
  let changedAt: String
  @Nullable var total: MoneyJSON?
}

/// What came of a change to a cart.
struct CartChangeJSON: Encodable {
  /// Units more than before; negative when there are fewer.
  let added: Int
  let cart: CartJSON
  /// Set when fewer than wanted could be had: how many the cart can hold of it.
  @Nullable var limitedTo: Int?
}
