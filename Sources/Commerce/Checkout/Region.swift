package import PlainText

/// A subdivision that an address of its country names: a state, a province, a prefecture.
package struct Region: Hashable, Sendable {
  /// ISO 3166-2 without the country (`CA`) where it has one, else what the country's post calls it.
  package let code: String
  /// In Latin letters.
  package let name: SafeText
  /// What an address label says, in the country's own letters.
  let label: String
  /// Pattern of how its postal codes begin; empty where they tell nothing.
  let postalPattern: String

  init(line: Substring) {
    let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    func field(_ index: Int) -> String { fields.indices.contains(index) ? fields[index] : "" }
    let label = field(3)
    code = field(1)
    name = SafeText(cleaning: field(2))
    self.label = label.isEmpty ? field(1) : label == "=" ? field(2) : label
    postalPattern = field(4)
  }

  /// Whether a postal code begins as those of this region do.
  func holds(postalCode: String) -> Bool {
    !postalPattern.isEmpty && CodePattern.isPrefix(postalPattern, postalCode)
  }
}

/// The tables of subdivisions.
enum RegionFacts {
  /// Lines of each country that needs a region.
  static let lines = FactLines.byFirstField([americas, asiaPacific, europeAfrica].joined(separator: "\n"))
}

extension AddressForm {
  /// The regions to choose from, in the order of the table; empty where the region is typed or there is none.
  package var regions: [Region] { (RegionFacts.lines[country[...]] ?? []).map(Region.init(line:)) }

  /// Code of the region whose postal codes begin so, or nil where that is not known.
  package func region(forPostalCode typed: String) -> String? {
    let code = normalised(postalCode: typed)
    guard !code.isEmpty, accepts(postalCode: code) else { return nil }
    return regions.first { $0.holds(postalCode: code) }?.code
  }

  /// The region that was meant: by code, by name, or by what a label says; accents and capitals do not matter.
  package func region(named typed: String) -> Region? {
    typed.isEmpty ? nil : AddressForm.region(typed, in: regions)
  }

  static func region(_ typed: String, in regions: [Region]) -> Region? {
    let plain = PlainLetters.of(typed.withoutOuterBlanks)
    guard !plain.isEmpty else { return nil }
    // Mostly it is the code that was kept.
    if let kept = regions.first(where: { $0.code == typed }) { return kept }
    return regions.first { PlainLetters.of($0.code) == plain }
      ?? regions.first { PlainLetters.of($0.name.string) == plain || PlainLetters.of($0.label) == plain }
  }
}
