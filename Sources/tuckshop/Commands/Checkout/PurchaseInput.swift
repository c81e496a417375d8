import Commerce
import PlainText
import ShopCore

/// A whole purchase as it is handed over, by a file or by options; what is nil is as it was typed before, or usual.
struct PurchaseInput {
  struct Address {
    var country: String?
    var parts: [CheckoutField: String] = [:]
  }

  struct Line {
    var sku: String
    var quantity: Int
  }

  var email: String?
  var fullName: String?
  var address = Address()
  /// Nil: as it was; an address of its own, or none.
  var billing: Address??
  var phone: String?
  var note: String?
  var method: String?
  var coupons: [String] = []
  var card: CardInput?
  var key: String?
  var lines: [Line]?
  /// As written: `22.50`.
  var expectedTotal: String?
  var faults: [FieldFaultJSON] = []

  static let addressFields: [CheckoutField] = [.street, .secondLine, .postalCode, .city, .region]

  init() {}

  /// Reads a JSON object; every fault of it is in ``faults``.
  ///
  /// - Throws: ``CommandFault`` where the text is no JSON object at all.
  init(json text: String) throws {
    guard case .object(let entries)? = JSONInput.read(text) else {
      throw CommandFault(.invalidInput, "The purchase is no JSON object. An example: tuckshop help checkout")
    }
    let input = InputObject(entries)
    email = input.text("email")
    fullName = input.text("fullName")
    phone = input.text("phone")
    note = input.text("note")
    method = input.text("method")
    coupons = input.texts("coupons")
    key = input.text("key")
    expectedTotal = input.text("expectedTotal")
    address = input.object("address", Self.address) ?? Address()
    if input.has("billing") { billing = .some(input.object("billing", Self.address)) }
    card =
      input.isText("card")
      ? input.text("card").map { CardInput.named($0) } : input.object("card") { CardInput.typed(CardInput.Parts($0)) }
    lines = input.objects("lines") { line in
      let quantity = line.has("quantity") ? line.integer("quantity") : 1
      if let quantity, !(1...CartLine.maximumQuantity).contains(quantity) {
        line.refuse("quantity", "malformed", "1 to \(CartLine.maximumQuantity) are possible")
      }
      let sku = line.text("sku")
      if sku == nil { line.refuse("sku", "missing", "it is needed") }
      return Line(sku: sku ?? "", quantity: quantity ?? 1)
    }
    input.finish()
    faults = input.faults
  }

  private static func address(_ input: InputObject) -> Address {
    var address = Address()
    address.country = input.text("country")
    for field in addressFields { address.parts[field] = input.text(field.rawValue) }
    return address
  }
}

/// A card as it is handed over: a test card by its name, or the digits of one.
enum CardInput: Redacted {
  /// Digits of a card; held in memory alone.
  struct Parts: Redacted {
    var number: String
    var expiry: String
    var code: String

    init(_ input: InputObject) {
      number = input.text("number") ?? ""
      expiry = input.text("expiry") ?? ""
      code = input.text("code") ?? ""
    }
  }

  case named(String)
  case typed(Parts)

  /// The card by the rules of the screen.
  func details(on today: CivilDate) -> Result<CardDetails, CardInputFault> {
    switch self {
    case .named(let name):
      let wanted = name.lowercased().replacing("-", with: "_")
      guard let number = TestCard(rawValue: wanted)?.numbers.first
      else { return .failure(.unknownName) }
      return .success(
        CardDetails(number: number, expiry: CardExpiry(month: 12, year: today.year + 3), code: [1, 2, 3]))
    case .typed(let parts):
      var entry = CardEntry()
      let digits = parts.number.filter(\.isNumber)
      guard digits.count <= 19 else {
        return .failure(.part(CardEntryFault(field: .cardNumber, fault: .tooLong(limit: 19))))
      }
      entry.paste(digits.utf8)
      entry.moveCursor(to: .cardExpiry)
      entry.paste(parts.expiry.utf8)
      entry.moveCursor(to: .cardCode)
      entry.paste(parts.code.utf8)
      return entry.details(on: today).mapError { .part($0) }
    }
  }
}

/// What is wrong with a card; nothing of its digits is in it.
enum CardInputFault: Error {
  case unknownName
  case part(CardEntryFault)
}
