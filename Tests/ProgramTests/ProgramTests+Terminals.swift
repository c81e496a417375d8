import TerminalKit
import Testing

extension ProgramTests {
  /// A terminal as the environment describes it, and what it cannot show.
  struct Kind: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let environment: [String: String?]
    var isASCIIOnly = false
    var hasColors = true
    var notice: String?
    /// A name out of a product's description, as this terminal can spell it.
    var name = "Tomás"
  }

  static let kinds = [
    Kind(testDescription: "tmux", environment: ["TERM": "tmux-256color"]),
    Kind(testDescription: "the Linux console", environment: ["TERM": "linux"], isASCIIOnly: true),
    Kind(
      testDescription: "a VT100", environment: ["TERM": "vt100"], isASCIIOnly: true, hasColors: false, name: "Tomas"),
    Kind(testDescription: "kitty", environment: ["TERM": "xterm-kitty"]),
    Kind(testDescription: "an unknown one", environment: ["TERM": "no-such-terminal"], notice: "no-such-terminal"),
    Kind(testDescription: "no colours wanted", environment: ["NO_COLOR": "1"], hasColors: false),
    Kind(testDescription: "no UTF-8", environment: ["LANG": "C"], isASCIIOnly: true, name: "Tomas"),
  ]

  @Test(arguments: kinds)
  func `a guest buys a bag of coffee on every kind of terminal`(_ kind: Kind) throws {
    let shop = try RealTerminal(TestFolder(), environment: kind.environment)
    defer { shop.close() }
    try shop.sees("Harbour Lane Coffee", "TEST MODE")
    if let notice = kind.notice { try shop.sees(notice) }
    try shop.press("/").type("kitchen table").sees("Kitchen Table Blend")
    try shop.press("Enter", "Enter").sees("In stock", kind.name)
    try shop.press("a").sees("added").press("c").sees("Check out").press("o").sees(CheckoutStep.address.mark)
    try shop.type("ada@example.test").press("Enter").type("Ada Byrne").press("Enter")
    try shop.type("1 Quay Street").press("Enter").type("Dungarvan").press("Enter", "Enter")
    try shop.sees(CheckoutStep.delivery.mark, "Standard").press("Enter").sees(CheckoutStep.payment.mark)
    try shop.type("42424242424242421234123").press("Enter").sees(CheckoutStep.review.mark, "Place the order")
    let review = try shop.waits(for: "colours") { _ in try !kind.hasColors || shop.styledText().containsColors }
    if !kind.hasColors { #expect(try !shop.styledText().containsColors) }
    let symbols = review.text.unicodeScalars.filter { $0.value >= 0x180 }
    #expect(symbols.isEmpty == kind.isASCIIOnly, "\(review.framed)")
    try shop.press("Enter").sees("Thank you", "TS-")
    try shop.press("q")
    #expect(try shop.exitStatus() == 0)
    #expect(try !shop.screen().isAlternate)
  }

  @Test func `a terminal that cannot place its cursor is told so, and what to try`() throws {
    let shop = try RealTerminal(TestFolder(), environment: ["TERM": "dumb"])
    defer { shop.close() }
    try shop.sees("dumb", "TERM=xterm")
    #expect(try shop.exitStatus() == 1)
    #expect(try shop.settings().isSuperset(of: ["icanon", "echo"]))
  }

  @Test func `the shop says that it needs a terminal where there is none`() throws {
    let folder = try TestFolder()
    let outcome = try BuiltProgram.run(folder.arguments, in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("needs a terminal"), "\(outcome.errors)")
  }
}

extension String {
  /// Whether an SGR sequence sets a foreground or background colour (ECMA-48, 8.3.117; 39 and 49 take one away).
  fileprivate var containsColors: Bool {
    matches(of: #/\u{1B}\[([0-9;:]*)m/#).contains { match in
      match.output.1.split(whereSeparator: { $0 == ";" || $0 == ":" }).contains { number in
        switch Int(number) ?? 0 {
        case 30...38, 40...48, 90...97, 100...107: true
        default: false
        }
      }
    }
  }
}
