import Commerce
import Foundation
import ShopTestKit
import Testing

// Could go wrong: a script that is sent again buys twice, a fault hides the others, a card number is kept or repeated,
// a price that rose is paid without a word, the exit code of an undecided payment looks like success.
extension ProgramTests {
  /// A purchase as a script hands it over.
  static func purchase(card: String = "\"success\"", key: String = "order-1", more: String = "") -> String {
    """
    {"email": "ada@example.test", "fullName": "Ada Byrne",
     "address": {"country": "Ireland", "street": "1 Quay Street", "city": "Dungarvan"},
     "lines": [{"sku": "KTB-250-WB", "quantity": 2}], "method": "standard", "card": \(card), "key": "\(key)"\(more)}
    """
  }

  @Test func `a whole purchase from JSON, sent again and again, is one order`() throws {
    var shop = try ShopCommand()
    shop.dice = []
    let placed = try shop("checkout", "--from", "-", "--json", input: Self.purchase())
    #expect(placed.status == 0 && placed.errors.isEmpty, "\(placed)")
    #expect(placed.value("order.totals.total.amount") == "2630" && placed.value("order.method") == "Standard post")
    let number = try #require(placed.value("order.number"))
    for _ in 0..<3 {
      let again = try shop("checkout", "--from", "-", "--json", input: Self.purchase())
      #expect(again.status == 0 && again.output == placed.output, "\(again)")
    }
    // Without lines and without anything in the cart the key alone still finds it.
    let known = try shop("checkout", "--key", "order-1", "--json")
    #expect(known.output == placed.output, "\(known)")
    #expect(try shop("order", "list").output.contains(number))
    #expect(try shop("order", "list", "--json").value("orders.1") == nil)
    #expect(try shop("order", number.lowercased(), "--json").output == placed.output)
    let looked = try shop("order", number, "--email", "ADA@example.test ", "--json")
    #expect(looked.output == placed.output, "\(looked)")
    #expect(try shop("cart", "--json").value("unitCount") == "0")
    #expect(try shop("checkout", "--from", "-", input: Self.purchase(key: "order-2")).status == 0)
    #expect(try shop("order", "list", "--json").value("orders.1.number") != nil)
    let said = try shop("chat", "send", "Thanks")
    #expect(said.output.contains("tuckshop chat email ada@example.test"), "\(said)")
  }

  @Test func `a purchase sent by six processes at once is one order`() throws {
    var shop = try ShopCommand()
    shop.dice = []
    _ = try shop("cart", "add", "KTB-250-WB")
    try Self.purchase().write(toFile: shop.folder.home + "/purchase", atomically: true, encoding: .utf8)
    let crowd = """
      for number in 1 2 3 4 5 6; do
        "$0" checkout --from purchase --json --data "$1" >answer-$number 2>/dev/null &
      done; wait; grep -h '"number"' answer-* | sort | uniq -c
      """
    let outcome = try BuiltProgram.run(
      ["-c", crowd, BuiltProgram.path, shop.folder.data], program: "/bin/bash", in: shop.folder)
    let last = try shop("checkout", "--from", "-", "--json", input: Self.purchase())
    #expect(last.status == 0 && outcome.outputLines.count == 1, "\(outcome)")
    #expect(try shop("order", "list", "--json").value("orders.0.number") == last.value("order.number"))
    #expect(try shop("order", "list", "--json").value("orders.1") == nil)
  }

  @Test func `each test card ends as documented`() throws {
    for (card, status, code) in [
      ("success", 0, nil), ("declined", 5, "paymentDeclined"), ("insufficient-funds", 5, "paymentDeclined"),
      ("expired", 5, "paymentDeclined"), ("incorrect_code", 5, "paymentDeclined"),
      ("processing_error", 5, "paymentDeclined"), ("authentication", 7, "confirmationRequired"),
      ("late_answer", 6, "paymentPending"), ("gold", 65, "invalidInput"),
    ] as [(String, Int32, String?)] {
      let shop = try ShopCommand()
      let outcome = try shop("checkout", "--from", "-", "--json", input: Self.purchase(card: "\"\(card)\""))
      #expect(outcome.status == status && outcome.value("error.code") == code, "\(card): \(outcome)")
      #expect(outcome.errors.isEmpty == (status == 0), "\(card): \(outcome)")
    }
  }

  @Test func `what the bank has not decided is asked again by the same command and paid once`() throws {
    let late = try ShopCommand()
    let input = Self.purchase(card: "\"late_answer\"")
    #expect(try late("checkout", "--from", "-", input: input).status == 6)
    #expect(try late("checkout", "--from", "-", input: input).status == 0)
    #expect(try late("order", "list", "--json").value("orders.1") == nil)

    for (answer, status) in [("--approve", 0), ("--refuse", 5)] as [(String, Int32)] {
      let shop = try ShopCommand()
      let input = Self.purchase(card: "\"authentication\"")
      #expect(try shop("checkout", "--from", "-", input: input).status == 7)
      let outcome = try shop("checkout", "--key", "order-1", answer, "--json")
      #expect(outcome.status == status, "\(outcome)")
    }
  }

  @Test func `all faults of the form are told at once by the names of the fields`() throws {
    let shop = try ShopCommand()
    _ = try shop("cart", "add", "KTB-250-WB")
    let input = """
      {"email": "ada", "address": {"country": "GB", "postalCode": "1", "planet": "Earth"}, "card": {"number": \
      "4242 4242 4242 4241", "expiry": "01/20", "code": ""}, "method": "balloon"}
      """
    let unknown = try shop("checkout", "--from", "-", "--json", input: input)
    #expect(unknown.status == 65 && unknown.value("error.fields.0.field") == "address.planet", "\(unknown)")
    let outcome = try shop(
      "checkout", "--from", "-", "--json", input: input.replacing(", \"planet\": \"Earth\"", with: ""))
    let fields = (0..<9).compactMap { outcome.value("error.fields.\($0).field") }
    #expect(
      fields == [
        "email", "fullName", "address.street", "address.postalCode", "address.city", "method", "card.number",
      ], "\(outcome)")
    #expect(outcome.status == 65 && outcome.value("error.fields.6.fault") == "checkDigit", "\(outcome)")
    #expect(outcome.errors.contains("address.city: Town or city is needed"), "\(outcome.errors)")
    for text in ["", "nonsense", "[]", "{", "{\"lines\": 1}", "{\"lines\": [{\"sku\": \"NOPE\"}]}"] {
      #expect(try shop("checkout", "--from", "-", input: text).status == 65, "\(text)")
    }
  }

  @Test func `a price that rose and stock that fell are refused until the shopper agrees`() throws {
    var shop = try ShopCommand()
    shop.dice = []
    _ = try shop("checkout", "--from", "-", input: Self.purchase())
    _ = try shop("cart", "add", "KTB-250-WB")
    let total = try shop("checkout", "--card", "success", "--expect-total", "10.00", "--json")
    #expect(total.status == 4 && total.value("error.code") == "priceRose", "\(total)")
    #expect(total.value("error.changes.0.change") == "totalRose", "\(total)")

    let files = try shop.folder.copyFiles(of: .coffee, as: "dearer")
    try shop.folder.change(files + "/products/kitchen-table.md", "10.90", to: "11.90")
    let built = try BuiltProgram.run(["catalog", "import", files, "--data", shop.folder.data], in: shop.folder)
    #expect(built.status == 0, "\(built.errors)")
    let price = try shop("checkout", "--card", "success", "--json")
    #expect(price.status == 4 && price.value("error.changes.0.change") == "priceRose", "\(price)")
    #expect(price.errors.contains("now costs €11.90, not €10.90") && price.errors.contains("--accept-prices"))
    #expect(try shop("cart").output.contains("the price rose from €10.90 to €11.90"))

    let short = try shop(
      "checkout", "--from", "-", "--json", input: Self.purchase(key: "order-3").replacing(": 2}", with: ": 900}"))
    #expect(short.status == 4 && short.value("error.code") == "insufficientStock", "\(short)")
    let agreed = try shop("cart", "set", "KTB-250-WB", "1")
    #expect(agreed.status == 0, "\(agreed)")
    let placed = try shop("checkout", "--card", "success", "--accept-prices", "--json")
    #expect(placed.status == 0 && placed.value("order.totals.subtotal.amount") == "1190", "\(placed)")
  }

  @Test func `a card number is taken from JSON alone and is then nowhere`() throws {
    var shop = try ShopCommand()
    shop.dice = []
    let card = "{\"number\": \"4242 4242 4242 4242\", \"expiry\": \"12/34\", \"code\": \"987\"}"
    let placed = try shop("checkout", "--from", "-", "--json", input: Self.purchase(card: card))
    #expect(placed.status == 0 && placed.value("order.card.lastFour") == "4242", "\(placed)")
    let wrong = try shop(
      "checkout", "--from", "-", "--json",
      input: Self.purchase(card: card, key: "order-2").replacing("4242 4242 4242 4242", with: "4242424242424241"))
    #expect(wrong.status == 65 && !wrong.errors.contains("424242424242") && !wrong.output.contains("424242424242"))
    // What was handed over is the test's own file, not the program's.
    try FileManager.default.removeItem(atPath: shop.folder.home + "/input")
    for file in try shop.files() {
      for text in ["4242424242424242", "4242 4242 4242 4242", "4242424242424241"] {
        #expect(file.bytes.range(of: Data(text.utf8)) == nil, "\(file.path)")
      }
    }

    for arguments in [
      ["checkout", "--card", "4242424242424242"], ["checkout", "--card=4242-4242-4242-4242"],
      ["checkout", "--note", "4242 4242 4242 4242"], ["chat", "send", "my card is 4242424242424242"],
      ["checkout", "--card", "4242", "4242", "4242", "4242"],
    ] {
      let outcome = try shop.run(arguments)
      #expect(outcome.status == 64 && outcome.errors.contains("must not stand in a command"), "\(outcome)")
      #expect(!outcome.errors.contains("4242"), "\(outcome)")
    }
  }

  @Test func `an order that is looked for in vain again and again has to wait, as on the screen`() throws {
    let shop = try ShopCommand()
    for _ in 0..<5 { #expect(try shop("order", "TS-0000-0000", "--email", "a@example.test").status == 3) }
    let outcome = try shop("order", "TS-0000-0000", "--email", "a@example.test", "--json")
    #expect(outcome.status == 75 && outcome.value("error.code") == "tooManyTries", "\(outcome)")
    #expect(outcome.value("error.retryAfterSeconds") == "900", "\(outcome)")
  }
}
