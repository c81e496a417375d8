import Commerce
import Testing

struct CardEntryTests {
  /// Presses keys: `<` and `>` move, `{` and `}` are home and end, `-` and `~` delete before and after the cursor,
  /// `=` all that is after it.
  private static func typing(_ keys: String) -> CardEntry {
    keys.reduce(CardEntry()) { pressing($1, in: $0) }
  }

  private static let visa = "4242424242424242"

  /// `|` marks the cursor.
  static let strokes: [(keys: String, shown: String)] = [
    ("", "|"), ("4", "4|"), ("4242", "4242|"), ("42424", "4242 4|"), ("x/ é٣", "|"),
    (visa, "4242 4242 4242 4242  |"), (visa + "1", "4242 4242 4242 4242  1|"),
    (visa + "12", "4242 4242 4242 4242  12|"), (visa + "123", "4242 4242 4242 4242  12/3|"),
    (visa + "1230", "4242 4242 4242 4242  12/30  |"), (visa + "1230123", "4242 4242 4242 4242  12/30  •••|"),
    (visa + "12301234567", "4242 4242 4242 4242  12/30  •••|"), (visa + "5", "4242 4242 4242 4242  05|"),
    (visa + "530123", "4242 4242 4242 4242  05/30  •••|"),
    ("37828224631000512301234", "3782 822463 10005  12/30  ••••|"), ("378282", "3782 82|"),
    ("36227206271667", "3622 720627 1667  |"),
    // A number that is wrong flows on too; one of UnionPay can be longer unless its check digit is right.
    ("4242424242424241" + "12", "4242 4242 4242 4241  12|"), ("6200000000000005" + "12", "6200 0000 0000 0005  12|"),
    ("6205500000000000004" + "12", "6205 5000 0000 0000 004  12|"),
    // Deleting goes back through the parts, and a gap in the number leaves the date alone.
    (visa + "12-", "4242 4242 4242 4242  1|"), (visa + "12--", "4242 4242 4242 4242  |"),
    (visa + "12---", "4242 4242 4242 424|"), (visa + "1230{~", "|2424 2424 2424 242  12/30"),
    (visa + "1230{~4", "4|242 4242 4242 4242  12/30"), (visa + "1230{9", "|4242 4242 4242 4242  12/30"),
    (visa + "1230123<<<<", "4242 4242 4242 4242  12/3|0  •••"),
    (visa + "1230123<<<<-", "4242 4242 4242 4242  12|/0  •••"),
    (visa + "1230123<<<<<~", "4242 4242 4242 4242  12/|0  •••"),
    ("42424<", "4242 |4"), ("42424<<", "424|2 4"), ("42424<-", "424|4"), ("-~<>{}", "|"),
    (visa + "<", "4242 4242 4242 424|2"), (visa + "<>", "4242 4242 4242 4242  |"),
    (visa + "12{}", "4242 4242 4242 4242  12|"), (visa + "1230{}", "4242 4242 4242 4242  12/30  |"),
    // The end of a number of thirteen digits can be left by hand.
    ("4222222222222>1230", "4222 2222 2222 2  12/30  |"), ("422>12", "4221 2|"),
    (visa + "1230---", "4242 4242 4242 4242  1|"), (visa + "1230{>>>>~", "4242 |2424 2424 242  12/30"),
    (visa + "1230123{=", "|"), (visa + "1230123{>>>>=", "4242|"), (visa + "1230123{=5", "5|"),
    (visa + "1230123<<<<=", "4242 4242 4242 4242  12/3|"),
    // The cursor comes back from the date into the number, and stays at its end while a digit is missing.
    (visa + "1230{}<<<<<->", "4242 4242 4242 422|  12/30"),
    (visa + "1/30", "4242 4242 4242 4242  01/30  |"), (visa + "12/30", "4242 4242 4242 4242  12/30  |"),
    (visa + "0/30", "4242 4242 4242 4242  03/0|"), ("1/", "1|"),
  ]

  @Test(arguments: strokes)
  func `digits flow from number to date to code, and the cursor stands where they go`(keys: String, shown: String) {
    let entry = CardEntryTests.typing(keys)
    var display = entry.display
    #expect(entry.cursorOffset <= display.count)
    display.insert("|", at: display.index(display.startIndex, offsetBy: min(entry.cursorOffset, display.count)))
    let echoed = CardEntryTests.hiding(shown)
    // On a break the cursor may stand before or after the slash.
    #expect(display == echoed || display.replacing("/|", with: "|/") == echoed)
  }

  /// What stands on the screen of a number: its last four digits, and a dot for each before them.
  private static func hiding(_ shown: String) -> String {
    // American Express has 15 digits, UnionPay up to 19, the others 16.
    let digits = shown.filter(\.isNumber)
    let length = digits.hasPrefix("37") ? 15 : digits.hasPrefix("62") ? 19 : 16
    var left = length - 4
    var isNumber = true
    return String(
      shown.map { character in
        if character == "/" { isNumber = false }
        guard isNumber, character.isNumber, left > 0 else { return character }
        left -= 1
        return "•"
      })
  }

  static let masks: [(keys: String, masked: String)] = [
    ("", ""), ("42424", "•••• •"), (visa + "1230123", "•••• 4242  12/30  •••"),
    ("37828224631000512301234", "•••• 0005  12/30  ••••"), (visa, "•••• 4242  "), ("37828", "•••• •"),
  ]

  @Test(arguments: masks)
  func `a card that is not being edited shows no more than its last four digits`(keys: String, masked: String) {
    #expect(CardEntryTests.typing(keys).maskedDisplay == masked)
  }

  static let faults: [(keys: String, field: CheckoutField, fault: FieldFault)] = [
    ("", .cardNumber, .missing), ("4242", .cardNumber, .malformed(example: "4242 4242 4242 4242")),
    ("37828224631000", .cardNumber, .malformed(example: "3782 822463 10005")),
    ("42424242424242411230123", .cardNumber, .checkDigit), (visa, .cardExpiry, .missing),
    (visa + "123", .cardExpiry, .malformed(example: "12/29")),
    (visa + "1330123", .cardExpiry, .malformed(example: "12/29")),
    (visa + "0030123", .cardExpiry, .malformed(example: "12/29")), (visa + "1026123", .cardExpiry, .expired),
    (visa + "1125", .cardExpiry, .expired), (visa + "1126", .cardCode, .missing),
    (visa + "113012", .cardCode, .malformed(example: "123")),
    ("3782822463100051230123", .cardCode, .malformed(example: "1234")),
  ]

  @Test(arguments: faults)
  func `a card says which part of it is wrong`(keys: String, field: CheckoutField, fault: FieldFault) throws {
    let today = try #require(CivilDate("2026-11-24"))
    let answer = CardEntryTests.typing(keys).details(on: today)
    #expect(answer == .failure(CardEntryFault(field: field, fault: fault)))
  }

  static let cards: [(pasted: String, brand: CardBrand, month: Int, year: Int, code: String)] = [
    ("4242 4242 4242 4242 12/30 123", .visa, 12, 2030, "123"), ("4242424242424242\t11/26\t000", .visa, 11, 2026, "000"),
    ("card: 3782-822463-10005, exp 1/27, code 1234", .amex, 1, 2027, "1234"),
    ("5555555555554444 5/99 321", .mastercard, 5, 2099, "321"), ("36227206271667 0330 123", .diners, 3, 2030, "123"),
    ("6205500000000000004 0330 123", .unionpay, 3, 2030, "123"), ("3056930009020004 0330 123", .diners, 3, 2030, "123"),
  ]

  @Test(arguments: cards)
  func `a whole card can be pasted`(pasted: String, brand: CardBrand, month: Int, year: Int, code: String) throws {
    var entry = CardEntry()
    entry.paste(pasted.utf8)
    let details = try entry.details(on: #require(CivilDate("2026-11-24"))).get()
    let digits = pasted.utf8.filter { (0x30...0x39).contains($0) }.map { $0 - 0x30 }
    #expect(details.number.digits.elementsEqual(digits.prefix(details.number.digits.count)))
    #expect(CardSummary(of: details).brand == brand)
    #expect(details.expiry == CardExpiry(month: month, year: year))
    #expect(details.code.elementsEqual(code.utf8.map { $0 - 0x30 }))
    entry.clear()
    #expect(entry == CardEntry())
    #expect(entry.isEmpty)
  }

  @Test func `the cursor goes to the part that is wrong`() {
    var entry = CardEntryTests.typing(CardEntryTests.visa + "1230123")
    for (field, offset) in [(CheckoutField.cardExpiry, 21), (.cardCode, 28), (.cardNumber, 0)] {
      entry.moveCursor(to: field)
      #expect(entry.field == field)
      #expect(entry.cursorOffset == offset)
    }
    entry.moveCursor(to: .email)
    #expect(entry.field == .cardNumber)
  }

  @Test func `no sequence of keys puts the cursor outside the line or a digit too many into it`() {
    var random = SplitMix64(state: 20_261_124)
    let keys = Array("0123456789<>{}-~=012345678944")
    var entry = CardEntry()
    for step in 0..<10_000 {
      let key = keys[Int(random.next() % UInt64(keys.count))]
      entry = CardEntryTests.pressing(key, in: entry)
      if step % 97 == 0 { entry.moveCursor(to: [.cardNumber, .cardExpiry, .cardCode][step % 3]) }
      let digits = entry.display.filter(\.isNumber).count
      guard (0...entry.display.count).contains(entry.cursorOffset), digits <= 27 else {
        Issue.record("step \(step): \(key)")
        return
      }
    }
  }

  private static func pressing(_ key: Character, in entry: CardEntry) -> CardEntry {
    var entry = entry
    switch key {
    case "<": entry.moveLeft()
    case ">": entry.moveRight()
    case "{": entry.moveHome()
    case "}": entry.moveEnd()
    case "-": entry.deleteBackward()
    case "~": entry.deleteForward()
    case "=": entry.deleteToEnd()
    default: entry.insert(key)
    }
    return entry
  }
}
