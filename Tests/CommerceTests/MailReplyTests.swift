import Commerce
import PlainText
import Testing

/// What is left of an answer without the message that it answers.
@Suite struct MailReplyTests {
  static let replies: [(mail: String, left: String)] = [
    ("Yes.\n\nOn Mon, 2 Nov 2026 at 12:00, Shop <s@x.example> wrote:\n> Is it?\n> Really?", "Yes."),
    ("Yes.\n\nOn Mon, 2 Nov 2026 at 12:00,\nHarbour Lane\n<s@x.example> wrote:\n\n> Is it?", "Yes."),
    ("On 2 Nov 2026, Shop wrote:\n> Is it?\n\nYes.", "Yes."),
    ("Yes.\n\nOn Monday Aoife wrote:\n\n> Is it?", "Yes."),
    ("> Is it red?\nYes.\n> And blue?\nNo.", "Yes.\nNo."),
    ("Ja.\n\nAm 02.11.26 um 12:00 schrieb Shop:\n> Ist es da?", "Ja."),
    ("Ja.\n\nAm Mo., 2. Nov. 2026 um 12:00 Uhr schrieb Shop <\ns@x.example>:\n\n> Ist es da?", "Ja."),
    ("Oui.\n\nLe lun. 2 nov. 2026 à 12:00, Shop <s@x.example> a écrit :\n> C'est là ?", "Oui."),
    ("Sí.\n\nEl 2 nov 2026, Shop escribió:\n> ¿Está?", "Sí."),
    ("Sì.\n\nIl giorno 2 nov 2026 Shop ha scritto:\n> C'è?", "Sì."),
    ("Yes.\n\n-----Original Message-----\nFrom: Shop\nIs it?", "Yes."),
    ("Ja.\n\n-----Ursprüngliche Nachricht-----\nVon: Shop\nIst es da?", "Ja."),
    ("Oui.\n\n-----Message d'origine-----\nDe : Shop\nC'est là ?", "Oui."),
    (
      "Yes.\n\n________________________________\nFrom: Shop\nSent: Monday\nTo: Ada\n\nIs it?",
      "Yes.\n\n________________________________"
    ),
    ("Ja.\n\n*Von:* Shop\n*Gesendet:* Montag\n\nIst es da?", "Ja."),
    ("Yes.\n\nOn 2 Nov 2026, Shop wrote:\nIs it there?", "Yes."),
    ("Yes.\n-- \nAda\nTel. 1", "Yes."),
    ("Yes.\n\nSent from my iPhone", "Yes."),
    ("Yes.\n--\nNo signature.", "Yes.\n--\nNo signature."),
    ("On Monday she wrote:\nI come.", "On Monday she wrote:\nI come."),
    ("From: the cup, not the pot.", "From: the cup, not the pot."),
    ("On time it was not. I wrote:\nwhere is it?", "On time it was not. I wrote:\nwhere is it?"),
    ("\n\nYes.\n\n\n\nNo.\n\n", "Yes.\n\nNo."),
    ("> Is it?", ""), ("", ""), ("-- \nAda", "-- \nAda"),
  ]

  @Test(arguments: replies)
  func `the answer is there and the quote is not`(mail: String, left: String) throws {
    guard mail.contains(where: { !$0.isWhitespace }) else { return }
    #expect(
      try IncomingMail.body(mail)
        == left.split(separator: "\n", omittingEmptySubsequences: false).map {
          String($0.last == " " ? $0.dropLast() : $0)
        }.joined(separator: "\n"))
  }

  @Test func `quotes in HTML are known by their element`() throws {
    let html = """
      <html><head><style>p > a { color: red }</style></head><body><div>Yes, <i>please</i>.</div>
      <div class="gmail_quote">On 2 Nov 2026, Shop wrote:<br><blockquote><p>Is it?</p></blockquote></div>
      <script>alert("<p>1</p>")</script><!-- <p>2</p> --></body></html>
      """
    #expect(try IncomingMail.body(html, headers: "Content-Type: text/html\n") == "Yes, please.")
  }
}
