import Commerce
import PlainText
import ShopCore
import Storefront

extension Checkout {
  /// Ends with all faults at once, where there are any.
  func refuse(_ faults: [FieldFaultJSON]) throws {
    guard !faults.isEmpty else { return }
    var fault = CommandFault(
      .invalidInput,
      faults.count == 1
        ? "One field needs a look; nothing was bought." : "\(faults.count) fields need a look; nothing was bought.")
    fault.fields = faults
    throw fault
  }

  var keyFaults: [FieldFaultJSON] {
    guard let key = input.key else { return [] }
    if (1...255).contains(key.utf8.count), SafeText(cleaning: key).string == key { return [] }
    return [FieldFaultJSON(field: "key", fault: "malformed", message: "key: 1 to 255 plain characters are possible")]
  }

  /// Everything that is not complete or not right, in the order of the form.
  func faults(_ draft: CheckoutDraft, _ view: CheckoutView, card needsCard: Bool) throws -> [FieldFaultJSON] {
    let own = draft.faults(serving: shopper.profile.shipping)
    let billing = draft.billingFaults()
    var faults = CheckoutField.allCases.compactMap { field in
      own[field].map { Self.fault($0, field, in: draft.address.country, path: Self.path(of: field)) }
    }
    faults += CheckoutField.allCases.compactMap { field in
      billing[field].map {
        Self.fault($0, field, in: draft.billing?.country ?? "", path: "billing." + field.rawValue)
      }
    }
    faults += methodFaults(view) + totalFaults
    if needsCard, !view.totals.total.isZero { faults += cardFaults() }
    return faults
  }

  private static func path(of field: CheckoutField) -> String {
    switch field {
    case .country, .street, .secondLine, .postalCode, .city, .region: "address." + field.rawValue
    default: field.rawValue
    }
  }

  private static func fault(
    _ fault: FieldFault, _ field: CheckoutField, in country: String, path: String
  ) -> FieldFaultJSON {
    FieldFaultJSON(
      field: path, fault: word(for: fault),
      message: Words.fault(fault, label: Words.label(of: field, in: country)))
  }

  private static func word(for fault: FieldFault) -> String {
    switch fault {
    case .missing: "missing"
    case .malformed: "malformed"
    case .tooLong: "tooLong"
    case .checkDigit: "checkDigit"
    case .expired: "expired"
    case .notServed: "notServed"
    case .holdsCard: "holdsCard"
    }
  }

  private func methodFaults(_ view: CheckoutView) -> [FieldFaultJSON] {
    guard let wanted = input.method, !view.deliveries.isEmpty, view.deliveries.method(named: wanted) == nil else {
      return []
    }
    let names = view.deliveries.map { SafeText(cleaning: $0.method.id) }.joined(separator: ", ")
    return [
      FieldFaultJSON(
        field: "method", fault: "unknown", message: "There is no delivery \(wanted) there. Possible: \(names)")
    ]
  }

  private var totalFaults: [FieldFaultJSON] {
    guard let text = input.expectedTotal, (try? Money(decimal: text, currency: shopper.profile.currency)) == nil else {
      return []
    }
    return [
      FieldFaultJSON(field: "expectedTotal", fault: "malformed", message: "The expected total should look like 22.50")
    ]
  }

  /// The card by the rules of today; nil where none was handed over.
  func card() -> Result<CardDetails, CardInputFault>? {
    let today = shopper.profile.timeZone.local(shopper.shop.world.now()).date
    return input.card.map { $0.details(on: today) }
  }

  private func cardFaults() -> [FieldFaultJSON] {
    switch card() {
    case .success?: return []
    case nil:
      return [FieldFaultJSON(field: "card", fault: "missing", message: "A card is needed, such as --card success")]
    case .failure(.unknownName)?:
      let names = TestCard.allCases.map { SafeText(cleaning: $0.rawValue) }.joined(separator: ", ")
      return [
        FieldFaultJSON(field: "card", fault: "unknown", message: "There is no such test card. There are: \(names)")
      ]
    case .failure(.part(let fault))?:
      let part =
        switch fault.field {
        case .cardExpiry: "card.expiry"
        case .cardCode: "card.code"
        default: "card.number"
        }
      return [Self.fault(fault.fault, fault.field, in: "", path: part)]
    }
  }
}

extension CommandFault {
  /// Something is not as it was shown; nothing was charged.
  init(_ changes: [PlacementChange], price: (Money) -> SafeText) {
    let kinds = Swift.Set(changes.map(\.kind))
    let code: Code =
      switch true {
      case kinds.isSubset(of: ["stockShort", "vanished"]): .insufficientStock
      case kinds.isSubset(of: ["priceRose", "totalRose"]): .priceRose
      case kinds.contains("couponRefused"): .couponRefused
      case kinds == ["methodGone"]: .notShippedThere
      default: .notAsShown
      }
    let way: SafeText =
      switch code {
      case .priceRose: "If you agree: --accept-prices, or a higher --expect-total."
      case .insufficientStock: "Change the cart: tuckshop cart"
      case .notShippedThere: "See the ways: tuckshop checkout --quote"
      default: "See: tuckshop checkout --quote"
      }
    self.init(code, "It is not as you saw it, so nothing was bought and nothing charged. \(way)")
    self.changes = changes.map { ChangeJSON(change: $0.kind, message: Words.change($0, price: price)) }
  }
}

extension PlacementChange {
  fileprivate var kind: String {
    switch self {
    case .priceRose: "priceRose"
    case .stockShort: "stockShort"
    case .vanished: "vanished"
    case .couponRefused: "couponRefused"
    case .totalRose: "totalRose"
    case .methodGone: "methodGone"
    }
  }
}
