import Commerce
import PlainText
import Testing

@testable import CatalogFiles

/// The `chat` part of `shop.yaml`.
struct ChatFaultTests {
  /// Line 1 of it is line 46 of the file.
  private static let goodChat = """
    chat:
      first_reply: 90 s
      next_reply: 5 min
      resolution: 2 days
      reopen_days: 14
      voucher: {limit: "10.00", days: 60}
      canned:
        hello: Hello {first_name}, this is {agent} of {shop}.
        stock: >-
          The {product} is back on
          Thursday, at {price}.

          Shall we keep one?
        ask: Hello {first_name}, can {shop} help?
      rules:
        - id: card-twice
          when: {page: payment, failed_payments: 2, open: true}
          alert: Two cards failed.
        - {id: sold-out, when: {sold_out: true, seconds_on_page: 60}, say: ask}
        - id: big-cart
          when: {page: policies, cart_at_least: "80.00", returning: true, order_state: shipped}
          say: A full cart; {shop} sends it in one parcel.
        - {id: quiet, when: {idle_seconds: 90, searches_without_result: 3}, say: May we help?}

    """

  private static func folder(_ old: String, _ new: String) -> ShopFolder {
    precondition(goodChat.contains(old), "the chat holds no \(old)")
    return ShopFolder()
      .with("shop.yaml", ShopFolder.goodShop + goodChat.replacing(old, with: new, maxReplacements: 1))
  }

  @Test func `what the shop says of its chat is read in full`() throws {
    let reading = try ChatFaultTests.folder("chat:", "chat:").read()
    #expect(reading.faults.map(\.description) == [])
    let chat = try #require(reading.profile?.chat)
    #expect([chat.firstReplyTarget, chat.nextReplyTarget, chat.resolutionTarget] == [90, 300, 172_800])
    #expect([chat.reopenDays, chat.voucherDays] == [14, 60])
    #expect(chat.voucherLimit == 1000)
    #expect(chat.canned.map(\.code) == ["hello", "stock", "ask"])
    #expect(chat.canned[1].text == "The {product} is back on Thursday, at {price}.\nShall we keep one?")
    #expect(chat.proactive.map(\.id) == ["card-twice", "sold-out", "big-cart", "quiet"])
    #expect(chat.proactive[0].conditions == [.page(.payment), .failedPayments(2), .open(true)])
    #expect(chat.proactive[1].conditions == [.soldOut, .secondsOnPage(60)])
    #expect(
      chat.proactive[2].conditions == [.page(.policies), .cartAtLeast(8000), .returningGuest, .orderState(.shipped)])
    #expect(chat.proactive[3].conditions == [.idleSeconds(90), .searchesWithoutResult(3)])
    #expect(
      chat.proactive.map(\.action) == [
        .alert("Two cards failed."), .message("Hello, can Small Shop help?"),
        .message("A full cart; Small Shop sends it in one parcel."), .message("May we help?"),
      ])
  }

  @Test func `a shop without chat goes by the usual rules`() throws {
    let profile = try #require(try ShopFolder().read().profile)
    #expect(profile.chat == nil)
    #expect(profile.chatRules.firstReplyTarget == 120)
    #expect(profile.chatRules.voucherLimit == nil)
  }

  static let spoilt: [Spoilt] = [
    Spoilt(
      "  first_reply:", "  first_replay:", "shop.yaml:47: chat knows no key \"first_replay\". Did you mean first_reply?"
    ),
    Spoilt(
      "90 s", "90",
      "shop.yaml:47: first_reply is \"90\", which is not a time. Write a number and s, min, h or days, such as \"2 min\"."
    ),
    Spoilt(
      "5 min", "0 min",
      "shop.yaml:48: next_reply is \"0 min\", which is not a time. Write a number and s, min, h or days, such as \"2 min\"."
    ),
    Spoilt(
      "2 days", "2 weeks",
      "shop.yaml:49: resolution is \"2 weeks\", which is not a time. Write a number and s, min, h or days, such as \"2 min\"."
    ),
    Spoilt(
      "reopen_days: 14", "reopen_days: 999",
      "shop.yaml:50: reopen_days is \"999\", which is out of range. Write a whole number from 0 to 365."),
    Spoilt("limit: \"10.00\", ", "", "shop.yaml:51: limit is missing. Add limit: \"12.50\" to the voucher."),
    Spoilt(
      "\"10.00\"", "\"0\"",
      "shop.yaml:51: limit is 0. Write more than 0, or take voucher out: then staff give none."),
    Spoilt(
      "\"10.00\"", "ten",
      "shop.yaml:51: limit is \"ten\", which is not an amount. Write digits and a point, such as \"12.50\"."),
    Spoilt(
      "    hello:", "    Hello:",
      "shop.yaml:53: \"Hello\" cannot name a response. Use a to z, 0 to 9 and single dashes, at most 40."),
    Spoilt(
      "    ask:", "    hello:",
      "shop.yaml:59: the key hello stands twice, first on line 53. Keep one of the two.",
      "shop.yaml:64: there is no canned response ask. Use one of: hello, stock."),
    Spoilt(
      "{agent}", "{agnet}", "shop.yaml:53: hello knows no variable {agnet}. Did you mean {agent}?"),
    Spoilt(
      "{agent}", "{colour}",
      "shop.yaml:53: hello knows no variable {colour}. Use one of: {first_name}, {product}, {price}, {arrival}, {order}, {agent}, {shop}."
    ),
    Spoilt(
      "can {shop} help?", String(repeating: "x", count: 981),
      "shop.yaml:59: ask has 1001 characters. Use at most 1000."),
    Spoilt("id: card-twice\n      ", "", "shop.yaml:61: id is missing. Add id: sold-out to this rule."),
    Spoilt(
      "id: sold-out", "id: card-twice",
      "shop.yaml:64: the rule card-twice stands twice, first on line 61. Rename one of the two."),
    Spoilt(
      "id: quiet", "id: Quiet", "shop.yaml:68: id is \"Quiet\". Use a to z, 0 to 9 and single dashes, at most 40."),
    Spoilt(
      "failed_payments", "failed_payment",
      "shop.yaml:62: when knows no key \"failed_payment\". Did you mean failed_payments?"),
    Spoilt(
      "idle_seconds: 90,", "moon: full,",
      "shop.yaml:68: when knows no key \"moon\". Use one of: page, sold_out, seconds_on_page, idle_seconds, cart_at_least, failed_payments, searches_without_result, returning, order_state, open."
    ),
    Spoilt("page: payment", "page: paymnet", "shop.yaml:62: page is \"paymnet\". Did you mean payment?"),
    Spoilt(
      "when: {sold_out: true, seconds_on_page: 60}", "when: {}",
      "shop.yaml:64: the rule has no condition. Add at least one, such as {page: cart}."),
    Spoilt(
      "when: {sold_out: true, seconds_on_page: 60}, ", "",
      "shop.yaml:64: when is missing. Add when: {page: payment, idle_seconds: 90} to this rule."),
    Spoilt("sold_out: true", "sold_out: false", "shop.yaml:64: sold_out is false. Write true, or leave it out."),
    Spoilt(
      "sold_out: true", "sold_out: true, page: cart",
      "shop.yaml:64: sold_out never holds on this page. Write page: product, or take page or sold_out out."),
    Spoilt(
      "seconds_on_page: 60", "seconds_on_page: 0",
      "shop.yaml:64: seconds_on_page is \"0\", which is out of range. Write a whole number from 1 to 86400."),
    Spoilt(
      "\"80.00\"", "\"80.005\"",
      "shop.yaml:66: cart_at_least has 3 decimals, but EUR has 2. Write it with at most 2, such as \"12.50\"."),
    Spoilt(
      "order_state: shipped", "order_state: shiped", "shop.yaml:66: order_state is \"shiped\". Did you mean shipped?"),
    Spoilt("open: true", "open: yes", "shop.yaml:62: open is \"yes\". Write true or false."),
    Spoilt("say: ask", "say: aks", "shop.yaml:64: there is no canned response aks. Did you mean ask?"),
    Spoilt(
      "say: ask", "say: stock",
      "shop.yaml:64: the message holds {product}, which nobody is there to fill in. Use no variable but {shop} in a rule's message."
    ),
    Spoilt(
      "full cart; {shop}", "full cart; {shp}",
      "shop.yaml:67: the message holds {shp}, which nobody is there to fill in. Use no variable but {shop} in a rule's message."
    ),
    Spoilt(
      ", say: May we help?", "",
      "shop.yaml:68: the rule does nothing. Add say: and a text or the code of a canned response, or alert: and a line for staff."
    ),
    Spoilt(
      "say: May we help?", "say: May we help?, alert: Somebody is stuck",
      "shop.yaml:68: the rule has both say and alert. Keep one, and make a second rule of the other."),
    Spoilt(
      "reopen_days: 14", "reopen_days: two",
      "shop.yaml:50: reopen_days is \"two\", which is not a whole number. Write a whole number from 0 to 365."),
  ]

  @Test(arguments: spoilt)
  func `a fault of the chat is told with its line and what to do`(spoilt: Spoilt) throws {
    #expect(try ChatFaultTests.folder(spoilt.old, spoilt.new).faults() == spoilt.faults)
  }

  @Test func `all faults are told at once`() throws {
    let chat = """
      chat:
        first_reply: soon
        canned: {Hi: "Hi {you}"}
        rules:
          - {when: {page: moon}}

      """
    let faults = try ShopFolder().with("shop.yaml", ShopFolder.goodShop + chat).faults()
    let problems = faults.map { $0.dropFirst("shop.yaml:".count).split(separator: ". ")[0] }
    #expect(
      problems == [
        "47: first_reply is \"soon\", which is not a time", "48: \"Hi\" cannot name a response",
        "48: Hi knows no variable {you}", "50: id is missing", "50: page is \"moon\"", "50: the rule does nothing",
      ])
  }
}
