import Commerce
import PlainText
import ShopCore

extension Shapes {
  func order(_ order: Order) -> OrderJSON {
    OrderJSON(
      number: order.number, placedAt: order.placedAt.iso, state: order.state.rawValue,
      payment: order.paymentState.rawValue, fulfilment: order.fulfilment.rawValue, email: order.email,
      fullName: order.fullName, address: AddressJSON(order.address), phone: order.phone, note: order.note,
      lines: order.lines.map { line in
        OrderJSON.Line(
          sku: line.sku, slug: line.slug, title: line.title, variant: line.variant, quantity: line.quantity,
          unitPrice: money(line.unitPrice), subtotal: money(line.unitPrice * line.quantity))
      },
      totals: totals(order.totals), method: order.methodName,
      delivery: OrderJSON.Window(earliest: order.delivery.earliest.iso, latest: order.delivery.latest.iso),
      billing: order.billing.map(AddressJSON.init),
      card: order.card.map { OrderJSON.Card(brand: $0.brand.rawValue, lastFour: $0.lastFour) },
      history: order.history.map { OrderJSON.Event(event: $0.kind.rawValue, at: $0.at.iso, note: $0.note) })
  }
}

/// An order as it was placed.
struct OrderJSON: Encodable {
  struct Line: Encodable {
    let sku: String
    let slug: String
    let title: SafeText
    let variant: SafeText
    let quantity: Int
    let unitPrice: MoneyJSON
    let subtotal: MoneyJSON
  }

  struct Window: Encodable {
    let earliest: String
    let latest: String
  }

  struct Event: Encodable {
    /// `packed`, `unpacked`, `shipped`, `delivered`, `cancelled`, `returned`, `refunded`.
    let event: String
    let at: String
    /// The carrier's number, or a reason.
    let note: SafeText
  }

  struct Card: Encodable {
    let brand: String
    let lastFour: String
  }

  let number: String
  let placedAt: String
  /// `pending_payment`, `placed`, `completed`, `cancelled`.
  let state: String
  /// `succeeded`, `pending`, `declined` and so on.
  let payment: String
  /// `unfulfilled`, `packed`, `shipped`, `delivered`, `returned`, `cancelled`.
  let fulfilment: String
  let email: String
  let fullName: String
  let address: AddressJSON
  let phone: String
  let note: String
  let lines: [Line]
  let totals: TotalsJSON
  let method: SafeText
  let delivery: Window
  @Nullable var billing: AddressJSON?
  @Nullable var card: Card?
  let history: [Event]
}

/// An address; the names are those of the input of checkout.
struct AddressJSON: Encodable {
  let country: String
  let street: String
  let secondLine: String
  let postalCode: String
  let city: String
  let region: String

  init(_ address: PostalAddress) {
    country = address.country
    street = address.street
    secondLine = address.secondLine
    postalCode = address.postalCode
    city = address.city
    region = address.region
  }
}
