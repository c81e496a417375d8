import Commerce
import Conversation
import Database
import Desk
import Foundation
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import TerminalKit
import Testing

/// A shop with a shopper in it and desks that answer.
final class StaffedShop {
  let clock = HandClock()
  let folder: URL
  let shopper: ShopDriver
  private(set) var desks: [DeskDriver] = []

  init(_ sample: SampleShop = .coffee, size: Size = Size(80, 24)) throws {
    folder = try sample.freshFolder()
    shopper = try ShopDriver(sample, size: size, folder: folder, clock: clock, seed: 1)
    // The visit begins a moment after the first frame.
    shopper.advance(seconds: 2)
  }

  deinit {
    desks.forEach { $0.close() }
    shopper.close()
  }

  func desk(_ name: String = "Aoife", size: Size = Size(80, 24)) throws -> DeskDriver {
    let desk = try DeskDriver(
      as: name, folder: folder, size: size, clock: clock, seed: UInt64(1000 + desks.count))
    desks.append(desk)
    return desk
  }

  var guest: Int { shopper.state.shared.guest }

  /// Asks over the core: what the pane does is tested with the pane.
  @discardableResult
  func ask(_ text: String, id: String? = nil) throws -> ChatView {
    let view = try shopper.shop.say(text, clientID: id ?? "asked-\(text)", guest: guest, place: nil)
    desks.forEach { $0.settle() }
    return view
  }

  /// What the shopper can read of it.
  func heard() throws -> [SafeText] {
    try shopper.shop.chat(of: guest).messages.compactMap {
      if case .text(let text) = $0.body { text } else { nil }
    }
  }
}

@Suite struct DeskJourneyTests {
  @Test(arguments: Golden.sizes)
  func `a question is found, taken, answered and resolved`(_ size: Size) throws {
    let shop = try StaffedShop()
    let desk = try shop.desk(size: size)
    try shop.ask("Is the mug dishwasher safe?")
    desk.sees("Guest", "due 2 min").press("Enter").sees("Is the mug dishwasher safe?", "not taken")
    desk.press("c").sees("You answer this thread").press("r").type("Yes, it is.").press("Enter")
    desk.sees("Yes, it is.")
    #expect(try shop.heard() == ["Is the mug dishwasher safe?", "Yes, it is."])
    desk.press("Esc", "d").sees("Resolved", "No open thread")
    desk.press("5").sees("Guest")
    #expect(try shop.shopper.shop.chat(of: shop.guest).thread?.state == .resolved)
  }

  @Test func `of two who claim at once one gets the thread and the other is told who`() throws {
    let shop = try StaffedShop()
    let (aoife, ben) = (try shop.desk("Aoife"), try shop.desk("Ben"))
    try shop.ask("Hello?")
    ben.press("Enter")
    aoife.press("Enter").sees("Ben is also here").press("c")
    // Ben presses before his bell is heard.
    ben.press("c").sees("Aoife was first", "Aoife answers")
    ben.press("r").sees("Aoife answers this thread. h takes it over")
    ben.press("n").type("Ask her about the handle").press("Enter")
    aoife.settle().sees("Ask her about the handle", "note, only staff see it")
    #expect(try shop.heard() == ["Hello?"])
    ben.press("h").sees("You take it over from Aoife").press("Enter").sees("You answer this thread now")
    aoife.settle().sees("Ben answers", "Ben took it over").press("r").sees("Ben answers this thread")
    aoife.press("h", "Enter", "r").type("Well")
    ben.settle().press("h", "Enter")
    aoife.settle().sees("Ben answers now: Esc, then h takes it over", "> Well")
  }

  @Test func `a note begun does not become a reply`() throws {
    let shop = try StaffedShop()
    let desk = try shop.desk()
    try shop.ask("Hello?")
    desk.press("Enter", "n").type("rude, be kind").sees("Note, only staff see it").press("Esc", "r")
    desk.doesNotSee("> rude").type("Good morning").press("Enter", "Esc")
    desk.press("Esc", "Enter").sees("Note begun: rude, be kind")
    #expect(try shop.heard() == ["Hello?", "Good morning"])
    desk.press("Esc", "q").sees("was not sent").press("n")
    #expect(!desk.hasEnded)
    desk.press("q", "y")
    #expect(desk.hasEnded)
  }

  @Test func `a reply that was too late stays in the input, with who answers now`() throws {
    let shop = try StaffedShop()
    let (aoife, ben) = (try shop.desk("Aoife"), try shop.desk("Ben"))
    let thread = try #require(try shop.ask("Hello?").thread).id
    aoife.press("Enter", "r").type("Good morning")
    // Ben's desk takes it without a ring that Aoife's could hear first.
    try ben.shop.ledger.write { writer in
      try writer.execute("UPDATE chat_thread SET assignee_id = \(ben.me.id) WHERE id = \(thread)")
    }
    aoife.press("Enter").sees("Ben answers this thread", "Good morning")
    #expect(try shop.heard() == ["Hello?"])
  }

  @Test func `writing is told to the shopper and to the other desk, and fades`() throws {
    let shop = try StaffedShop()
    let (aoife, ben) = (try shop.desk("Aoife"), try shop.desk("Ben"))
    try shop.ask("Hello?")
    ben.press("Enter")
    aoife.press("Enter", "r").type("Goo")
    ben.settle().sees("Aoife is writing here")
    aoife.advance(seconds: 9)
    ben.settle().doesNotSee("is writing")
    try shop.shopper.shop.tellTyping(true, guest: shop.guest)
    ben.settle().sees("Guest 1 is writing").advance(seconds: 7).doesNotSee("is writing")
  }

  @Test(arguments: Golden.sizes)
  func `a snoozed thread comes back by itself, and at once when the shopper writes`(_ size: Size) throws {
    let shop = try StaffedShop()
    let desk = try shop.desk(size: size)
    try shop.ask("When is the next roast?")
    desk.press("Enter", "z").sees("In 1 hour", "10:00", "Tomorrow at opening").press("Enter")
    desk.sees("No open thread").press("4").sees("until 10:00", "Guest").press("3")
    desk.advance(seconds: 3650).sees("Guest")
    desk.press("Enter", "z").type("tomorrow").press("Enter").sees("No open thread")
    try shop.ask("Still there?")
    desk.sees("Guest")
  }

  @Test func `away is told, and time is shown as it runs`() throws {
    let shop = try StaffedShop()
    let (aoife, ben) = (try shop.desk("Aoife"), try shop.desk("Ben"))
    try shop.ask("Hello?")
    aoife.press("a").sees("Aoife away")
    ben.settle().sees("Aoife (away)")
    ben.sees("due 2 min").advance(seconds: 100).sees("due 20 s").advance(seconds: 100).sees("late 1 min")
    aoife.press("a").sees("Aoife here")
  }

  // Could go wrong: each key lays out all that was ever said; whoever reads further up is moved when a message comes.
  @Test func `of a long conversation only what is read is laid out`() throws {
    let shop = try StaffedShop()
    let desk = try shop.desk()
    for number in 1...80 {
      shop.clock.advance(seconds: 60)
      try shop.ask("Question \(number), and some words more")
    }
    desk.press("Enter").sees("Question 80,").press("r").type("Well").press("Esc")
    let thread = try #require(desk.state.thread)
    #expect(!thread.transcript.isWhole && thread.transcript.lines.count < 120)
    desk.press("PgUp").doesNotSee("Question 80,")
    let line = try #require(desk.lines.first { $0.contains("Question 5") })
    let place = desk.lines.firstIndex(of: line)
    try shop.ask("One more")
    #expect(desk.lines.firstIndex(of: line) == place)
    desk.doesNotSee("One more").press("End").sees("One more")
    // Over the line between two days one gets as over any other.
    shop.clock.advance(seconds: 86_400)
    for number in 1...40 { try shop.ask("Tomorrow \(number)") }
    desk.press("End").sees("Tomorrow 40").press("Home").sees("Question 1,").press("Down", times: 140).sees(
      "Tomorrow 40")
    desk.press("Home").sees("Question 1,").press("/").type("question 42").sees("Question 42,", "1 of 1")
  }

  // Could go wrong: more lines stand below what is read than are left once the oldest message is no longer told.
  @Test func `who reads the oldest question reads on at the next one when it falls off`() throws {
    let shop = try StaffedShop()
    let desk = try shop.desk()
    try shop.ask((1...440).map { "word\($0)" }.joined(separator: " "), id: "long-0001")
    for number in 2...ChatView.limit {
      if number.isMultiple(of: 50) { shop.clock.advance(seconds: 120) }
      try shop.ask("Question \(number).")
    }
    desk.press("Enter", "Home").sees("word1 ")
    shop.clock.advance(seconds: 120)
    for number in 1...5 { try shop.ask("Late \(number).") }
    desk.settle().doesNotSee("word").press("Down", "Up", "Home").doesNotSee("word", "Late 5.").press("End").sees(
      "Late 5.")
  }

  @Test func `a thread is searched, tagged and noted`() throws {
    let shop = try StaffedShop()
    let desk = try shop.desk()
    for number in 1...40 { try shop.ask("Question \(number)") }
    desk.press("Enter").sees("Question 40").doesNotSee("Question 7")
    desk.press("/").type("question 7").sees("1 of 1", "Question 7").press("Esc")
    desk.press("x").press("t").sees("complaint").type(", delivery").press("Enter").sees("complaint, delivery")
    desk.press("e").type("Collects on Fridays").press("Enter", "Tab").sees("Collects on Fridays", "in the shop for")
    desk.press("Esc", "Esc").sees("complaint")
  }
}
