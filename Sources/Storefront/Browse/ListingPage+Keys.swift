import Commerce
import PlainText
import TerminalKit

extension ListingPage {
  /// While the search field has the focus, what is typed goes there.
  mutating func take(_ key: Key, _ shared: inout Shared) -> Turn? {
    guard focus == .field else { return nil }
    // At the end of the line there is nothing to the right but what it may become.
    if key == .right, completion != nil { return nil }
    guard field.handle(key) else { return nil }
    let words = field.text
    guard words != query.words else { return Turn.none }
    search(for: words)
    return Turn(effects: ask(&shared))
  }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Turn? {
    switch focus {
    case .field: handleField(command, &shared)
    case .facets: handleFacets(command, &shared)
    case .list: handleList(command, &shared)
    }
  }

  private mutating func handleField(_ command: Command, _ shared: inout Shared) -> Turn? {
    switch command {
    case .submit:
      // Filters that leave nothing are taken off from there.
      if rowCount > 0 || hasFilters { focus = .list }
      return Turn(effects: settle(shared))
    case .cancel: return Turn(effects: settle(shared), moves: [.back])
    default: return handleWords(command, &shared)
    }
  }

  private mutating func handleList(_ command: Command, _ shared: inout Shared) -> Turn? {
    let height = listRect(shared.size).rows
    if let motion = command.motion {
      if isSearch, motion == .up, list.selection == 0 {
        focus = .field
        return Turn.none
      }
      list.handle(motion, count: rowCount, height: height)
      return Turn(effects: missingChunks(height: height))
    }
    switch command {
    case .open:
      // What stands there is still what was searched before.
      guard !isStale else { return Turn.none }
      if aids.entries.indices.contains(list.selection) { return open(aids.entries[list.selection], &shared) }
      guard let row = row(at: selectedProduct) else { return Turn.none }
      return Turn(effects: settleOpened(shared), moves: [.open(.product(ProductScreen(slug: row.slug)))])
    case .search where isSearch:
      focus = .field
      return Turn.none
    case .openFacets, .nextPane, .previousPane, .left:
      if !facetEntries.isEmpty { focus = .facets }
      return Turn.none
    case .right:
      return Turn.none
    case .sort:
      return changeSort(&shared)
    case .clearFilters:
      return clear(&shared)
    default:
      return isSearch ? handleWords(command, &shared) : nil
    }
  }

  private mutating func handleFacets(_ command: Command, _ shared: inout Shared) -> Turn? {
    let entries = facetEntries
    if let motion = command.motion {
      facetList.handle(motion, count: entries.count, height: facetRect(shared.size).rows) {
        entries[$0].isSelectable
      }
      return Turn.none
    }
    switch command {
    case .toggle, .open:
      guard entries.indices.contains(facetList.selection) else { return Turn.none }
      return choose(entries[facetList.selection], &shared)
    case .openFacets, .nextPane, .previousPane, .right, .back:
      focus = .list
      return Turn.none
    case .search where isSearch:
      focus = .field
      return Turn.none
    case .left:
      return Turn.none
    case .clearFilters:
      return clear(&shared)
    default:
      return nil
    }
  }

  private mutating func choose(_ entry: FacetEntry, _ shared: inout Shared) -> Turn {
    guard let value = entry.value else {
      if entry.hiddenCount > 0 { expanded.insert(entry.facet.name) }
      return .none
    }
    if value.isChosen, let filter = wordFilter(of: entry.facet, value, shared) { return drop(filter, &shared) }
    switch entry.facet.kind {
    case .category:
      var page = ListingPage(category: query.category + [value.name])
      page.query.sort = query.sort
      if !isSearch {
        focus = .list
        return .move(.open(.listing(page)))
      }
      query.category += [value.name]
    case .choice:
      var values = query.chosen[entry.facet.name] ?? []
      if values.remove(value.name) == nil { values.insert(value.name) }
      query.chosen[entry.facet.name] = values.isEmpty ? nil : values
    case .price:
      query.priceRange = value.isChosen ? nil : value.band
    case .stock:
      query.inStockOnly.toggle()
    }
    list = ListState()
    return Turn(effects: ask(&shared))
  }

  private mutating func changeSort(_ shared: inout Shared) -> Turn {
    let all = ListingSort.allCases
    let next = ((all.firstIndex(of: query.sort) ?? 0) + 1) % all.count
    query.sort = all[next]
    list = ListState()
    shared.toast = Toast(.info, "Sorted by \(Words.name(of: query.sort, isSearch: isSearch))")
    return Turn(effects: ask(&shared))
  }

  private mutating func clear(_ shared: inout Shared) -> Turn {
    guard hasFilters || !wordFilters.isEmpty else { return .none }
    if !wordFilters.isEmpty { query.readsFilters = false }
    query.chosen = [:]
    query.priceRange = nil
    query.inStockOnly = false
    if isSearch { query.category = [] }
    list = ListState()
    shared.toast = Toast(.info, "All filters are off")
    return Turn(effects: ask(&shared))
  }

  var hasFilters: Bool {
    !query.chosen.isEmpty || query.priceRange != nil || query.inStockOnly
      || (isSearch && !query.category.isEmpty)
  }

  mutating func click(_ spot: Hotspot) -> Command? {
    if spot.id == "facet" {
      focus = .facets
      facetList.select(spot.index, count: facetEntries.count)
      return .toggle
    }
    if spot.id == ListingPage.chipSpot { return ListingPage.chipCommands[min(spot.index, 5)] }
    focus = .list
    list.select(spot.index, count: rowCount)
    return .open
  }
}
