import Commerce
import Database
import PlainText

extension ListingScope {
  func summary(profile: ShopProfile, in reader: Reader) throws -> ListingSummary {
    let overview = try overview(except: nil, in: reader)
    var facets: [Facet] = []
    let children = overview.children.filter { $0.count > 0 }
    if !children.isEmpty {
      let values = children.map { FacetValue(name: $0.name, count: $0.count, isChosen: false) }
      facets.append(Facet(kind: .category, name: "Category", values: values))
    }
    facets += try choiceFacets(in: reader)
    let priced = priceRange == nil ? overview : try self.overview(except: .price, in: reader)
    facets += try priceFacet(priced, profile: profile, in: reader)
    let stocked = inStockOnly ? try self.overview(except: .stock, in: reader) : overview
    if stocked.inStock > 0 || inStockOnly {
      let value = FacetValue(name: "In stock", count: stocked.inStock, isChosen: inStockOnly)
      facets.append(Facet(kind: .stock, name: "Availability", values: [value]))
    }
    return ListingSummary(count: overview.count, facets: facets)
  }

  private func choiceFacets(in reader: Reader) throws -> [Facet] {
    var facets: [Int: Facet] = [:]
    try collect(try counts(except: nil, in: reader), into: &facets)
    for choice in choices {
      facets[choice.facetID] = nil
      try collect(try counts(except: .facet(choice.facetID), in: reader), into: &facets)
      try addUncounted(choice, to: &facets, in: reader)
    }
    return facets.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Facet values with their counts; for all facets, or for the one that is not to count itself out.
  private func counts(except part: Part?, in reader: Reader) throws -> [Row] {
    let counts: SQL
    switch counted(except: part) {
    case .all: counts = "SELECT facet_value_id AS value, count FROM facet_count WHERE category_id = \(category.id)"
    case .inStock: counts = countsInStock
    case .not:
      let (entry, _, _) = try narrowest(except: part, in: reader)
      let joins: SQL = " CROSS JOIN product_facet f ON f.product_id = l.id"
      counts =
        "SELECT f.facet_value_id AS value, count(*) AS count " + from(entry, except: part, joins: joins)
        + " GROUP BY f.facet_value_id"
    }
    var only: SQL = ""
    if case .facet(let id)? = part { only = "WHERE v.facet_id = \(id)" }
    return try reader.rows(
      """
      SELECT v.facet_id, n.name AS facet, v.id, v.name, v.swatch, c.count
      FROM (\(counts)) c CROSS JOIN facet_value v ON v.id = c.value JOIN facet n ON n.id = v.facet_id \(only)
      ORDER BY v.facet_id, v.position, v.name COLLATE NOCASE, v.name
      """)
  }

  /// The import's counts of what is in stock, set right by what was sold out and restocked since.
  private var countsInStock: SQL {
    func corrections(_ products: [Int], by step: SQL) -> SQL {
      """
      SELECT f.facet_value_id, \(step) FROM json_each(\(jsonArray(products))) w CROSS JOIN listing l ON l.id = w.value \
      CROSS JOIN product_facet f ON f.product_id = l.id \
      WHERE l.category_id BETWEEN \(category.id) AND \(category.lastID)
      """
    }
    let declared: SQL = """
      SELECT facet_value_id AS value, in_stock AS count FROM facet_count WHERE category_id = \(category.id)
      """
    guard !stock.isEmpty else { return declared + " AND in_stock > 0" }
    return """
      SELECT value, sum(count) AS count FROM (\(declared) UNION ALL \(corrections(stock.soldOut, by: "-1")) \
      UNION ALL \(corrections(stock.restocked, by: "1"))) GROUP BY value HAVING sum(count) > 0
      """
  }

  func collect(_ rows: [Row], into facets: inout [Int: Facet]) throws {
    for row in rows {
      let id = row.int("facet_id")
      let isChosen = choices.contains { $0.valueIDs.contains(row.int("id")) }
      let value = FacetValue(
        name: SafeText(cleaning: row.string("name")), count: row.int("count"), isChosen: isChosen,
        swatch: row.optionalInt("swatch"))
      let name = SafeText(cleaning: row.string("facet"))
      facets[id, default: Facet(kind: .choice, name: name, values: [])].values.append(value)
    }
  }

  /// A chosen value of which the other conditions leave none must stay to be seen, and to be taken back.
  func addUncounted(_ choice: Choice, to facets: inout [Int: Facet], in reader: Reader) throws {
    for id in choice.valueIDs {
      let row = try reader.row(
        """
        SELECT n.name AS facet, v.name, v.swatch FROM facet_value v JOIN facet n ON n.id = v.facet_id
        WHERE v.id = \(id)
        """)
      guard let row else { continue }
      let name = SafeText(cleaning: row.string("name"))
      var facet =
        facets[choice.facetID] ?? Facet(kind: .choice, name: SafeText(cleaning: row.string("facet")), values: [])
      guard !facet.values.contains(where: { $0.name == name }) else { continue }
      facet.values.append(FacetValue(name: name, count: 0, isChosen: true, swatch: row.optionalInt("swatch")))
      facets[choice.facetID] = facet
    }
  }

  private func priceFacet(_ overview: Overview, profile: ShopProfile, in reader: Reader) throws -> [Facet] {
    guard let low = overview.low, let high = overview.high else { return [] }
    let bands = PriceBands.covering(low: low, high: high)
    guard !bands.isEmpty else { return [] }
    let (entry, _, _) = try narrowest(except: .price, in: reader)
    // How many reach each band's lower end; one sum for each is faster than groups.
    let reached = bands.dropFirst().enumerated().map { index, band -> SQL in
      "sum(l.min_price >= \(band.lowerBound)) AS reached\(raw: String(index + 1))"
    }
    let columns = (["count(*) AS reached0"] + reached).joined(separator: ", ")
    guard let row = try reader.row("SELECT " + columns + " " + from(entry, except: .price)) else { return [] }
    return priceFacet(bands, reached: bands.indices.map { row.int("reached\($0)") }, profile: profile)
  }

  /// - Parameter reached: How many products have at least the lowest price of each band.
  func priceFacet(_ bands: [ClosedRange<Int>], reached: [Int], profile: ShopProfile) -> [Facet] {
    let values = bands.enumerated().compactMap { index, band -> FacetValue? in
      let count = reached[index] - (index + 1 < bands.count ? reached[index + 1] : 0)
      guard count > 0 || band == priceRange else { return nil }
      return FacetValue(
        name: PriceBands.name(of: band, profile: profile), count: count, isChosen: band == priceRange, band: band)
    }
    return values.count < 2 && priceRange == nil ? [] : [Facet(kind: .price, name: "Price", values: values)]
  }
}

extension PriceBands {
  static func name(of band: ClosedRange<Int>, profile: ShopProfile) -> SafeText {
    func amount(_ minorUnits: Int) -> SafeText {
      Money(minorUnits: minorUnits, currency: profile.currency).formatted(locale: profile.locale)
    }
    return "\(amount(band.lowerBound)) – \(amount(band.upperBound))"
  }
}
