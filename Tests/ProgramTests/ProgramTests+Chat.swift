import Glibc
import ShopTestKit
import TerminalKit
import Testing

extension ProgramTests {
  // Could go wrong: two real programs do not hear each other; a kill loses the thread; the form under the chat is lost.
  @Test(arguments: [Size(40, 12), Size(80, 24), Size(120, 40)])
  func `a shopper and a member of staff talk over two terminals, a kill and a purchase`(_ size: Size) throws {
    let folder = try TestFolder()
    let desk = try RealTerminal(
      folder, size: size, arguments: ["desk", "--as", "Aoife", "--clock", TestFolder.clock, "--data", folder.data])
    defer { desk.close() }
    try desk.sees("No open thread")
    let ada = try RealTerminal(folder, size: size)
    try ada.sees("Departments", any: "Coffee").press("/").type("slipway").sees("Slipway").press("Enter", "Enter")
    try ada.sees("€10.90").press("F2").sees("Ask us anything")
    try ada.type("Is it good with milk?").press("Enter").sees("You are next")

    try desk.sees("Is it goo", any: "Is it good with milk?").press("Enter").sees("Looking at").press("r").type(
      "Very. It was made for it.")
    try ada.sees("Aoife is writing")
    try desk.press("Enter").sees("It was made for it.")
    try ada.sees("It was made for it.", "Aoife")

    // A crash of the shopper's side: the same guest comes back to the same thread.
    try ada.send(signal: SIGKILL)
    ada.close()
    // Other dice: what it writes now is another message than that of its first life.
    let again = try RealTerminal(
      folder, size: size, arguments: ["--clock", TestFolder.clock, "--seed", "8", "--data", folder.data])
    defer { again.close() }
    try again.sees("Departments", any: "Coffee").press("F2").sees("It was made for it.")
    try again.type("I take it.").press("Enter").sees("I take it.")
    try desk.sees("I take it.")
    try again.press("F2").press("/").type("slipway").sees("Slipway").press("Enter", "Enter").sees("€10.90")
    try again.press("a").sees("Cart 1").press("c").sees("Check out", any: "o check out").press("o").sees("E-mail")
    try again.type("ada@example.test").press("Enter").type("Ada").press("F2").sees("I take it.")
    try again.press("F2").type(" Byrne").sees("Ada Byrne").press("Enter")
    try again.type("1 Quay Street").press("Enter").type("Dungarvan").press("Enter", "Enter")
    try again.sees("Standard").press("Enter").sees("[3").type("42424242424242421234123").press("Enter")
    try again.sees("[4").press("Enter").sees("TS-")
  }
}

extension RealTerminal {
  /// Waits until one of two texts is there: where there is room for the one, or only for the other.
  @discardableResult
  fileprivate func sees(_ text: String, any other: String, line: UInt = #line) throws -> RealTerminal {
    try waits(for: "“\(text)” or “\(other)”", line: line) { $0.text.contains(text) || $0.text.contains(other) }
    return self
  }
}
