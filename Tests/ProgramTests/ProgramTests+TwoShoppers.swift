import ShopTestKit
import TerminalKit
import Testing

extension ProgramTests {
  @Test func `who comes second for the last one is told so before anything is charged`() throws {
    let folder = try TestFolder(nil)
    let files = try folder.copyFiles(of: .coffee, as: "corner")
    try folder.change(files + "/products/brew-scale.md", "stock: 59", to: "stock: 1")
    let ada = try RealTerminal(guest: "ada", seed: 7, of: files, in: folder)
    defer { ada.close() }
    try ada.walksToReview(with: "brew scale")
    let ben = try RealTerminal(guest: "ben", seed: 8, of: files, in: folder)
    defer { ben.close() }
    try ben.walksToReview(with: "brew scale")

    try ada.press("Enter").sees("Thank you", "TS-")
    try ben.press("Enter").sees("sold out", "nothing was charged")
    let screen = try ben.screen()
    #expect(screen.text.contains("Cart 1") && !screen.text.contains("Thank you"), "\(screen.framed)")
  }
}

extension RealTerminal {
  /// One of several guests of the same shop: the data is shared, the guest's token is not.
  convenience init(guest: String, seed: Int, of shop: String, in folder: TestFolder) throws {
    try self.init(
      folder, size: Size(100, 30),
      environment: ["XDG_DATA_HOME": folder.home + "/shared", "XDG_STATE_HOME": folder.home + "/" + guest],
      arguments: ["--clock", TestFolder.clock, "--seed", "\(seed)", "--shop", shop])
  }

  fileprivate func walksToReview(with words: String, line: UInt = #line) throws {
    try sees("Departments", line: line).press("/").type(words).sees("Quay Brew Scale", line: line)
    try press("Enter", "Enter").sees("only 1", line: line).press("a").sees("added", line: line)
    try press("c").sees("Check out", line: line).press("o").sees(CheckoutStep.address.mark, line: line)
    try type("ada@example.test").press("Enter").type("Ada Byrne").press("Enter")
    try type("1 Quay Street").press("Enter").type("Dungarvan").press("Enter", "Enter")
    try sees(CheckoutStep.delivery.mark, "Standard", line: line).press("Enter")
    try sees(CheckoutStep.payment.mark, line: line).type("42424242424242421234123").press("Enter")
    try sees(CheckoutStep.review.mark, "Place the order", line: line)
  }
}
