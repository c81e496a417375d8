import Commerce
import Database
import Foundation
import PlainText
import ShopCore
import Testing

/// Answers by mail.
@Suite struct MailIngestTests {
  private let market: Market
  private let shop: Shop
  private let ada: Caller
  private let mara: Clerk

  /// Ada has asked, left her address and gone; Mara has answered.
  init() throws {
    market = try Market(profile: Market.talkative)
    shop = try market.open()
    ada = try Caller(shop)
    mara = try Clerk("Mara", shop)
    try ada.say("Is the kettle coming back?")
    _ = try shop.leaveEmail("ada@example.com", guest: ada.guest)
    try mara.reply("On Tuesday.", in: try ada.thread())
    market.pass(seconds: 600)
  }

  /// The Message-ID of the last mail that was written.
  private func lastID() throws -> String {
    let name = try #require(try shop.writeMail(into: market.folder.outboxPath).files.last)
    let data = FileManager.default.contents(atPath: market.folder.outboxPath + "/" + name)
    let text = String(decoding: try #require(data), as: UTF8.self)
    return String(try #require(text.firstMatch(of: #/Message-ID: (<\S+>)/#)).1)
  }

  private func ingest(
    _ text: String, from sender: String = "Ada <Ada@Example.com>", headers: String
  ) throws -> MailOutcome {
    try shop.ingest(Array("From: \(sender)\nSubject: Re: Your question\n\(headers)\n\n\(text)\n".utf8))
  }

  @Test func `from a question to nobody over mail and back it is one conversation`() throws {
    let thread = try ada.thread()
    let id = try lastID()
    let headers = "Message-ID: <r1@mail.example>\nIn-Reply-To: \(id)"
    let reply = "Please keep one.\n\nOn Mon, 2 Nov 2026, Market wrote:\n> On Tuesday."
    #expect(try ingest(reply, headers: headers) == .kept(thread: thread))
    #expect(try ingest(reply, headers: headers) == .alreadyKept)
    let view = try ada.view
    #expect(view.said == ["Is the kettle coming back?", "On Tuesday.", "Please keep one."])
    #expect(view.messages.last { $0.speaker == .shopper }?.channel == .mail)
    #expect(view.thread?.waitingSince != nil, "Ada waits again")
    #expect(try mara.rows(.all).first?.unread ?? 0 > 0)

    market.pass(seconds: 60)
    try mara.reply("It is kept.", in: thread)
    let second = try lastID()
    #expect(second != id)
    let names = try FileManager.default.contentsOfDirectory(atPath: market.folder.outboxPath).sorted()
    let mail = String(
      decoding: try #require(FileManager.default.contents(atPath: market.folder.outboxPath + "/" + names[1])),
      as: UTF8.self)
    #expect(mail.contains("\r\nIn-Reply-To: <r1@mail.example>\r\nReferences: \(id)\r\n <r1@mail.example>\r\n"))
    #expect(mail.contains("> Please keep one."))
  }

  @Test func `a resolved thread is opened again, a snoozed one comes back`() throws {
    let id = try lastID()
    let thread = try ada.thread()
    try shop.snooze(thread, until: Market.noon.advanced(bySeconds: 90_000), staff: mara.id)
    #expect(try ingest("One.", headers: "Message-ID: <1@m.example>\nReferences: \(id)") == .kept(thread: thread))
    #expect(try ada.view.thread?.state == .open)
    try shop.resolve(thread, staff: mara.id)
    #expect(
      try ingest("Two.", headers: "Message-ID: <2@m.example>\nReferences: <x@y.example> \(id) <z@y.example>")
        == .kept(thread: thread))
    #expect(try ada.view.thread?.state == .open)
    #expect(try ada.view.events.contains(.reopened))
  }

  @Test func `nobody writes into another guest's thread`() throws {
    let id = try lastID()
    for sender in ["eve@example.com", "\"ada@example.com\" <eve@example.com>", "ada@example.com.evil.example"] {
      #expect(try ingest("Hi", from: sender, headers: "In-Reply-To: \(id)") == .otherSender)
    }
    // The address is right, the id is a guess.
    let domain = try #require(id.split(separator: "@").last)
    for guess in ["<chat-3@\(domain)", "<chat-4@\(domain)", "<chat-3.0000000000000000@\(domain)"] {
      #expect(try ingest("Hi", headers: "In-Reply-To: \(guess)") == .unknownReference)
    }
    // Another shop's mail with the same id.
    let elsewhere = id.split(separator: "@")[0] + "@elsewhere.example>"
    #expect(try ingest("Hi", headers: "In-Reply-To: \(elsewhere)") == .unknownReference)
    // A new address takes the old one's place.
    _ = try shop.leaveEmail("ada@new.example", guest: ada.guest)
    #expect(try ingest("Hi", headers: "In-Reply-To: \(id)") == .otherSender)
    #expect(try ada.view.said.count == 2)
  }

  @Test func `the same Message-ID of two guests is two mails`() throws {
    let bob = try Caller(shop)
    try bob.say("And mine?")
    _ = try shop.leaveEmail("bob@example.com", guest: bob.guest)
    let first = try lastID()
    try mara.reply("Yours too.", in: try bob.thread())
    let second = try lastID()
    #expect(
      try ingest("One.", headers: "Message-ID: <1@m.example>\nIn-Reply-To: \(first)") == .kept(thread: ada.thread()))
    #expect(
      try ingest("Two.", from: "bob@example.com", headers: "Message-ID: <1@m.example>\nIn-Reply-To: \(second)")
        == .kept(thread: bob.thread()))
  }

  @Test(arguments: [
    ("", "Message-ID: <1@m.example>", MailOutcome.empty), ("> On Tuesday.", "X: y", .empty),
    ("I am away.", "Auto-Submitted: auto-replied", .automatic),
  ])
  func `what says nothing is not put into the conversation`(text: String, header: String, outcome: MailOutcome) throws {
    let id = try lastID()
    #expect(try ingest(text, headers: "\(header)\nIn-Reply-To: \(id)") == outcome)
    #expect(try ada.view.said.count == 2)
  }

  @Test func `a picture alone is not taken for silence`() throws {
    let id = try lastID()
    #expect(throws: MailFault.noText) {
      try ingest("xx", headers: "Content-Type: image/png\nIn-Reply-To: \(id)")
    }
  }

  @Test func `a mail without an id is known by what it says`() throws {
    let id = try lastID()
    #expect(try ingest("Yes.", headers: "In-Reply-To: \(id)") == .kept(thread: ada.thread()))
    #expect(try ingest("Yes.", headers: "In-Reply-To: \(id)") == .alreadyKept)
    #expect(try ingest("No.", headers: "In-Reply-To: \(id)") == .kept(thread: ada.thread()))
  }

  @Test func `a mail longer than a message is cut and says so`() throws {
    let id = try lastID()
    let long = String(repeating: "word ", count: 3000) + "end"
    #expect(try ingest(long, headers: "In-Reply-To: \(id)") == .kept(thread: ada.thread()))
    let said = try #require(try ada.view.said.last)
    #expect(said.count == 4000 && said.hasSuffix("[The mail was longer.]"))
  }

  @Test func `an answer to an order's mail becomes a question of its guest, who is answered by mail`() throws {
    let bob = try Shopper(shop)
    try bob.put("MUG")
    let number = try #require(try bob.place().order).number
    let id = try lastID()
    #expect(id.hasPrefix("<\(number)"))
    #expect(try ingest("Where is it?", from: "eve@example.com", headers: "In-Reply-To: \(id)") == .otherSender)
    guard case .kept(let thread) = try ingest("Where is it?", headers: "In-Reply-To: \(id)") else {
      Issue.record("it was not kept")
      return
    }
    let view = try shop.chat(of: bob.guest)
    #expect(view.thread?.id == thread && view.thread?.email == "Ada@example.com" && view.said == ["Where is it?"])
  }
}
