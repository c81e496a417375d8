import Foundation
import ShopTestKit
import Testing

// Could go wrong: a review cannot be written or read without the screen; staff cannot hide it or answer; what waits for
// them is not seen; a script takes a refusal for a success.
extension ProgramTests {
  @Test func `reviews are written, read, answered and hidden by commands`() throws {
    let shop = try ShopCommand()
    _ = try shop("cart", "add", "KTB-250-WB")
    let placed = try shop(
      "checkout", "--email", "ada@example.test", "--name", "Ada Byrne", "--street", "1 Quay Street", "--city",
      "Dungarvan", "--card", "success", "--json")
    let number = try #require(placed.value("order.number"))
    let early = try shop("review", "write", number, "--stars", "5", "--json")
    #expect(early.status == 4 && early.value("error.code") == "reviewRefused", "\(early)")
    _ = try shop("order", "ship", number)
    let wrong = try shop("review", "write", number, "--stars", "6", "--json")
    #expect(wrong.status == 65 && wrong.value("error.code") == "invalidInput", "\(wrong)")
    let other = try shop("review", "write", number, "--stars", "5", "--product", "harbour-mug")
    #expect(other.status == 4 && other.errors.contains("this order has no such product"), "\(other)")
    let written = try shop(
      "review", "write", number, "--stars", "4", "--name", "Ada", "--text", "Good every day", "--json")
    #expect(written.status == 0 && written.value("review.state") == "shown", "\(written)")
    let id = try #require(written.value("review.id"))
    let page = try shop("product", "kitchen-table", "--json")
    #expect(page.value("reviews.count") == "1" && page.value("reviews.meanTenths") == "40", "\(page)")
    #expect(page.value("reviews.newest.0.text") == "Good every day")
    #expect(try shop("product", "kitchen-table").output.contains("4.0 of 5 from 1 review"))
    #expect(try shop("review", "reply", id, "Thank you").status == 0)
    let list = try shop("review", "kitchen-table")
    #expect(list.output.contains("Harbour Lane Coffee: Thank you"), "\(list)")

    // With an address in it somebody reads it first, and it can be shown or hidden.
    let address = try shop("review", "write", number, "--stars", "1", "--text", "See www.cheap.example")
    #expect(address.output.contains("We read it first"), "\(address)")
    #expect(try shop("review").output.contains("There are no such reviews."))
    #expect(try shop("review", "--state", "waiting").output.contains("www.cheap.example"))
    #expect(try shop("review", "hide", id).status == 0)
    #expect(try shop("review", "--state", "all", "--json").value("reviews.0.state") == "hidden")
    let unknown = try shop("review", "show", "99", "--json")
    #expect(unknown.status == 3 && unknown.value("error.code") == "notFound", "\(unknown)")
    #expect(try BuiltProgram.run(["doctor", "--data", shop.folder.data], in: shop.folder).status == 0)
  }
}
