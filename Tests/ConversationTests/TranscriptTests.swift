import Commerce
import Conversation
import PlainText
import TerminalKit
import Testing

// Could go wrong: a long conversation is laid out anew for every key; a line stands twice or is missing where the window
// goes up; a change of a message's state is not shown.
@Suite struct TranscriptTests {
  private static let start = 1_795_424_400

  private static func reader(_ side: TranscriptReader.Side = .shopper) -> TranscriptReader {
    TranscriptReader(
      side: side, zone: .utc, now: Instant(seconds: start + 90_000), isASCIIOnly: false,
      amount: { "€\($0.minorUnits / 100)" })
  }

  private static func message(
    _ id: Int, _ speaker: ChatSpeaker = .staff, _ body: ChatBody? = nil, delivery: ChatDelivery = .sent,
    isPrivate: Bool = false
  ) -> ChatMessage {
    ChatMessage(
      id: id, thread: 1, clientID: "message-\(id)", speaker: speaker, author: speaker == .staff ? "Aoife" : "Loft",
      body: body ?? .text("Number \(id) " + .repeating("word ", 799)), channel: .screen,
      sentAt: Instant(seconds: start + id * 40), isPrivate: isPrivate, delivery: delivery)
  }

  @Test func `of a long conversation only the end is laid out`() {
    let messages = (1...300).map { Self.message($0) }
    var transcript = Transcript()
    transcript.layOut(messages, for: Self.reader(), width: 40, atLeast: 60)
    #expect((60..<260).contains(transcript.lines.count))
    #expect(!transcript.isWhole)
    let whole = Transcript(messages, for: Self.reader(), width: 40)
    #expect(Array(whole.lines.suffix(transcript.lines.count)) == transcript.lines)
    transcript.layOut(messages, for: Self.reader(), width: 40, atLeast: .max)
    #expect(transcript.lines == whole.lines)
    #expect(transcript.isWhole)
  }

  @Test func `a line is found again when others come above and below`() throws {
    let messages = (1...50).map { Self.message($0) }
    var transcript = Transcript()
    transcript.layOut(Array(messages.prefix(40)), for: Self.reader(), width: 40, atLeast: 200)
    let index = transcript.lines.count - 100
    let line = transcript.lines[index]
    let place = try #require(transcript.place(ofLine: index))
    transcript.layOut(messages, for: Self.reader(), width: 40, atLeast: 4000)
    #expect(transcript.lines[try #require(transcript.line(of: place))] == line)
  }

  @Test func `there is no place where no line is, and who reads further up comes back to what there is`() {
    let transcript = Transcript([Self.message(1)], for: Self.reader(), width: 40)
    #expect(transcript.place(ofLine: -1) == nil && transcript.place(ofLine: -300) == nil)
    #expect(Transcript().place(ofLine: 0) == nil)
    var position = ReadingPosition()
    position.move(.first, count: 300, height: 10)
    position.stay(within: 300)
    #expect(position.below == 290)
    position.stay(within: 4)
    #expect(position.below == 3)
    position.stay(within: 0)
    #expect(position.below == 0)
  }

  // Could go wrong: what is broken over two lines is not found, or is found twice; what was looked through before is
  // what is found in after more came.
  @Test func `a search finds what is broken over two lines, once, and what came since`() {
    var messages = [
      Self.message(1, .shopper, .text("The crème brûlée in the blue bowl")), Self.message(2, .staff, .text("bowl")),
    ]
    var search = ThreadSearch()
    func find(_ text: String, isEverywhere: Bool = false) -> (line: String?, summary: SafeText) {
      let transcript = Transcript(messages, for: Self.reader(), width: 21)
      search.field.replace(with: text)
      search.begin(in: transcript, isEverywhere: isEverywhere)
      return (search.line.map { transcript.lines[$0].text.text.trimmed.string }, search.summary)
    }
    #expect(find("brulee in") == ("The crème brûlée in", "1 of 1"))
    #expect(find("in the BLUE bo") == ("The crème brûlée in", "1 of 1"))
    #expect(find("bowl") == ("bowl", "2 of 2"))
    #expect(find("bowl bowl") == (nil, "no match"))
    #expect(find("brulee  in") == (nil, "no match"))
    #expect(find("aoife") == (nil, "no match"))
    #expect(find("aoife", isEverywhere: true).summary == "1 of 1")
    messages.append(Self.message(3, .shopper, .text("another bowl")))
    #expect(find("bowl") == ("another bowl", "3 of 3"))
    #expect(find("") == (nil, ""))
  }

  @Test func `a changed state, width or day is laid out anew`() {
    var transcript = Transcript()
    let sent = [Self.message(1, .shopper, .text("Hello"))]
    transcript.layOut(sent, for: Self.reader(), width: 40, atLeast: 10)
    #expect(transcript.lines.map(\.text.text.string) == ["── Mon 23 Nov ──", "You  9:00  sent", "  Hello"])
    transcript.layOut(
      [Self.message(1, .shopper, .text("Hello"), delivery: .read)], for: Self.reader(), width: 40, atLeast: 10)
    #expect(transcript.lines[1].text.text == "You  9:00  read")
    var later = Self.reader()
    later.now = Instant(seconds: Self.start + 600)
    transcript.layOut(sent, for: later, width: 40, atLeast: 10)
    #expect(transcript.lines[0].text.text == "── Today ──")
  }

  @Test func `who spoke is told in words, to each side in its own`() {
    let messages = [
      Self.message(1, .shopper, .text("Hello")), Self.message(2, .staff, .text("Good morning")),
      Self.message(3, .staff, .text("A regular"), isPrivate: true),
      Self.message(4, .shop, .text("We roast on Tuesday")),
      Self.message(20, .staff, .event(.claimed(by: "Aoife"))),
    ]
    func heads(_ side: TranscriptReader.Side) -> [String] {
      Transcript(messages, for: Self.reader(side), width: 60).lines.filter { !$0.isSaid }.map(\.text.text.string)
    }
    #expect(
      heads(.shopper).dropFirst() == [
        "You  9:00  sent", "Aoife  9:01", "Aoife  9:02  note, only staff see it", "Loft (automatic)  9:02",
        "• Aoife is with you now, 9:13",
      ])
    #expect(
      heads(.staff("Nora", guest: "Ada Byrne")).dropFirst().prefix(4) == [
        "Ada Byrne  9:00", "Aoife  9:01  sent", "Aoife  9:02  note, only staff see it", "Loft (automatic)  9:02",
      ])
    #expect(heads(.staff("Aoife", guest: "Ada")).contains("You  9:01  sent"))
  }

  @Test func `a passage is set as the shop wrote it`() {
    let answer = ChatAnswer(
      source: "Policy: Returns", passage: "**30 days**, [write](mailto:a@b.example)\n\n* unused\n* boxed")
    let lines = Transcript([Self.message(1, .shop, .answer(answer))], for: Self.reader(), width: 60).lines.map(
      \.text.text.string)
    #expect(lines.contains("  [Policy: Returns]") && lines.contains("  • unused"), "\(lines)")
    #expect(!lines.contains { $0.contains("**") })
  }

  @Test func `what is on its way stands at the end`() {
    var transcript = Transcript()
    transcript.layOut([Self.message(1)], underWay: ["Wait for it"], for: Self.reader(), width: 40, atLeast: 5)
    #expect(transcript.lines.suffix(2).map(\.text.text.string) == ["You  sending…", "  Wait for it"])
  }
}
