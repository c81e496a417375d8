import Foundation
import ShopTestKit
import Testing

// Could go wrong: staff cannot tell what an order allows; a refusal looks like success to a script; the shopper does not
// see where the parcel is.
extension ProgramTests {
  /// Commands after a purchase, with their status, and what they or the refusal say.
  static let orderMoves: [(arguments: [String], status: Int32, words: String)] = [
    (["deliver"], 4, "The parcel is unfulfilled already"),
    (["return"], 4, "The parcel is still here"),
    (["pack", "--as", "Mara"], 0, "is packed now"),
    (["ship", "--tracking", "RR 123 IE"], 0, "is on its way now"),
    (["cancel"], 4, "The carrier has the parcel"),
    (["refund"], 4, "The parcel has not come back yet"),
    (["deliver"], 0, "is delivered now"),
    (["return", "--reason", "Too dark"], 0, "is returned now"),
    (["refund"], 0, "is returned and refunded now"),
    (["refund"], 4, "was returned before"),
    (["pack", "--reason"], 64, "Unknown option"),
  ]

  @Test func `staff move an order by commands, the shopper sees it, and the books stay right`() throws {
    let shop = try ShopCommand()
    _ = try shop("cart", "add", "KTB-250-WB", "-n", "2")
    let placed = try shop(
      "checkout", "--email", "ada@example.test", "--name", "Ada Byrne", "--street", "1 Quay Street", "--city",
      "Dungarvan", "--card", "success", "--json")
    let number = try #require(placed.value("order.number"))
    for (arguments, status, words) in Self.orderMoves {
      let outcome = try shop.run(["order", arguments[0], number] + arguments.dropFirst())
      #expect(outcome.status == status && (outcome.output + outcome.errors).contains(words), "\(arguments): \(outcome)")
    }
    let refused = try shop("order", "cancel", number, "--json")
    #expect(refused.status == 4 && refused.value("error.code") == "orderRefused", "\(refused)")
    let unknown = try shop("order", "pack", "TS-0000-0000", "--json")
    #expect(unknown.status == 3 && unknown.value("error.code") == "notFound", "\(unknown)")
    let long = try shop("order", "cancel", number, "--reason", String(repeating: "x", count: 201))
    #expect(long.status == 65, "\(long)")

    let seen = try shop("order", number, "--email", "ada@example.test", "--json")
    #expect(seen.value("order.payment") == "refunded" && seen.value("order.fulfilment") == "returned", "\(seen)")
    let history = (0..<5).compactMap { seen.value("order.history.\($0).event") }
    #expect(history == ["packed", "shipped", "delivered", "returned", "refunded"])
    #expect(seen.value("order.history.1.note") == "RR 123 IE")
    let text = try shop("order", number, "--email", "ada@example.test")
    #expect(text.output.contains("Handed to the carrier Mon 23 Nov, number RR 123 IE\n"), "\(text)")
    let all = try shop("order", "all", "--state", "returned")
    #expect(all.output.contains(number) && all.output.contains("ada@example.test"), "\(all)")
    #expect(try shop("order", "all", "--state", "shipped").output.contains("There are no such orders."))
    #expect(try BuiltProgram.run(["doctor", "--data", shop.folder.data], in: shop.folder).status == 0)
    let mails = try shop("mail", "send")
    #expect(mails.outputLines.count == 3, "\(mails)")

    // A newer order that is not wanted takes no place in a short list.
    _ = try shop("cart", "add", "KTB-250-WB")
    let newer = try shop(
      "checkout", "--email", "ada@example.test", "--name", "Ada Byrne", "--street", "1 Quay Street", "--city",
      "Dungarvan", "--card", "success", "--json")
    #expect(newer.status == 0, "\(newer)")
    let short = try shop("order", "all", "--state", "returned", "--limit", "1")
    #expect(short.output.contains(number), "\(short)")
  }
}
