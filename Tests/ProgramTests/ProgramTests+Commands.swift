import Commerce
import Foundation
import ShopTestKit
import TerminalKit
import Testing

// Could go wrong: an exit code changes its meaning, JSON loses a key or mixes with words, a fault says nothing on
// standard error, text from outside reaches the terminal, the commands have a cart of their own.
extension ProgramTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var status: Int32
    var says: String
    var isError: Bool
    var testDescription: String { line }

    init(_ line: String, _ status: Int32, _ says: String, isError: Bool? = nil) {
      self.line = line
      self.status = status
      self.says = says
      self.isError = isError ?? (status != 0)
    }
  }

  static let cases = [
    Case("search", 0, "of 44"), Case("search kitchen", 0, "kitchen-table"), Case("search xyzzyq", 0, "Nothing found"),
    Case("search xyzzyq", 0, "tuckshop chat send 'I am looking for xyzzyq'"),
    Case("search xyz'zyqx", 0, "tuckshop chat send 'I am looking for xyz'\\''zyqx'"),
    Case("search returns", 0, "Returns: tuckshop policies returns"),
    Case("search TS-1111-2222", 0, "tuckshop order TS-1111-2222 --email ADDRESS"),
    Case("search --category coffee --sort price-up --limit 1", 0, "more with --offset 1"),
    Case("search --category Tea", 3, "There is no category Tea"), Case("search --brand Nobody", 3, "There is no Brand"),
    Case("search --filter Weather=x", 3, "There is no filter"), Case("search --filter x", 64, "--filter takes"),
    Case("search --price-min -1", 64, "price-min"), Case("search --price-min=1,5", 65, "is no price"),
    Case("search --price-min 20 --price-max 10", 65, "above"), Case("search --limit 0", 64, "--limit takes"),
    Case("search --sort dearest", 64, "sort"), Case("search --filters", 0, "Harbour Lane 24"),
    Case("search --offset 99999", 0, "That was all"),
    Case("product kitchen-table", 0, "Four minutes, no fuss"), Case("product KTB-250-WB", 0, "KTB-250-WB"),
    Case("product ktb-250-wb", 0, "Kitchen Table"), Case("product nothing", 3, "There is no product"),
    Case("product kitchen-table --country Norway", 0, "Norway"),
    Case("product kitchen-table --country X", 3, "no country"),
    Case("product", 64, "Missing expected argument"), Case("cart", 0, "It is empty"),
    Case("cart add kitchen-table", 3, "has 8 variants"), Case("cart add KTB-250-WB -n 0", 64, "1 to 999"),
    Case("cart add KTB-250-WB -n 1000", 64, "1 to 999"), Case("cart add NOTHING", 3, "There is no product"),
    Case("cart set KTB-250-WB 2", 3, "not in the cart"), Case("cart remove KTB-250-WB", 3, "not in the cart"),
    Case("cart coupon add NOPE", 4, "not one of our codes"),
    Case("cart resume 7K3F-9Q2M-X4TB", 3, "No cart has this code"),
    Case("cart use --cart 77", 3, "There is no cart 77"), Case("cart use", 64, "Say which"),
    Case("cart country Atlantis", 3, "no country"), Case("cart list", 0, "Cart"),
    Case("checkout", 4, "nothing in the cart"), Case("checkout --quote", 0, "Ways to ship"),
    Case("checkout --from nowhere.json", 65, "cannot be read"), Case("checkout --approve --refuse", 64, "refuse"),
    Case("order list", 0, "No order was placed"), Case("order TS-0000-0000 --email a@example.test", 3, "No order has"),
    Case("order TS-0000-0000", 3, "--email"), Case("policies", 0, "returns"), Case("policies returns", 0, "30 days"),
    Case("policies nothing", 3, "There are: about"), Case("faq", 0, "grind"), Case("faq xyzzyq", 0, "No question"),
    Case("chat", 0, "Nothing was said"), Case("chat rate 5", 4, "nothing to rate"), Case("chat rate 6", 64, "1 to 5"),
    Case("chat email nonsense", 65, "name@example.com"), Case("chat send Hello", 0, "Hello"),
  ]

  @Test func `every command ends as documented and says why`() throws {
    for entry in Self.cases {
      let shop = try ShopCommand()
      let outcome = try shop.run(entry.line.split(separator: " ").map(String.init))
      #expect(outcome.status == entry.status, "\(entry.line): \(outcome)")
      #expect((entry.isError ? outcome.errors : outcome.output).contains(entry.says), "\(entry.line): \(outcome)")
      #expect(outcome.errors.isEmpty == (entry.status == 0), "\(entry.line): \(outcome.errors)")
      #expect(!outcome.output.contains("\u{1B}") && !outcome.errors.contains("\u{1B}"), "\(entry.line)")
    }
  }

  @Test func `with --json standard output is one document, whatever happens`() throws {
    for entry in Self.cases where entry.status != 64 {
      let shop = try ShopCommand()
      let outcome = try shop.run(entry.line.split(separator: " ").map(String.init) + ["--json"])
      #expect(outcome.status == entry.status, "\(entry.line): \(outcome)")
      #expect(outcome.json != nil, "\(entry.line): \(outcome.output)")
      #expect((outcome.value("error.code") != nil) == (entry.status != 0), "\(entry.line): \(outcome.output)")
    }
  }

  @Test func `a shop that is not there is told with the way to get it`() throws {
    let shop = try ShopCommand(nil)
    for command in ["search", "cart", "checkout", "policies", "chat"] {
      let outcome = try shop(command, "--json")
      #expect(outcome.status == 2 && outcome.errors.contains("Open it once with: tuckshop"), "\(command): \(outcome)")
      #expect(outcome.value("error.code") == "noShop", "\(command): \(outcome)")
    }
  }

  @Test func `a cart is the same JSON every time`() throws {
    let shop = try ShopCommand()
    func euro(_ amount: Int, _ text: String) -> String {
      "{\"amount\":\(amount),\"currency\":\"EUR\",\"exponent\":2,\"text\":\"\(text)\"}"
    }
    let price = euro(1090, "€10.90")
    let line = """
      {"available":47,"isRepriced":false,"isSavedForLater":false,"isShort":false,"isVanished":false,"quantity":2,\
      "seenPrice":\(price),"sku":"KTB-250-WB","slug":"kitchen-table","title":"Kitchen Table Blend",\
      "unitPrice":\(price),"variant":"250 g / Whole bean"}
      """
    let delivery = """
      {"earliest":"2026-11-25","freeFrom":\(euro(4000, "€40.00")),"id":"standard","latest":"2026-11-26",\
      "name":"Standard post","price":\(euro(450, "€4.50"))}
      """
    let totals = """
      {"discounts":[],"lines":[{"discount":\(euro(0, "€0.00")),"quantity":2,"sku":"KTB-250-WB",\
      "subtotal":\(euro(2180, "€21.80")),"tax":\(euro(0, "€0.00")),"taxPartsPerMillion":0,"unitPrice":\(price)}],\
      "shipping":\(euro(450, "€4.50")),"shippingCharged":\(euro(450, "€4.50")),"subtotal":\(euro(2180, "€21.80")),\
      "taxes":[{"amount":\(euro(84, "€0.84")),"base":\(euro(450, "€4.50")),"label":"VAT",\
      "partsPerMillion":230000}],"taxIncluded":true,"toFreeShipping":\(euro(1820, "€18.20")),"total":\(euro(2630, "€26.30"))}
      """
    let cart = """
      {"country":"IE","coupons":[],"delivery":\(delivery),"expiresAt":"2027-01-22T09:00:00Z","id":1,"lines":[\(line)],\
      "name":"Cart","refusedCoupons":[],"totals":\(totals),"unitCount":2}
      """
    let added = try shop("cart", "add", "KTB-250-WB", "-n", "2", "--json")
    #expect(added.json == "{\"added\":2,\"cart\":\(cart),\"limitedTo\":null}")
    #expect(try shop("cart", "--json").json == cart)
    #expect(try shop("cart", "show", "--json").output == (try shop("cart", "--json").output))
  }

  @Test func `a fault is the same JSON every time`() throws {
    let shop = try ShopCommand()
    #expect(
      try shop("cart", "add", "KTB-250-WB", "-n", "999", "--json").value("limitedTo") == "47")
    let refused = try shop("product", "nothing", "--json")
    #expect(
      refused.json == """
        {"error":{"available":null,"changes":[],"code":"notFound","fields":[],"key":null,\
        "message":"There is no product nothing. Try: tuckshop search WORDS","reason":null,"retryAfterSeconds":null}}
        """)
    #expect(refused.errors == "There is no product nothing. Try: tuckshop search WORDS\n")
  }

  @Test func `the keys of every answer are as documented`() throws {
    let shop = try ShopCommand()
    let page = try String(
      contentsOf: SampleShop.checkout.appendingPathComponent("Sources/tuckshop/Documentation.docc/Commands.md"),
      encoding: .utf8)
    _ = try shop("cart", "add", "KTB-250-WB")
    _ = try shop("chat", "send", "Hello")
    let lines = [
      "search kitchen", "product kitchen-table", "cart", "cart list", "cart code", "cart add KTB-250-WB",
      "checkout --quote", "order list", "policies", "policies returns", "faq", "chat", "theme list", "theme check",
      "keys", "config", "config path",
    ]
    for line in lines {
      var arguments = line.split(separator: " ").map(String.init) + ["--json"]
      if !["theme", "keys", "config"].contains(arguments[0]) { arguments += ["--data", shop.folder.data] }
      let outcome = try BuiltProgram.run(arguments, in: shop.folder)
      let keys = Set(outcome.keyPaths.flatMap { $0.split(separator: ".").map { $0.replacing("[]", with: "") } })
      #expect(!keys.isEmpty, "\(line): \(outcome)")
      for key in keys.sorted() where !page.contains("`\(key)`") { Issue.record("\(line): \(key) is not documented") }
    }
  }

  @Test func `hostile arguments are refused or found nowhere, and never acted on`() throws {
    let hostile = [
      "\u{1B}]0;owned\u{07}\u{1B}[2J\u{202E}evil💣\u{200D}\u{FE0F}",
      "'; DROP TABLE cart; -- \"*(NEAR %n%s%x ../../etc/passwd",
      String(repeating: "A", count: 100_000),
    ]
    for text in hostile {
      let shop = try ShopCommand()
      for arguments in [
        ["search", text], ["product", text], ["cart", "add", text], ["cart", "new", text],
        ["cart", "coupon", "add", text],
        ["cart", "resume", text], ["cart", "use", "--cart", text], ["order", text, "--email", text],
        ["policies", text],
        ["checkout", "--quote", "--name", text, "--card", text, "--key", text, "--delivery", text],
        ["chat", "send", text], ["config", "get", text], ["config", "set", "theme", text], [text],
      ] {
        var arguments = arguments
        if arguments[0] != "config" { arguments += ["--data", shop.folder.data] }
        let outcome = try BuiltProgram.run(arguments, in: shop.folder)
        #expect([0, 3, 4, 64, 65].contains(outcome.status), "\(arguments.prefix(2)): \(outcome.status)")
        let written = outcome.output.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" }
        #expect(written.isEmpty, "\(arguments.prefix(2))")
      }
    }
  }
}
