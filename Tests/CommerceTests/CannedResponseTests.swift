import Commerce
import PlainText
import Testing

/// Canned responses with their variables filled.
struct CannedResponseTests {
  private static let known: CannedValues = {
    var values = CannedValues()
    values.firstName = "Maeve"
    values.product = "Stone mug"
    values.price = "€12.50"
    values.arrival = "Tue 24 – Thu 26 Nov"
    values.order = "TS-AAAA-BBBB"
    values.agent = "Nora"
    values.shop = "Harbour Lane Coffee"
    return values
  }()

  static let texts: [(text: String, filled: String, bare: String)] = [
    ("Hello {first_name},\nthanks.", "Hello Maeve,\nthanks.", "Hello,\nthanks."),
    ("Hi {first_name}!", "Hi Maeve!", "Hi!"),
    ("Hi {first_name} – one moment.", "Hi Maeve – one moment.", "Hi – one moment."),
    ("Dear {first_name},", "Dear Maeve,", "Hello,"), ("Hello {first_name}", "Hello Maeve", "Hello"),
    ("Good morning {first_name}. How are you?", "Good morning Maeve. How are you?", "Good morning. How are you?"),
    ("Sorry about that, {first_name}!", "Sorry about that, Maeve!", "Sorry about that!"),
    ("Yes, {first_name}, it does.", "Yes, Maeve, it does.", "Yes, it does."),
    ("{first_name}, it is on its way.", "Maeve, it is on its way.", "It is on its way."),
    ("Done. {first_name}, is that all?", "Done. Maeve, is that all?", "Done. Is that all?"),
    ("Ready.\n{first_name}, come by.", "Ready.\nMaeve, come by.", "Ready.\nCome by."),
    ("A note for {first_name}.", "A note for Maeve.", "A note for [first name]."),
    ("{first_name} asked.", "Maeve asked.", "[first name] asked."),
    ("The {product} is {price}.", "The Stone mug is €12.50.", "The [product] is [price]."),
    ("{order} arrives {arrival}.", "TS-AAAA-BBBB arrives Tue 24 – Thu 26 Nov.", "[order] arrives [arrival]."),
    ("{agent} of {shop}", "Nora of Harbour Lane Coffee", "[agent] of [shop]"),
    (
      "{colour} stays, so do {}, { and a}b{", "{colour} stays, so do {}, { and a}b{",
      "{colour} stays, so do {}, { and a}b{"
    ),
    ("{{shop}}", "{Harbour Lane Coffee}", "{[shop]}"), ("Nothing to fill.", "Nothing to fill.", "Nothing to fill."),
  ]

  @Test(arguments: texts)
  func `a canned response never has an empty hole`(text: String, filled: String, bare: String) {
    let response = CannedResponse(code: "x", text: SafeText(cleaningLines: text))
    #expect(response.rendered(with: CannedResponseTests.known).text.string == filled)
    #expect(response.rendered(with: CannedValues()).text.string == bare)
  }

  @Test func `what is missing is told, and which of it left a blank`() {
    let response = CannedResponse(code: "x", text: "Hi {first_name}, the {product} is {price}; {product}!")
    let rendered = response.rendered(with: CannedValues())
    #expect(rendered.text == "Hi, the [product] is [price]; [product]!")
    #expect(rendered.missing == [.firstName, .product, .price])
    #expect(rendered.blanks == [.product, .price])
    #expect(response.rendered(with: CannedResponseTests.known).missing.isEmpty)
  }

  @Test func `braces in a value stay as they are, and an empty value counts as none`() {
    var values = CannedValues()
    values.product = "{price}"
    values.price = ""
    let rendered = CannedResponse(code: "x", text: "{product} {price}").rendered(with: values)
    #expect(rendered.text == "{price} [price]")
    #expect(rendered.missing == [.price])
  }

  static let names: [(full: String, first: String?)] = [
    ("Maeve O'Neill", "Maeve"), ("Dr. Maeve O'Neill", "Maeve"), ("J. R. Hartley", "Hartley"), ("  Zoë  ", "Zoë"),
    ("王 伟", "王"), ("Mr", nil), ("", nil), ("12", nil),
  ]

  @Test(arguments: names)
  func `a first name is neither a title nor an initial`(full: String, first: String?) {
    #expect(CannedValues.firstName(of: full)?.string == first)
  }
}
