import Commerce
import Conversation
import PlainText
import TerminalKit
import Testing

@Suite struct InputTests {
  struct Step: Sendable {
    let text: String
    let cursor: Int
    let rows: Int
    let expected: Int?
  }

  static let steps = [
    Step(text: "first\nsecond", cursor: 8, rows: -1, expected: 2),
    Step(text: "first\nsecond", cursor: 12, rows: -1, expected: 5),
    Step(text: "first\nsecond", cursor: 3, rows: 1, expected: 9),
    Step(text: "first\nsecond", cursor: 3, rows: -1, expected: nil),
    Step(text: "first\nsecond", cursor: 9, rows: 1, expected: nil),
    Step(text: "long words that wrap here", cursor: 3, rows: 1, expected: 14),
    Step(text: "田中さん\nabcdef", cursor: 9, rows: -1, expected: 2),
    Step(text: "", cursor: 0, rows: -1, expected: nil),
  ]

  @Test(arguments: steps) func `the cursor goes up and down along lines as they are shown`(_ step: Step) {
    var field = TextField(step.text, limit: 100, isMultiline: true)
    field.moveCursor(to: step.cursor)
    #expect(MultilineInput(field, columns: 13).place(rows: step.rows) == step.expected)
  }

  @Test func `a search marks what was typed, whatever the case and accents`() {
    var search = ThreadSearch()
    search.field.replace(with: "creme")
    let line = search.marked(StyledLine([StyledSpan("Two Crème brûlées", .text)]))
    #expect(line.spans.map(\.text) == ["Two ", "Crème", " brûlées"])
    #expect(line.spans.map(\.role) == [.text, .match, .text])
  }

  static let said: [(SafeText, [String])] = [
    ("Write to ada@secret.org, please", ["ada@secret.org"]),
    ("Call +353 86 123 4567 after 5", ["+353 86 123 4567"]), ("Order TS-34567 of 12.11.", ["TS-34567"]),
    ("Two at 4.50, or 3 at 12?", []), ("", []),
  ]

  @Test(arguments: said) func `of what is said, addresses and long numbers are somebody's own`(
    _ text: SafeText, _ words: [String]
  ) {
    #expect(ChatAddresses.words(in: text) == words)
    let message = ChatMessage(
      id: 1, thread: 1, clientID: "message-1", speaker: .shopper, author: "Ada", body: .text(text), channel: .screen,
      sentAt: Instant(seconds: 0), isPrivate: false, delivery: .sent)
    var addresses = ChatAddresses()
    addresses.read([message])
    addresses.read([message])
    #expect(addresses.words == words)
  }

  struct Presence: Sendable {
    let presence: StaffPresence
    let room: Int
    let words: SafeText
  }

  /// Monday, 23 November 2026, 09:00 UTC.
  static let now = Instant(seconds: 1_795_424_400)
  static func opening(_ days: Int) -> StaffPresence { StaffPresence(opensAt: now.advanced(bySeconds: days * 86_400)) }

  static let presences = [
    Presence(
      presence: StaffPresence(present: ["Aoife"], usualReplySeconds: 70), room: 60,
      words: "staff are here, usually answer in 2 min"),
    Presence(presence: StaffPresence(present: ["Aoife"], usualReplySeconds: 70), room: 20, words: "staff are here"),
    Presence(presence: StaffPresence(present: ["Aoife"]), room: 60, words: "staff are here"),
    Presence(presence: opening(1), room: 60, words: "staff are back tomorrow 9:00"),
    Presence(presence: opening(1), room: 20, words: "back tomorrow 9:00"),
    Presence(presence: opening(3), room: 60, words: "staff are back Thu 9:00"),
    Presence(presence: StaffPresence(), room: 60, words: "nobody is here just now; leave a message"),
    Presence(presence: opening(1), room: 3, words: ""),
  ]

  @Test(arguments: presences) func `presence is told in the room there is`(_ row: Presence) {
    #expect(ConversationWords.presence(row.presence, now: Self.now, .utc, room: row.room) == row.words)
  }
}
