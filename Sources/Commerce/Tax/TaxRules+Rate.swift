extension TaxRules {
  /// The rate for a class of goods sent to a place: the first that matches, nil where no tax is due.
  ///
  /// A rate without a region covers its whole country; one with a region counts only for that region.
  package func rate(for taxClass: String, country: String, region: String?) -> TaxRate? {
    rates.first { rate in
      rate.taxClass == taxClass && rate.countries.contains(country) && (rate.region == nil || rate.region == region)
    }
  }

  /// The tax on `base` at a rate, rounded once: within it when prices include tax, on top of it otherwise.
  ///
  /// With tax included it is the tax that is rounded, never the net amount.
  func tax(on base: Int, partsPerMillion: Int) -> Int {
    roundingMode.scale(
      base, by: partsPerMillion, over: pricesIncludeTax ? 1_000_000 + partsPerMillion : 1_000_000)
  }
}
