import Commerce
import PlainText

/// A row of the filter pane: a facet's name, one of its values, or how many more there are.
struct FacetEntry: Equatable {
  var facet: Facet
  var value: FacetValue?
  /// Values that are folded away behind this row.
  var hiddenCount = 0

  var isSelectable: Bool { value != nil || hiddenCount > 0 }

  /// The same row, whatever is counted in it.
  func isSamePlace(as other: FacetEntry) -> Bool {
    facet.name == other.facet.name && value?.name == other.value?.name && (hiddenCount > 0) == (other.hiddenCount > 0)
  }
}

extension ListingPage {
  /// Values of a facet that are shown before it is unfolded.
  private static let shortFacet = 6

  /// The pane's rows: where to go and what it may cost first, then what the shop sorts by.
  func rowsOfFacets() -> [FacetEntry] {
    let facets = (summary?.facets ?? []).filter(\.narrows)
    let ordered = facets.filter { $0.kind != .choice } + facets.filter { $0.kind == .choice }
    return ordered.flatMap(entries)
  }

  private func entries(of facet: Facet) -> [FacetEntry] {
    let head = FacetEntry(facet: facet, value: nil)
    let values = facet.values.map { FacetEntry(facet: facet, value: $0) }
    guard facet.kind == .choice, values.count > Self.shortFacet + 1, !expanded.contains(facet.name) else {
      return [head] + values
    }
    // The most frequent ones and what is chosen, in the facet's own order.
    let frequent = Set(facet.values.sorted { $0.count > $1.count }.prefix(Self.shortFacet).map(\.name))
    let shown = values.filter { entry in entry.value.map { $0.isChosen || frequent.contains($0.name) } ?? false }
    return [head] + shown + [FacetEntry(facet: facet, value: nil, hiddenCount: values.count - shown.count)]
  }
}

extension Facet {
  /// A single value that every product has would change nothing.
  fileprivate var narrows: Bool { values.count > 1 || kind == .stock || values.contains(where: \.isChosen) }
}
