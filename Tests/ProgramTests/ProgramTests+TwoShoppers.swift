import ShopTestKit
import TerminalKit
import Testing

extension ProgramTests {
  @Test func `who comes second for the last one is told so before anything is charged`() throws {
    let folder = try TestFolder(nil)
    let files = try folder.copyFiles(of: .coffee, as: "corner")
    try folder.change(files + "/products/brew-scale.md", "stock: 59", to: "stock: 1")
    let shoppers = try ["ada", "ben"].map { name in
      try RealTerminal(
        folder, size: Size(100, 30),
        environment: ["XDG_DATA_HOME": folder.home + "/shared", "XDG_STATE_HOME": folder.home + "/" + name],
        arguments: TestFolder.fixedWorld + ["--shop", files])
    }
    defer { for shopper in shoppers { shopper.close() } }
    for shopper in shoppers { try shopper.walksToReview(with: "brew scale") }

    try shoppers[0].press("Enter").sees("Thank you", "TS-")
    try shoppers[1].press("Enter").sees("sold out", "nothing was charged")
    let screen = try shoppers[1].screen()
    #expect(screen.text.contains("Cart 1") && !screen.text.contains("Thank you"), "\(screen.framed)")
  }
}

extension RealTerminal {
  fileprivate func walksToReview(with words: String, line: UInt = #line) throws {
    try sees("Departments", line: line).press("/").type(words).sees("1 product", line: line).press("Enter", "Enter")
    try sees("In stock", line: line).press("a").sees("added", line: line)
    try press("c").sees("Check out", line: line).press("o").sees(CheckoutStep.address.mark, line: line)
    try type("ada@example.test").press("Enter").type("Ada Byrne").press("Enter")
    try type("1 Quay Street").press("Enter").type("Dungarvan").press("Enter", "Enter")
    try sees(CheckoutStep.delivery.mark, "Standard", line: line).press("Enter")
    try sees(CheckoutStep.payment.mark, line: line).type("42424242424242421234123").press("Enter")
    try sees(CheckoutStep.review.mark, "Place the order", line: line)
  }
}
