import Commerce
import Foundation
import PlainText
import ShopCore
import ShopTestKit
import Storefront
import Testing

extension ProgramTests {
  // Could go wrong: the answer is lost with the shopper's terminal, goes to somebody else, or comes back as a new thread.
  @Test func `a question to nobody is answered by mail, and the reply comes back into its thread`() throws {
    let folder = try TestFolder()
    let ada = try ShopDriver(folder: URL(fileURLWithPath: folder.data))
    ada.advance(seconds: 1).press("F2").type("Do you ship to Norway?").press("Enter")
    ada.type("ada@example.test").press("Enter").press("Ctrl+C")
    let (guest, shop) = (ada.state.shared.guest, ada.shop)
    defer { ada.close() }
    let aoife = try shop.openDesk(as: "Aoife", bell: nil).id
    let thread = try #require(try shop.inbox(.all, staff: aoife).rows.first).thread.id
    try shop.reply(
      .text("We do, in six to twelve days."), isPrivate: false, clientID: "answer-1", thread: thread, staff: aoife)

    let mailbox = folder.home + "/pickup"
    let sent = try BuiltProgram.run(["mail", "send", "--to", mailbox, "--data", folder.data], in: folder)
    #expect(sent.status == 0 && sent.outputLines.count == 1, "\(sent)")
    let file = mailbox + "/" + (sent.outputLines.first ?? "")
    let mail = try String(contentsOfFile: file, encoding: .utf8)
    #expect(mail.contains("To: ada@example.test") && mail.contains("six to twelve days"), "\(mail)")
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)

    let id = try #require(mail.firstMatch(of: #/Message-ID: (<\S+>)/#)).1
    func reply(from sender: String, to reference: Substring) -> String {
      """
      From: \(sender)
      To: hello@harbourlane.example
      Subject: Re: Your question
      Message-ID: <42@example.test>
      In-Reply-To: \(reference)
      Content-Type: text/plain; charset=utf-8

      Great, thank you: then two bags.

      On Monday Aoife wrote:
      > We do, in six to twelve days.
      """
    }
    let ingest = ["desk", "ingest", "--data", folder.data]
    for (mail, status) in [
      (reply(from: "eve@example.test", to: id), 4), (reply(from: "ada@example.test", to: "<1@elsewhere.example>"), 3),
      ("no mail at all", 65), ("", 65), (reply(from: "Ada <ada@example.test>", to: id), 0),
      (reply(from: "Ada <ada@example.test>", to: id), 0),
    ] as [(String, Int32)] {
      let outcome = try BuiltProgram.run(ingest, input: mail, in: folder)
      #expect(outcome.status == status, "\(outcome)")
      #expect(!(outcome.output + outcome.errors).isEmpty)
    }
    let heard = try shop.chat(of: guest).messages.filter { $0.channel == .mail }
    #expect(
      heard.map(\.body) == [.text("Great, thank you: then two bags.")] && heard.map(\.thread) == [thread], "\(heard)")

    try shop.resolve(thread, staff: aoife)
    _ = try shop.rate(5, why: "", guest: guest)
    let clock = ["--clock", "2026-11-24T09:00:00Z", "--data", folder.data]
    let json = try BuiltProgram.run(["insights", "chat", "--json"] + clock, in: folder)
    let figures = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(
      figures.keys.sorted() == [
        "agents", "asked", "complaintResolutionPerMille", "complaints", "complaintsResolved", "csatPerMille",
        "firstReply", "firstReplyOpenHours", "from", "opened", "rated", "resolution", "resolutionOpenHours", "resolved",
        "responseRatePerMille", "until",
      ])
    #expect(figures["opened"] as? Int == 1 && figures["csatPerMille"] as? Int == 1000, "\(json)")
    let text = try BuiltProgram.run(["insights", "chat"] + clock, in: folder)
    #expect(text.output.contains("100.0 %") && text.output.contains("ratings of 4 and 5 / all ratings"), "\(text)")
  }
}
