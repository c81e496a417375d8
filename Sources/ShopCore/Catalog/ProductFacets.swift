import Commerce
import PlainText

/// One value that a product has in one of the shop's facets.
struct ProductFacetValue: Hashable {
  var facet: SafeText
  var name: SafeText
  /// Where the value stands in its option, such as 0 for the smallest size; 0 for brands and attributes.
  var position: Int
  var swatch: Int?
}

extension Product {
  /// The values in the facets that the shop offers: its brand, option values that a variant has, and attributes.
  func facetValues(of facets: [SafeText]) -> [ProductFacetValue] {
    var found: [ProductFacetValue] = []
    for facet in facets {
      let values = facet.string == "Brand" ? [brandValue(facet)] : optionValues(of: facet) + attributeValues(of: facet)
      var names: Set<SafeText> = [.empty]
      found += values.filter { names.insert($0.name).inserted }
    }
    return found
  }

  private func brandValue(_ facet: SafeText) -> ProductFacetValue {
    ProductFacetValue(facet: facet, name: brand, position: 0)
  }

  private func optionValues(of facet: SafeText) -> [ProductFacetValue] {
    guard let index = options.firstIndex(where: { $0.name == facet }) else { return [] }
    let used = Set(variants.compactMap { index < $0.optionValues.count ? $0.optionValues[index] : nil })
    return options[index].values.enumerated().filter { used.contains($1.name) }.map {
      ProductFacetValue(facet: facet, name: $1.name, position: $0, swatch: $1.swatch)
    }
  }

  private func attributeValues(of facet: SafeText) -> [ProductFacetValue] {
    (attributes + variants.flatMap(\.attributes)).filter { $0.name == facet }.map {
      ProductFacetValue(facet: facet, name: $0.value, position: 0)
    }
  }
}
