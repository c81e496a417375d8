import ArgumentParser
import Commerce
import PlainText
import ShopCore
import TerminalKit

/// The whole purchase, as the four steps of the screen take it.
struct CheckoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkout", abstract: "Buy what is in the cart (in test mode), from options or a JSON file.",
    discussion: """
      What is not said is as it was typed before, on the screen or here; the delivery is then the cheapest. Options \
      come before the file. All faults are told at once, by the names of the fields. Prices that rose since they were \
      put into the cart are refused unless --accept-prices says otherwise.

      With --key the purchase can be sent again after any interruption: the same key is the same order and is paid \
      once. After a refusal take a new key.

      A file: {"email": "ada@example.test", "fullName": "Ada Byrne", "address": {"country": "IE", "street": "1 Quay \
      Street", "city": "Dungarvan"}, "method": "standard", "card": "success", "key": "order-1"}; also "billing" (an \
      address), "phone", "note", "coupons", "lines" ([{"sku": "…", "quantity": 1}]: what to buy, the rest of the cart \
      is saved for later), "expectedTotal" ("22.50": refuse if it is more), and a card as {"number": "…", "expiry": \
      "12/34", "code": "123"}, which is never kept.
      """)

  @Option(
    name: .customLong("from"), help: "A JSON file with the purchase; - is standard input.", completion: .file())
  var file: String?

  @OptionGroup(title: "Purchase") var purchase: PurchaseOptions

  @Flag(name: .long, help: "Say what it would cost and how it can be shipped; nothing is bought.")
  var quote = false

  @Flag(name: .customLong("accept-prices"), help: "Agree to prices that rose since they were put into the cart.")
  var acceptsPrices = false

  @Flag(help: "Where the bank asks for a confirmation: give it, or refuse it (test bank).")
  var confirmation: Confirmation?

  @OptionGroup var options: CartOptions

  func run() throws {
    try options.perform { shopper, cart, _ in
      let input = try input()
      var checkout = Checkout(shopper: shopper, guest: try shopper.guest(), cart: cart, input: input)
      checkout.acceptsPrices = acceptsPrices
      checkout.approves = confirmation.map { $0 == .approve }
      return quote ? try checkout.quote() : try checkout.buy()
    }
  }

  private func input() throws -> PurchaseInput {
    var input = PurchaseInput()
    if let file {
      guard let text = file == "-" ? StandardInput.text(limit: StandardInput.limit) : FileText.read(file) else {
        throw CommandFault(.invalidInput, "\(file) cannot be read, or is larger than 1 MB.")
      }
      input = try PurchaseInput(json: text)
    }
    purchase.lay(over: &input)
    if let country = options.country { input.address.country = country }
    return input
  }
}

/// The values of `--approve` and `--refuse`.
enum Confirmation: String, EnumerableFlag {
  case approve, refuse
}

/// A purchase by options; there is none for a card's number, which others could read.
struct PurchaseOptions: ParsableArguments {
  @Option(name: .long, help: "E-mail, for the confirmation.")
  var email: String?

  @Option(name: .long, help: "First and last name.")
  var name: String?

  @Option(name: .long, help: "Street and number.")
  var street: String?

  @Option(name: .customLong("second-line"), help: "Flat, floor or company.")
  var secondLine: String?

  @Option(name: .customLong("postal-code"), help: "Postal code, ZIP code, Eircode.")
  var postalCode: String?

  @Option(name: .long, help: "Town or city.")
  var city: String?

  @Option(name: .long, help: "State, province or county, where the country has them.")
  var region: String?

  @Option(name: .long, help: "For the carrier only.")
  var phone: String?

  @Option(name: .long, help: "Printed on the packing slip.")
  var note: String?

  @Option(name: .long, help: "How it is shipped; --quote lists the ways.", completion: .custom(Completions.deliveries))
  var delivery: String?

  @Option(name: .long, help: "A coupon; may be given again.")
  var coupon: [String] = []

  @Option(
    name: .long, help: "A test card by its name, such as success or declined; never a number.",
    completion: .custom(Completions.cards))
  var card: String?

  @Option(name: .long, help: "Idempotency key: the same key is the same order, however often it is sent.")
  var key: String?

  @Option(name: .customLong("expect-total"), help: "Refuse if it costs more than this, such as 22.50.")
  var expectedTotal: String?

  /// What is said here comes before what a file says.
  func lay(over input: inout PurchaseInput) {
    input.email = email ?? input.email
    input.fullName = name ?? input.fullName
    input.phone = phone ?? input.phone
    input.note = note ?? input.note
    input.method = delivery ?? input.method
    input.key = key ?? input.key
    input.expectedTotal = expectedTotal ?? input.expectedTotal
    input.card = card.map { .named($0) } ?? input.card
    input.coupons += coupon
    let parts: [(CheckoutField, String?)] = [
      (.street, street), (.secondLine, secondLine), (.postalCode, postalCode), (.city, city), (.region, region),
    ]
    for (field, text) in parts { input.address.parts[field] = text ?? input.address.parts[field] }
  }
}
