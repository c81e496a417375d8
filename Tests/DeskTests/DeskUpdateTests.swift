import Commerce
import Desk
import PlainText
import ShopCore
import ShopTestKit
import TerminalKit
import Testing

/// How the desk's state changes when answers come late, come wrong, or do not come.
@Suite struct DeskUpdateTests {
  private let shop: StaffedShop
  private let thread: Int
  private var state: DeskState

  init() throws {
    shop = try StaffedShop()
    let desk = try shop.desk()
    thread = try #require(try shop.ask("Hello?").thread).id
    state = desk.press("Enter", "r").state
  }

  private mutating func type(_ text: String) -> [Effect] {
    text.unicodeScalars.flatMap { StaffDesk().update(&state, .keyPressed(.character($0))) }
  }

  private mutating func press(_ key: Key) -> [Effect] { StaffDesk().update(&state, .keyPressed(key)) }
  private var screen: String { StaffDesk().render(state).text.joined(separator: "\n") }

  /// The id under which a text was asked to be sent.
  private func sent(_ effects: [Effect]) -> String? {
    effects.lazy.compactMap { if case .say(_, _, let clientID, _, _) = $0 { clientID } else { nil } }.first
  }

  @Test mutating func `what could not be sent is in the input again, and keeps its id when it is sent once more`()
    throws
  {
    _ = type("Good morning")
    let first = try #require(sent(press(.enter)))
    #expect(screen.contains("sending…") && !screen.contains("> Good morning"))
    _ = StaffDesk().update(&state, .notSaid(clientID: first, thread: thread, .busy))
    #expect(screen.contains("> Good morning") && screen.contains("very busy") && !screen.contains("sending…"))
    #expect(sent(press(.enter)) == first)
    // Other words are another message.
    _ = StaffDesk().update(&state, .notSaid(clientID: first, thread: thread, .busy))
    _ = type("!")
    #expect(sent(press(.enter)) != first)
  }

  @Test mutating func `what was typed since stands behind what came back`() throws {
    _ = type("One")
    let first = try #require(sent(press(.enter)))
    _ = type("Two")
    _ = StaffDesk().update(&state, .notSaid(clientID: first, thread: thread, .assigned(to: "Ben")))
    #expect(screen.contains("> One") && screen.contains("Two") && screen.contains("Ben answers this thread"))
  }

  @Test mutating func `a canned response takes the place of its code and nothing else`() {
    _ = type("Dear Ada, /mom")
    #expect(press(.tab) == [.findText(.canned("moment"), thread: thread)])
    _ = StaffDesk().update(&state, .textFound("One moment.", .canned("moment"), thread: thread))
    #expect(screen.contains("> Dear Ada, One moment.") && !screen.contains("/mom"))
    // Chosen from the list, it stands where the cursor is.
    _ = press(.escape)
    _ = StaffDesk().update(&state, .textFound(" Bye.", .canned("bye"), thread: thread))
    #expect(screen.contains("One moment. Bye."))
    _ = StaffDesk().update(&state, .textFound(nil, .canned("gone"), thread: thread))
    #expect(screen.contains("There is no canned response /gone"))
  }

  @Test mutating func `a code alone is filled in, not sent`() {
    _ = type("/moment")
    #expect(press(.enter) == [.findText(.canned("moment"), thread: thread)])
  }

  @Test mutating func `an answer that is older than what is shown is dropped`() throws {
    let view = try #require(state.thread?.view)
    var newer = view
    newer.customer.name = "Ada Byrne"
    _ = StaffDesk().update(&state, .threadLoaded(newer, generation: 90))
    _ = StaffDesk().update(&state, .threadLoaded(view, generation: 80))
    #expect(screen.contains("Ada Byrne"))
  }

  @Test mutating func `bells lead to one look at what they are about, and no more`() {
    func loads(_ effects: [Effect]) -> (inbox: Int, thread: Int, visits: Int) {
      effects.reduce(into: (0, 0, 0)) { counts, effect in
        switch effect {
        case .loadInbox: counts.0 += 1
        case .loadThread: counts.1 += 1
        case .loadVisits: counts.2 += 1
        default: break
        }
      }
    }
    let many = loads(StaffDesk().update(&state, .rang([.thread(thread), .thread(thread + 1), .visits, .presence])))
    #expect(many == (1, 1, 0))
    let other = loads(StaffDesk().update(&state, .rang([.thread(thread + 1)])))
    #expect(other == (1, 0, 0))
    #expect(StaffDesk().update(&state, .rang([.shopperTyping(thread: thread + 1, isTyping: true)])).isEmpty)
  }

  @Test mutating func `an idle desk asks for a look every half minute and says each minute that it is there`() {
    #expect(StaffDesk().update(&state, .timerFired(.poll)).contains(.timer(.poll, milliseconds: 30_000)))
    let beat = StaffDesk().update(&state, .timerFired(.heartbeat))
    #expect(beat == [.heartbeat(isAway: false), .timer(.heartbeat, milliseconds: 60_000)])
  }

  @Test mutating func `while one writes it is told once in four seconds, and that it has ended once`() {
    #expect(
      type("abc").filter { if case .tellTyping = $0 { true } else { false } } == [.tellTyping(true, thread: thread)])
    let again = StaffDesk().update(&state, .timerFired(.ownTyping))
    #expect(again.contains(.tellTyping(true, thread: thread)))
    #expect(StaffDesk().update(&state, .timerFired(.ownTyping)).contains(.tellTyping(false, thread: thread)))
    #expect(StaffDesk().update(&state, .timerFired(.ownTyping)).isEmpty)
  }
}
