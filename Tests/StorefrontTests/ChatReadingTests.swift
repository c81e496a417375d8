import Commerce
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

// Could go wrong: a message longer than the window has a middle that nobody can reach; what came below while reading
// further up counts as read, or moves what is read; the cursor cannot go up in a message of several lines.
@Suite struct ChatReadingTests {
  private static func conversation(_ size: Size) throws -> (ada: ShopDriver, staff: Int, thread: Int) {
    let ada = try ShopDriver(size: size)
    let staff = try ada.shop.openDesk(as: "Aoife", bell: nil).id
    ada.advance(seconds: 1).press("F2").type("Tell me all").press("Enter")
    let thread = try #require(try ada.shop.inbox(.all, staff: staff).rows.first).thread.id
    return (ada, staff, thread)
  }

  private static let long = SafeText(
    cleaning: (1...440).map { "word\($0)" }.joined(separator: " "))

  @Test(arguments: ShopDriver.sizes)
  func `every word of a long message can be read`(_ size: Size) throws {
    let (ada, staff, thread) = try Self.conversation(size)
    defer { ada.close() }
    try ada.shop.reply(.text(Self.long), isPrivate: false, clientID: "long-0001", thread: thread, staff: staff)
    ada.settle().sees("word440").press("Up")
    var seen: Set<Substring> = []
    for _ in 0..<400 {
      seen.formUnion(ada.screen.split { !$0.isLetter && !$0.isNumber }.filter { $0.hasPrefix("word") })
      if ada.screen.contains("Tell me all") { break }
      ada.press("Up")
    }
    #expect(seen.count >= 440, "\(seen.count) of 440 words were shown")
    ada.sees("Tell me all").isWhole().press("PgDn").isWhole().press("Home").sees("Tell me all").press("End")
      .sees("word440").press("Down").sees("your message")
  }

  @Test func `what comes below while one reads further up is counted, and read once it is shown`() throws {
    let (ada, staff, thread) = try Self.conversation(Size(80, 24))
    defer { ada.close() }
    func say(_ text: SafeText) throws {
      try ada.shop.reply(
        .text(text), isPrivate: false, clientID: "say-\(text.width)-\(text.string.suffix(3))", thread: thread,
        staff: staff)
      ada.settle()
    }
    func unread() throws -> Int {
      try ada.shop.deskThread(thread, staff: staff, isReading: false).messages.count {
        $0.speaker == .staff && $0.delivery < .read
      }
    }
    try say(Self.long)
    #expect(try unread() == 0)
    ada.press("PgUp", "PgUp", "PgUp")
    let before = ada.lines[8]
    try say("Below one")
    try say("Below two")
    ada.sees("2 new below").doesNotSee("Below one").isWhole()
    #expect(ada.lines[8] == before, "what is read stays where it is")
    #expect(try unread() == 2)
    ada.press("Esc").sees("Below two").doesNotSee("new below")
    #expect(try unread() == 0)
  }

  // Could go wrong: the beginning is lost, or cannot be gone back to, when the window grows and shrinks around it.
  @Test(arguments: [Size(32, 8), Size(33, 9), Size(40, 10), Size(60, 8)])
  func `who reads at the top of a low window still reads when it grows and shrinks`(_ size: Size) throws {
    let (ada, staff, thread) = try Self.conversation(size)
    defer { ada.close() }
    try ada.shop.reply(.text(Self.long), isPrivate: false, clientID: "long-0001", thread: thread, staff: staff)
    ada.settle().press("Up", "Home")
    for other in [Size(2000, 2000), size, Size(400, 8), size, Size(120, 40)] {
      ada.press("Home").resize(other.columns, other.rows).press("Down", "Up", "PgUp", "PgDn").resize(
        size.columns, size.rows)
      ada.press("Home")
    }
    ada.sees("Tell me all")
  }

  // Could go wrong: only so many messages are told of a conversation; the one that is being read is gone, and so are more
  // lines than are left below the window.
  @Test(arguments: ShopDriver.sizes)
  func `who reads the oldest message reads on at the next one when it falls off`(_ size: Size) throws {
    let ada = try ShopDriver(size: size)
    defer { ada.close() }
    let staff = try ada.shop.openDesk(as: "Aoife", bell: nil).id
    ada.advance(seconds: 1).press("F2").paste(Self.long.string).press("Enter")
    let thread = try #require(try ada.shop.inbox(.all, staff: staff).rows.first).thread.id
    func say(_ text: SafeText) throws {
      try ada.shop.reply(.text(text), isPrivate: false, clientID: "reply-\(text)", thread: thread, staff: staff)
    }
    var told = 0
    while try ada.shop.chat(of: ada.state.shared.guest).messages.count < ChatView.limit {
      told += 1
      try say("Number \(told).")
    }
    ada.settle().press("Up", "Home").sees("word1 ")
    try say("The last.")
    ada.settle().sees("Number 1.").doesNotSee("word", "The last.").isWhole()
    ada.press("Up").sees("Number 1.").press("PgDn").doesNotSee("Number 1.").press("Home").sees("Number 1.").press("End")
      .sees("The last.")
  }

  @Test func `up goes to the line above in a message of several lines, then to what was said`() throws {
    let (ada, _, _) = try Self.conversation(Size(80, 24))
    defer { ada.close() }
    ada.type("first").press("Alt+Enter").type("second line").press("Up").type("!").press("Down").type("?")
    #expect(ada.state.chat.field.text == "first!\nsecond? line")
    ada.press("Up", "Up").isOn("Tell me all", or: "You").press("Esc").press("Enter")
    #expect(ada.state.chat.view?.messages.last { $0.speaker == .shopper }?.body == .text("first!\nsecond? line"))
  }

  @Test func `words that are broken over two lines are found, heads are not searched`() throws {
    let (ada, staff, thread) = try Self.conversation(Size(40, 12))
    defer { ada.close() }
    let text: SafeText = "Our dripper stands on any cup, and the paper filters that fit it cost next to nothing"
    try ada.shop.reply(.text(text), isPrivate: false, clientID: "drip-0001", thread: thread, staff: staff)
    ada.settle().press("Up", "/").type("the paper filters that fit").sees("1 of 1").isWhole()
    ada.press("Ctrl+U").type("aoife").sees("no match")
  }

  @Test func `a message that is refused stands in the input again, before what was written since`() throws {
    let (ada, _, _) = try Self.conversation(Size(80, 24))
    defer { ada.close() }
    for count in 1..<100 { ada.paste("Number \(count)").press("Enter") }
    ada.paste("One too many").press("Enter").sees("> One too many").isWhole()
    #expect(ada.state.chat.view?.messages.contains { $0.body == .text("One too many") } == false)
    #expect(ada.words.contains("Wait a moment"), "\(ada.framed)")
    ada.advance(seconds: 61).press("Enter")
    #expect(ada.state.chat.view?.messages.last { $0.speaker == .shopper }?.body == .text("One too many"))
  }

  @Test func `a message is kept that was typed where an address was asked for`() throws {
    let ada = try ShopDriver()
    defer { ada.close() }
    ada.press("F2").type("Anybody?").press("Enter").sees("Your e-mail address")
    ada.type("It is a present").press("Enter").sees("It is a present", "Your e-mail address")
    #expect(ada.state.chat.view?.messages.last { $0.speaker == .shopper }?.body == .text("It is a present"))
    ada.type("half a thou").press("Esc").doesNotSee("Your e-mail address").sees("half a thou")
  }

  @Test func `a rating without its why is kept when the chat is closed or the shop is left`() throws {
    for key in ["F2", "Ctrl+C"] {
      let (ada, staff, thread) = try Self.conversation(Size(80, 24))
      defer { ada.close() }
      try ada.shop.reply(.text("Done"), isPrivate: false, clientID: "done-0001", thread: thread, staff: staff)
      try ada.shop.resolve(thread, staff: staff)
      ada.settle().press("4").type("Kind").press(key)
      #expect(try ada.shop.chat(of: ada.state.shared.guest).thread?.rating == 4)
    }
  }
}

extension ShopDriver {
  @discardableResult
  fileprivate func isOn(_ text: String, or other: String) -> ShopDriver {
    #expect(focusedLine.contains(text) || focusedLine.contains(other), "\(framed)")
    return self
  }
}
