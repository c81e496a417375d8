import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// What staff send beside their own words.
@Suite struct DeskCardTests {
  @Test func `a canned response is completed by its code and can be changed before it is sent`()
    throws
  {
    let shop = try StaffedShop()
    let desk = try shop.desk()
    try shop.ask("Hello?")
    desk.press("Enter", "r").type("/he").sees("/hello").press("Tab").sees("Hello", "Aoife here").doesNotSee("/he")
    #expect(try shop.heard() == ["Hello?"])
    desk.type(" Ask away.").press("Enter")
    let sent = try #require(try shop.heard().last?.string)
    #expect(sent.hasPrefix("Hello") && sent.hasSuffix("Ask away.") && !sent.contains("{") && !sent.contains("/he"))
    // Enter on a code alone fills it in: nobody means to send it.
    desk.type("/moment").press("Enter").sees("One moment")
    #expect(try shop.heard().count == 2)
    desk.press("Ctrl+U", "Esc", "m").type("broken").press("Enter").sees("that's on us")
  }

  // Could go wrong: the shopper reads "The [product] is [price]".
  @Test func `a code that nobody knows does not go out, and a text that begins like one does`() throws {
    let shop = try StaffedShop()
    let desk = try shop.desk()
    try shop.ask("Hello?")
    desk.press("Enter", "c", "r").type("/nonsense").press("Enter")
    desk.sees("There is no canned response /nonsense", "Nothing was sent")
    #expect(try shop.heard() == ["Hello?"])
    desk.type(" is no code").press("Enter")
    #expect(try shop.heard() == ["Hello?", "/nonsense is no code"])
  }

  @Test func `the footer leads to no key that is refused`() throws {
    let shop = try StaffedShop()
    let desk = try shop.desk(size: Size(120, 40))
    try shop.ask("Hello?")
    desk.press("Enter").sees("r reply", "c claim").doesNotSee("u reopen")
    desk.press("c", "Up").sees("r reply").doesNotSee("c claim")
    desk.press("d", "5", "Enter").sees("u reopen").doesNotSee("r reply", "d done", "g voucher")
    desk.press("u", "Up").sees("r reply").doesNotSee("u reopen")
  }

  @Test func `the inbox shows what was asked, not what the shop answered by itself`() throws {
    let shop = try StaffedShop()
    let desk = try shop.desk()
    shop.shopper.press("F2").type("How long can I return something?").advance(seconds: 2).press("Tab")
    #expect(try shop.heard().first == "How long can I return something?")
    desk.settle().press("3").sees("How long can I return")
  }

  @Test func `a blank that a canned response left is filled before it goes out`() throws {
    let shop = try StaffedShop()
    let desk = try shop.desk()
    try shop.ask("What does it cost?")
    desk.press("Enter", "r").type("/price").press("Tab").sees("[price]").press("Enter").sees("still to be filled in")
    #expect(try shop.heard().count == 1)
    desk.sees("[price]").press("Ctrl+U").type("It is nineteen euro.").press("Enter")
    #expect(try shop.heard().last == "It is nineteen euro.")
  }

  @Test(arguments: Golden.sizes)
  func `a product goes as a card, and an order only where there is one`(_ size: Size) throws {
    let shop = try StaffedShop()
    let desk = try shop.desk(size: size)
    try shop.ask("Which mug?")
    desk.press("Enter", "p").type("harbour mug").sees("Harbour Mug").press("Enter").sees("[Product] Harbour Mug")
    desk.press("o").sees("They have no orders").press("Esc")
    let bodies = try shop.shopper.shop.chat(of: shop.guest).messages.map(\.body)
    #expect(bodies.contains { if case .product(let card) = $0 { card.slug == "harbour-mug" } else { false } })
  }

  @Test(arguments: Golden.sizes)
  func `a policy goes as a card`(_ size: Size) throws {
    let shop = try StaffedShop()
    let desk = try shop.desk(size: size)
    try shop.ask("How do you post?")
    desk.press("Enter", "f").type("ship").sees("Shipping").press("Enter").sees("Outside the EU")
    let bodies = try shop.shopper.shop.chat(of: shop.guest).messages.map(\.body)
    #expect(bodies.contains { if case .answer = $0 { true } else { false } })
  }

  @Test func `a voucher keeps to the limit and tells it, and its reason stays among staff`() throws {
    let shop = try StaffedShop()
    let desk = try shop.desk()
    try shop.ask("It came broken")
    desk.press("Enter", "g").sees("up to €15.00").type("20").press("Enter").sees("€15.00 at most")
    desk.press("Ctrl+U").type("x").press("Enter").sees("in figures")
    desk.press("Ctrl+U").type("7,50").press("Enter", "Enter").sees("Say why").type("broken in the post").press("Enter")
    desk.sees("Given:", "[Voucher]", "€7.50", "broken in the post")
    let shown = try shop.shopper.shop.chat(of: shop.guest).messages
    #expect(shown.filter { if case .voucher = $0.body { true } else { false } }.count == 1)
    #expect(!shown.contains { "\($0.body)".contains("broken in the post") })
  }

  @Test func `what to say about a sold-out product is put into the input, to be edited`() throws {
    let shop = try StaffedShop()
    let desk = try shop.desk()
    try shop.ask("When is the Gesha back?")
    desk.press("Enter", "s").type("gesha").sees("sold out").press("Enter").sees("Reply", "Gesha")
    #expect(try shop.heard().count == 1)
    desk.press("Enter")
    #expect(try shop.heard().count == 2)
    desk.press("Esc", "s").type("harbour mug").press("Enter").sees("It is not sold out")
  }

  @Test func `the customer's card tells page, cart, orders and what was before`() throws {
    let shop = try StaffedShop()
    shop.shopper.press("/").type("slipway").press("Enter", "Enter", "a")
    let desk = try shop.desk(size: Size(120, 40))
    try shop.ask("How fresh is it?")
    shop.clock.advance(seconds: 120)
    desk.press("Enter").sees("Product: Slipway Espresso", "for 2 min", "Cart", "1 × Slipway Espresso", "Orders", "None")
    shop.shopper.press("c")
    desk.settle().sees("Now", "Cart")
    desk.resize(80, 24).doesNotSee("1 × Slipway").press("Tab").sees("1 × Slipway Espresso").press("Esc").sees(
      "How fresh")
    desk.resize(40, 12).press("Tab").sees("Ireland").press("End").sees("None")
  }

  @Test(arguments: [
    "\u{1B}[2J\u{1B}]0;owned\u{7}", "\u{202E}gnp.exe", String(repeating: "Z\u{0301}\u{0302}\u{0303}", count: 900),
  ])
  func `hostile text is shown safely`(_ text: String) throws {
    let shop = try StaffedShop()
    let desk = try shop.desk(size: Size(40, 12))
    try shop.ask("a" + text, id: "hostile-text")
    desk.press("Enter")
    for scalar in desk.screen.unicodeScalars {
      #expect(scalar == "\n" || scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value != 0x202E)
    }
    desk.press("r").paste(text + "b").press("Enter", "Esc", "Esc")
    desk.sees("All (1)")
  }
}

/// Staff see who is in the shop, and may speak first.
@Suite struct DeskLiveTests {
  @Test(arguments: Golden.sizes)
  func `staff write first once a visit, and again after an answer`(_ size: Size) throws {
    let shop = try StaffedShop()
    shop.shopper.press("/").type("slipway").press("Enter", "Enter", "a")
    let desk = try shop.desk(size: size)
    desk.press("v").sees("In the shop: 1 guest", "Guest 1", "Slipway Espresso", "€")
    desk.press("w").type("Shall I grind it for you?").press("Enter").sees("Shall I grind it for you?", "you answer")
    #expect(try shop.heard() == ["Shall I grind it for you?"])
    let thread = try #require(try shop.shopper.shop.chat(of: shop.guest).thread).id
    // With a thread that is open Enter leads there.
    desk.press("v", "Enter").sees("Shall I grind").press("v")
    try shop.shopper.shop.resolve(thread, staff: desk.me.id)
    desk.settle().press("i", "v", "w").sees("were written to in this visit")
    #expect(try shop.heard().count == 1)
  }

  @Test func `who has left in the meantime is told, and what was typed stays`() throws {
    let shop = try StaffedShop()
    let desk = try shop.desk()
    desk.press("v", "w").type("Hello there")
    let visit = try #require(try desk.shop.liveVisits().first)
    try desk.shop.endVisit(visit.id)
    desk.press("Enter").sees("They have left the shop. Nothing was sent.", "Hello there")
  }

  @Test func `what the shop's rules tell stands in the inbox and leads to the guest`() throws {
    let shop = try StaffedShop(.outfitter)
    let desk = try shop.desk()
    let rule = try #require(
      shop.shopper.shop.profile.chatRules.proactive.first { if case .alert = $0.action { true } else { false } })
    let visit = try #require(try desk.shop.liveVisits().first)
    _ = try shop.shopper.shop.applyRule(rule.id, guest: shop.guest, visit: visit.id)
    desk.settle().sees("! Guest 1:").press("!").sees("Alerts", "Guest 1").press("Enter").sees("In the shop: 1 guest")
  }

  @Test func `the live view follows by itself`() throws {
    let shop = try StaffedShop()
    let desk = try shop.desk()
    desk.press("v").sees("Home")
    shop.shopper.press("c")
    desk.settle().sees("Cart")
  }
}
