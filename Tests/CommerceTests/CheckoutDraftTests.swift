import Commerce
import PlainText
import Testing

struct CheckoutDraftTests {
  static let malformed = FieldFault.malformed(example: "name@example.com")
  static let emails: [(text: String, fault: FieldFault?)] = [
    ("ada@example.com", nil), ("ada+shop@mail.example.co.uk", nil), ("a.b-c_d@x-y.example", nil),
    ("o'neill@example.ie", nil),
    ("ada@exämple.test", nil), ("ada@例え.テスト", nil), ("1@2.example", nil), ("ada@xn--exmple-cua.test", nil),
    ("", .missing),
    ("ada@exa\u{FE0F}mple.test", malformed), ("ada@ex\u{34F}ample.test", malformed),
    ("ada", malformed), ("ada@", malformed), ("@example.com", malformed), ("a@b@example.com", malformed),
    ("ada@localhost", malformed), (".ada@example.com", malformed), ("ada.@example.com", malformed),
    ("a..b@example.com", malformed), ("ada@-x.example", malformed), ("ada@x-.example", malformed),
    ("ada@x..example", malformed), ("-t@example.com", malformed), ("ada b@example.com", malformed),
    ("ada@exa mple.com", malformed), ("a@b.example\r\nBcc: evil@example.com", malformed),
    ("a\u{1B}[31m@b.example", malformed),
    ("\"a b\"@example.com", malformed), ("x@[127.0.0.1]", malformed), ("x@127.0.0.1", malformed),
    ("\"-t\"@example.com", malformed), ("ada@exam\u{200B}ple.com", malformed),
    ("ada@example.com,evil@example.com", malformed),
    (String(repeating: "a", count: 64) + "@example.com", nil),
    (String(repeating: "a", count: 65) + "@example.com", malformed),
    ("a@" + String(repeating: "b", count: 64) + ".com", malformed),
    ("a@" + String(repeating: "bcdefghij.", count: 29) + "com", .tooLong(limit: 254)),
  ]

  @Test(arguments: emails)
  func `an e-mail address is taken or refused`(text: String, fault: FieldFault?) {
    #expect(EmailAddress.fault(in: text) == fault)
  }

  private static let rules = ShippingRules(
    shipsFrom: "IE", workingDays: [.mon], cutOffMinute: 0, holidays: [],
    zones: [ShippingZone(name: "Near", countries: ["IE", "US"], methods: [])])

  private static func draft(_ change: (inout CheckoutDraft) -> Void) -> CheckoutDraft {
    var draft = CheckoutDraft(country: "IE")
    draft.email = "ada@example.com"
    draft.fullName = "Ada Byrne"
    draft.address.street = "3 Quay St"
    draft.address.city = "Galway"
    change(&draft)
    return draft
  }

  static let drafts: [(draft: CheckoutDraft, faults: [CheckoutField: FieldFault])] = [
    (draft { _ in }, [:]),
    (
      CheckoutDraft(country: "IE"), [.email: .missing, .fullName: .missing, .street: .missing, .city: .missing]
    ),
    (draft { $0.address.country = "DE" }, [.country: .notServed, .postalCode: .missing]),
    (draft { $0.address.country = "" }, [.country: .missing]),
    (draft { $0.address.country = "Narnia" }, [.country: .malformed(example: "IE")]),
    (draft { $0.fullName = String(repeating: "x", count: 65) }, [.fullName: .tooLong(limit: 64)]),
    (draft { $0.fullName = String(repeating: "x", count: 64) }, [:]),
    (draft { $0.phone = "+353 (0)91 123-456" }, [:]),
    (draft { $0.phone = "call me" }, [.phone: .malformed(example: "+353 1 234 5678")]),
    (draft { $0.phone = "1234" }, [.phone: .malformed(example: "+353 1 234 5678")]),
    (draft { $0.phone = "091+123456" }, [.phone: .malformed(example: "+353 1 234 5678")]),
    (draft { $0.note = String(repeating: "x", count: 501) }, [.note: .tooLong(limit: 500)]),
    (draft { $0.note = String(repeating: "x", count: 500) }, [:]),
    (draft { $0.billing = PostalAddress(country: "US") }, [:]),
    (draft { $0.address.city = "4242 4242 4242 4242" }, [.city: .holdsCard]),
    (draft { $0.fullName = "40000000000099951234123" }, [.fullName: .holdsCard]),
    (draft { $0.phone = "378282246310005" }, [.phone: .holdsCard]),
    (draft { $0.phone = "+378282246310005" }, [:]),
    (draft { $0.note = "Mine is 4242-4242-4242-4242." }, [.note: .holdsCard]),
  ]

  @Test(arguments: drafts)
  func `a checkout says what is wrong with it`(draft: CheckoutDraft, faults: [CheckoutField: FieldFault]) {
    #expect(draft.faults(serving: CheckoutDraftTests.rules) == faults)
  }

  // Could go wrong: nobody can go on, because what is wrong stands in a field of another country's form.
  @Test func `a card in a field that the country does not have is dropped and holds nobody up`() {
    let draft = CheckoutDraftTests.draft { $0.address.secondLine = "4242424242424242" }
    #expect(draft.faults(serving: CheckoutDraftTests.rules) == [.secondLine: .holdsCard])
    var hidden = CheckoutDraft(country: "DE")
    hidden.address.region = "4242424242424242"
    #expect(hidden.faults(serving: CheckoutDraftTests.rules)[.region] == nil)
    #expect(hidden.normalised.address.region == "")
    // Bolivia has no postal codes, and a code is kept with single blanks: the groups come together.
    var spread = CheckoutDraft(country: "BO")
    spread.address.postalCode = "4242     4242     4242     4242"
    #expect(spread.normalised.address.postalCode == "")
  }

  @Test func `a billing address is checked only where there is one`() {
    #expect(CheckoutDraftTests.draft { _ in }.billingFaults() == [:])
    let foreign = CheckoutDraftTests.draft { $0.billing = PostalAddress(country: "FR", street: "1 rue X") }
    #expect(foreign.billingFaults() == [.postalCode: .missing, .city: .missing])
    let nowhere = CheckoutDraftTests.draft { $0.billing = PostalAddress(country: "", street: "x", city: "y") }
    #expect(nowhere.billingFaults() == [.country: .missing])
  }

  @Test func `a draft is kept in its usual form`() {
    let typed = CheckoutDraftTests.draft { draft in
      draft.email = " Ada@Example.COM "
      draft.fullName = " Ada Byrne "
      draft.address = PostalAddress(
        country: "US", street: " 1 Main St", postalCode: "941031234", city: "San Francisco ", region: "california")
      draft.billing = PostalAddress(country: "GB", street: "1 High St", postalCode: "sw1a1aa", city: "London")
    }
    let kept = typed.normalised
    #expect(kept.email == "Ada@example.com")
    #expect(kept.fullName == "Ada Byrne")
    #expect(
      kept.address
        == PostalAddress(
          country: "US", street: "1 Main St", postalCode: "94103-1234", city: "San Francisco", region: "CA"))
    #expect(kept.billing?.postalCode == "SW1A 1AA")
  }
}
