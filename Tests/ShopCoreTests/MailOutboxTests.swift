import Commerce
import Database
import Foundation
import PlainText
import ShopCore
import Testing

/// The outbox as files.
@Suite struct MailOutboxTests {
  private func outbox(_ market: Market) -> String { market.folder.outboxPath }

  private func read(_ name: String, in folder: String) throws -> String {
    String(decoding: try #require(FileManager.default.contents(atPath: folder + "/" + name)), as: UTF8.self)
  }

  @Test func `a placed order's mail becomes a file for its owner alone, once`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    let order = try #require(try ada.place().order)
    market.pass(seconds: 3600)
    let run = try ada.shop.writeMail(into: outbox(market))
    #expect(run == MailRun(files: ["1-order_confirmation.eml"]))
    let text = try read("1-order_confirmation.eml", in: outbox(market))
    #expect(text.hasPrefix("Date: Mon, 2 Nov 2026 12:00:00 +0000\r\nFrom: "))
    #expect(text.contains("\r\nTo: ada@example.com\r\nSubject: Your order \(order.number)\r\n"))
    #expect(text.contains("\r\nMessage-ID: <\(order.number).confirmation@"))
    #expect(text.contains("\r\nAuto-Submitted: auto-generated\r\n"))
    let mode = try FileManager.default.attributesOfItem(atPath: outbox(market) + "/1-order_confirmation.eml")
    #expect(mode[.posixPermissions] as? Int == 0o600)
    #expect(try ada.shop.writeMail(into: outbox(market)) == MailRun())
    #expect(try FileManager.default.contentsOfDirectory(atPath: outbox(market)) == run.files)
  }

  @Test func `a program that ended between file and mark writes the same file again`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    _ = try ada.place()
    let names = try ada.shop.writeMail(into: outbox(market)).files
    let before = try read(names[0], in: outbox(market))
    try ada.shop.ledger.write { try $0.execute("UPDATE outbox SET sent_at = NULL") }
    market.pass(seconds: 3600)
    #expect(try ada.shop.writeMail(into: outbox(market)).files == names)
    #expect(try read(names[0], in: outbox(market)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: outbox(market)) == names)
  }

  @Test func `several who write at once write each mail once`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    for key in 0..<8 {
      try ada.put("BEANS")
      _ = try ada.place(key: "\(key)")
    }
    let shops = try (0..<4).map { _ in try market.open() }
    let runs = try inThreads(8) { index in
      try shops[index % 4].writeMail(into: market.folder.path + "/outbox-\(index % 2)").files
    }
    #expect(runs.joined().sorted() == (1...8).map { "\($0)-order_confirmation.eml" })
    let files = (0..<2).flatMap { index in
      (try? FileManager.default.contentsOfDirectory(atPath: market.folder.path + "/outbox-\(index)")) ?? []
    }
    #expect(files.sorted() == (1...8).map { "\($0)-order_confirmation.eml" })
  }

  @Test func `a folder that cannot be written leaves the mail in the outbox`() throws {
    let market = try Market()
    let ada = try Shopper(try market.open())
    try ada.put("MUG")
    _ = try ada.place()
    let path = market.folder.path + "/a-file"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    #expect(throws: MailFolderFault.self) { try ada.shop.writeMail(into: path) }
    #expect(try ada.shop.writeMail(into: outbox(market)).files.count == 1)
  }

  @Test func `an answer goes by mail with the question, and says how to come back`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let (ada, mara) = (try Caller(shop), try Clerk("Mara", shop))
    try ada.say("Is the kettle coming back?")
    _ = try shop.leaveEmail("ada@example.com", guest: ada.guest)
    try mara.reply("On Tuesday.\nShall I keep one?", in: try ada.thread())
    try mara.reply("A secret among us", in: try ada.thread(), isPrivate: true)
    try mara.reply("Or two?", in: try ada.thread())
    let files = try shop.writeMail(into: outbox(market)).files
    #expect(files == ["1-chat_reply.eml", "2-chat_reply.eml"])
    let mails = try files.map { try read($0, in: outbox(market)) }
    let first = "> Is the kettle coming back?\n\nMara answers:\n\nOn Tuesday.\nShall I keep one?\n\n"
    #expect(mails[0].replacing("\r\n", with: "\n").contains("\n\n" + first))
    #expect(mails[1].replacing("\r\n", with: "\n").contains("\n\nMara answers:\n\nOr two?\n\n"))
    #expect(mails.allSatisfy { $0.contains("press F2") && !$0.contains("secret") })
    let ids = try mails.map { try #require($0.firstMatch(of: #/Message-ID: (<\S+>)/#)).1 }
    #expect(mails[1].contains("\r\nIn-Reply-To: \(ids[0])\r\nReferences: \(ids[0])\r\n"))
    #expect(!mails[0].contains("In-Reply-To:"))
  }

  @Test func `a reply that its reader left unread goes by mail when they have gone`() throws {
    let market = try Market(profile: Market.talkative)
    let shop = try market.open()
    let (ada, mara) = (try Caller(shop), try Clerk("Mara", shop))
    let visit = try shop.beginVisit(
      guest: ada.guest, isReturning: false, bell: nil, place: ChatPlace(.home, title: "Home"))
    try ada.say("Hello?")
    _ = try shop.leaveEmail("ada@example.com", guest: ada.guest)
    try mara.reply("Here I am.", in: try ada.thread())
    #expect(try shop.writeMail(into: outbox(market)) == MailRun(), "it is on Ada's screen")
    try shop.endVisit(visit)
    #expect(try shop.writeMail(into: outbox(market)).files == ["1-chat_reply.eml"])
    #expect(try shop.writeMail(into: outbox(market)) == MailRun())
  }
}
