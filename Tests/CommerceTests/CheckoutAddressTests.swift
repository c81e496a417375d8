import PlainText
import Testing

@testable import Commerce

struct CheckoutAddressTests {
  static let withPostalCode = Country.all.filter { AddressForm.of($0.code).postalExample != nil }.map(\.code)

  @Test(arguments: withPostalCode)
  func `a country takes each example of its postal codes and no broken one`(country: String) {
    let form = AddressForm.of(country)
    for example in form.examples {
      #expect(form.accepts(postalCode: example))
      #expect(form.accepts(postalCode: form.normalised(postalCode: example)))
      #expect(form.accepts(postalCode: form.normalised(postalCode: example.lowercased().filter { $0 != " " })))
      for broken in ["!" + example.dropFirst(), example + "99999", "x"] {
        #expect(!form.accepts(postalCode: form.normalised(postalCode: broken)), "\(broken)")
      }
    }
  }

  @Test func `there are as many countries as the tables hold, and every pattern compiles`() {
    #expect(Country.all.count == 252)
    #expect(CheckoutAddressTests.withPostalCode.count == 181)
    #expect(AddressForm.of("US").regions.count == 62)
    for country in Country.all {
      for region in AddressForm.of(country.code).regions {
        #expect(!region.holds(postalCode: "@"))
        #expect(!region.name.isEmpty && !region.code.isEmpty && !region.label.isEmpty)
      }
    }
  }

  @Test(arguments: [
    ("GB", "sw1a1aa", "SW1A 1AA"), ("GB", " m2  5bq ", "M2 5BQ"), ("GB", "bfpo61", "BFPO 61"),
    ("GB", "M25BQQ", "M25BQQ"),
    ("IE", "a65f4e2", "A65 F4E2"), ("CA", "k1a0b1", "K1A 0B1"), ("CA", "K1A-0B1", "K1A 0B1"),
    ("NL", "1234ab", "1234 AB"),
    ("US", "94103", "94103"), ("US", "941031234", "94103-1234"), ("US", "94103 1234", "94103-1234"),
    ("SE", "11455", "114 55"), ("PL", "00950", "00-950"), ("PT", "2725079", "2725-079"),
    ("BR", "40301110", "40301-110"),
    ("JP", "１５４−００２３", "154-0023"), ("DE", "D-10115", "10115"), ("LT", "LT-04340", "04340"), ("LV", "1073", "LV-1073"),
    ("CH", "CH-8001", "8001"), ("FR", "75001", "75001"), ("KR", "03051", "03051"), ("AO", "abc", "ABC"),
  ])
  func `a postal code gets its usual form`(country: String, typed: String, expected: String) {
    #expect(AddressForm.of(country).normalised(postalCode: typed) == expected)
  }

  @Test func `an order to the United States needs seven fields, the card among them`() {
    let required = AddressForm.of("US").fields.filter(\.isRequired).map(\.field)
    #expect(required == [.street, .city, .region, .postalCode])
    #expect(CheckoutDraft.requiredFieldCount(country: "US") + 1 == 7)
    let card = 1
    for country in Country.all {
      #expect(CheckoutDraft.requiredFieldCount(country: country.code) + card <= 7, "\(country.code)")
    }
  }

  @Test(arguments: [
    ("US", "street:Street address secondLine:Flat, floor or company city:City region:State postalCode:ZIP code"),
    ("GB", "street:Street address secondLine:Flat, floor or company city:Town or city postalCode:Postcode"),
    ("JP", "postalCode:Postal code region:Prefecture street:Street address secondLine:Flat, floor or company"),
    ("IE", "street:Street address secondLine:Flat, floor or company city:City region:County? postalCode:Eircode?"),
    ("CA", "street:Street address secondLine:Flat, floor or company city:City region:Province postalCode:Postal code"),
    ("AE", "street:Street address secondLine:Flat, floor or company region:Emirate"),
    ("DE", "street:Street address secondLine:Flat, floor or company postalCode:Postal code city:City"),
    ("IN", "street:Street address secondLine:Flat, floor or company city:City postalCode:PIN code region:State"),
    ("HK", "region:Area city:District? street:Street address secondLine:Flat, floor or company"),
    ("AO", "street:Street address secondLine:Flat, floor or company city:City"),
  ])
  func `a form asks in the country's order and words`(country: String, expected: String) {
    let fields = AddressForm.of(country).fields.map { rule in
      let mark = rule.isRequired || rule.field == .secondLine ? "" : "?"
      return "\(rule.field.rawValue):\(rule.label.string)\(mark)"
    }
    #expect(fields.joined(separator: " ") == expected)
  }

  static let labels: [(address: PostalAddress, lines: [String])] = [
    (
      PostalAddress(country: "US", street: "1 Main St", postalCode: "94103", city: "San Francisco", region: "CA"),
      ["Ada Byrne", "1 Main St", "San Francisco, CA 94103", "United States"]
    ),
    (
      PostalAddress(
        country: "GB", street: "10 Downing St", secondLine: "Flat 2", postalCode: "SW1A 2AA", city: "London"),
      ["Ada Byrne", "10 Downing St", "Flat 2", "London", "SW1A 2AA", "United Kingdom"]
    ),
    (
      PostalAddress(country: "DE", street: "Torstr. 1", postalCode: "10115", city: "Berlin"),
      ["Ada Byrne", "Torstr. 1", "10115 Berlin", "Germany"]
    ),
    (
      PostalAddress(country: "JP", street: "太子堂1-2-3", postalCode: "154-0004", region: "13"),
      ["〒154-0004", "東京都", "太子堂1-2-3", "Ada Byrne", "Japan"]
    ),
    (
      PostalAddress(country: "JP", street: "1-2-3 Taishido", secondLine: "Apt 4", postalCode: "154-0004", region: "13"),
      ["Ada Byrne", "1-2-3 Taishido, Apt 4, Tokyo", "154-0004", "Japan"]
    ),
    (
      PostalAddress(country: "IE", street: "3 Quay St", postalCode: "A65 F4E2", city: "Galway", region: "Co. Galway"),
      ["Ada Byrne", "3 Quay St", "Galway", "Co. Galway", "A65 F4E2", "Ireland"]
    ),
    (
      PostalAddress(country: "IT", street: "Via Roma 1", postalCode: "20121", city: "Milano", region: "MI"),
      ["Ada Byrne", "Via Roma 1", "20121 Milano MI", "Italy"]
    ),
    (
      PostalAddress(country: "ES", street: "Calle Mayor 1", postalCode: "28013", city: "Madrid", region: "M"),
      ["Ada Byrne", "Calle Mayor 1", "28013 Madrid Madrid", "Spain"]
    ),
    (
      PostalAddress(country: "US", street: "1 Main St", postalCode: "94103", city: "San Francisco"),
      ["Ada Byrne", "1 Main St", "San Francisco 94103", "United States"]
    ),
  ]

  @Test(arguments: labels)
  func `a label has the order of its country`(address: PostalAddress, lines: [String]) {
    #expect(AddressForm.of(address.country).lines(for: address, fullName: "Ada Byrne").map(\.string) == lines)
  }

  static let addresses: [(address: PostalAddress, faults: [CheckoutField: FieldFault])] = [
    (PostalAddress(country: "US", street: "1 Main St", postalCode: "94103", city: "San Francisco", region: "ca"), [:]),
    (
      PostalAddress(country: "US", street: "1 Main St", postalCode: "94103", city: "San Francisco", region: "NY"),
      [.region: .malformed(example: "CA")]
    ),
    (
      PostalAddress(country: "US", street: " ", postalCode: "9410", city: "", region: "California"),
      [.street: .missing, .city: .missing, .postalCode: .malformed(example: "95014")]
    ),
    (
      PostalAddress(country: "AU", street: "1 George St", postalCode: "2000", city: "Sydney", region: "Atlantis"),
      [.region: .malformed(example: "ACT")]
    ),
    (
      PostalAddress(country: "BR", street: "Rua 1", postalCode: "01310100", city: "Sao Paulo", region: "sao paulo"), [:]
    ),
    (PostalAddress(country: "IE", street: "3 Quay St", city: "Galway"), [:]),
    (
      PostalAddress(country: "IE", street: "3 Quay St", postalCode: "A65", city: "Galway"),
      [.postalCode: .malformed(example: "A65 F4E2")]
    ),
    (
      PostalAddress(country: "DE", street: String(repeating: "x", count: 101), postalCode: "10115", city: "Berlin"),
      [.street: .tooLong(limit: 100)]
    ),
    (PostalAddress(country: "AO", street: "Rua 1", postalCode: "whatever", city: "Luanda"), [:]),
    (PostalAddress(country: "JP", street: "太子堂1-2-3", postalCode: "1540004", region: "東京都"), [:]),
  ]

  @Test(arguments: addresses)
  func `an address says what is wrong with it`(address: PostalAddress, faults: [CheckoutField: FieldFault]) {
    #expect(AddressForm.of(address.country).faults(in: address) == faults)
  }

  @Test(arguments: [
    ("US", "94103", "CA"), ("US", "10001-1234", "NY"), ("US", "9410", nil), ("CA", "k1a0b1", "ON"),
    ("JP", "154-0004", "13"),
    ("ES", "28013", "M"), ("IT", "20121", "MI"), ("IE", "A65 F4E2", nil), ("AU", "2000", "NSW"),
  ])
  func `a postal code tells its region`(country: String, code: String, expected: String?) {
    #expect(AddressForm.of(country).region(forPostalCode: code) == expected)
  }

  @Test(arguments: [
    ("irel", ["IE", "GB"]), ("uk", ["GB", "UA"]), ("united", ["AE", "GB", "US"]), ("cote", ["CI"]), ("islands", ["AX"]),
    ("de", ["DE"]), ("zzz", []), ("us", ["US"]),
  ])
  func `typing a few letters finds a country`(typed: String, expected: [String]) {
    #expect(Array(Country.matching(typed).map(\.code).prefix(max(1, expected.count))) == expected)
  }

  @Test func `countries are sorted as a reader looks for them and found by any usual name`() {
    let first = Country.all.prefix(3).map(\.name.string)
    #expect(first == ["Afghanistan", "Åland Islands", "Albania"])
    #expect(Country.matching("").count == 252)
    let names = ["ie", "Ireland", "CÔTE D'IVOIRE", "uk", "turkiye", "Narnia", ""]
    #expect(names.map { Country.named($0)?.code } == ["IE", "IE", "CI", "GB", "TR", nil, nil])
    #expect(AddressForm.of("CI").countryName == "Côte d'Ivoire")
  }
}
