package import PlainText
import Synchronization

/// How an address is typed, checked and printed in one country.
///
/// The facts behind it are those of Google libaddressinput (address data, CC-BY 4.0); they stand in ``AddressFacts``
/// and ``RegionFacts`` as text, and only the line of the country in question is read.
package struct AddressForm: Hashable, Sendable {
  /// ISO 3166-1 alpha-2.
  package let country: String
  /// English name of the country; the code itself where it is not known.
  package let countryName: SafeText

  let format: String
  /// Format for addresses in Latin letters; empty where it is the same.
  let latinFormat: String
  /// Letters of the required parts, as in the format.
  let required: String
  /// Pattern of a whole postal code; empty where a country has none.
  let pattern: String
  let examples: [String]
  /// What is written before a postal code on a label without being part of it: `LT-`.
  let postalPrefix: String
  /// The fields in the order in which they are typed here.
  package let fields: [AddressFieldRule]

  /// The form of a country; one that is not known gets the plainest form: street and city.
  package static func of(_ country: String) -> AddressForm {
    guard let line = AddressFacts.lines[country[...]]?.first else { return AddressForm(country: country, line: "") }
    return known.withLock { known in
      if let form = known[country] { return form }
      let form = AddressForm(country: country, line: line)
      known[country] = form
      return form
    }
  }

  /// Forms that were asked for, of countries that there are: no more than those.
  private static let known = Mutex<[String: AddressForm]>([:])

  private init(country: String, line: Substring) {
    let found = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    func field(_ index: Int) -> String? { found.indices.contains(index) && !found[index].isEmpty ? found[index] : nil }
    self.country = country
    countryName = SafeText(cleaning: field(1) ?? country)
    format = field(2) ?? "%N%n%O%n%A%n%C"
    latinFormat = field(3) ?? ""
    required = field(4) ?? "AC"
    pattern = field(5) ?? ""
    examples = field(6).map { $0.split(separator: ",").map(String.init) } ?? []
    let words = AddressWords(country: country, postalCode: field(7), region: field(8), city: field(9))
    postalPrefix = field(10) ?? ""
    fields = AddressForm.fields(format: format, required: required, words: words)
  }

  /// A right postal code of this country, or nil where it has none.
  package var postalExample: String? { examples.first }

  private static func fields(format: String, required: String, words: AddressWords) -> [AddressFieldRule] {
    AddressFormat.parts(of: format).flatMap { part -> [AddressFieldRule] in
      guard case .field(let letter) = part else { return [] }
      let isRequired = required.contains(letter)
      switch letter {
      case "A":
        return [
          AddressFieldRule(field: .street, label: "Street address", isRequired: isRequired),
          AddressFieldRule(field: .secondLine, label: "Flat, floor or company", isRequired: false),
        ]
      case "C": return [AddressFieldRule(field: .city, label: words.city, isRequired: isRequired)]
      case "S": return [AddressFieldRule(field: .region, label: words.region, isRequired: isRequired)]
      case "Z": return [AddressFieldRule(field: .postalCode, label: words.postalCode, isRequired: isRequired)]
      default: return []
      }
    }
  }
}

/// One field of an address form.
package struct AddressFieldRule: Hashable, Sendable {
  package let field: CheckoutField
  /// What the field is called in its country: `ZIP code`, `Eircode`, `Prefecture`.
  package let label: SafeText
  package let isRequired: Bool

  package init(field: CheckoutField, label: SafeText, isRequired: Bool) {
    self.field = field
    self.label = label
    self.isRequired = isRequired
  }
}

extension AddressFacts {
  /// The line of each country.
  static let lines = FactLines.byFirstField(text)
}

/// Reads tables whose lines have their fields parted by semicolons.
enum FactLines {
  /// Lines by their first field, in the order of the table.
  static func byFirstField(_ text: String) -> [Substring: [Substring]] {
    Dictionary(grouping: text.split(separator: "\n")) { line in line.prefix { $0 != ";" } }
  }
}
