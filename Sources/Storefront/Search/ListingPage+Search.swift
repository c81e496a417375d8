import Commerce
import PlainText
import TerminalKit

extension ListingPage {
  static let chipSpot = "chip"
  static let chipCommands: [Command] = [.jump1, .jump2, .jump3, .jump4, .jump5, .jump6]

  /// Commands of a search beside those of every list.
  mutating func handleWords(_ command: Command, _ shared: inout Shared) -> Turn? {
    switch command {
    case .completeWords:
      guard let completion else { return Turn.none }
      field.replace(with: field.text + completion)
      search(for: field.text)
      return Turn(effects: ask(&shared))
    case .dropFilter:
      return wordFilters.last.map { drop($0, &shared) } ?? Turn.none
    case .jump1, .jump2, .jump3, .jump4, .jump5, .jump6:
      guard let place = Self.chipCommands.firstIndex(of: command), wordFilters.indices.contains(place) else {
        return Turn.none
      }
      return drop(wordFilters[place], &shared)
    case .searchLiterally:
      return readFilters(!query.readsFilters, &shared)
    case .explain where !query.words.isEmpty:
      return .effect(.explainSearch(query, generation: generation))
    default:
      return nil
    }
  }

  /// Takes a filter out of the words: what is typed stays what is searched for.
  mutating func drop(_ filter: WordFilter, _ shared: inout Shared) -> Turn {
    field.replace(with: filter.rest)
    search(for: filter.rest)
    if filter.rest.isEmpty { focus = .field }
    return Turn(effects: ask(&shared))
  }

  private mutating func readFilters(_ isWanted: Bool, _ shared: inout Shared) -> Turn {
    guard !query.words.isEmpty, isWanted || !wordFilters.isEmpty else { return .none }
    query.readsFilters = isWanted
    list = ListState()
    shared.toast = Toast(
      .info, isWanted ? "Words may be filters again" : "As words; 0 or Ctrl+R undoes it")
    return Turn(effects: ask(&shared))
  }

  /// The filter that the words have set, where it is this value of this facet.
  func wordFilter(of facet: Facet, _ value: FacetValue, _ shared: Shared) -> WordFilter? {
    wordFilters.first { filter in
      switch filter.meaning {
      case .values(let name, let names):
        name == facet.name && names.contains(value.name) && query.chosen[facet.name] == nil
      case .price(let range): facet.kind == .price && range == value.band && query.priceRange == nil
      case .category: false
      }
    }
  }

  mutating func open(_ entry: SearchEntry, _ shared: inout Shared) -> Turn {
    switch entry {
    case .order(let number): return .move(.open(.orders(OrdersScreen(number: number))))
    case .page(let page): return .move(.open(.info(InfoScreen(at: page, shared))))
    case .words(let words, _):
      field.replace(with: words.string)
      search(for: words.string)
      focus = .list
      aids.wantsToTell = true
      return Turn(effects: ask(&shared))
    case .category(let node): return .move(.open(.listing(ListingPage(category: node.path))))
    case .allProducts: return .move(.open(.listing(ListingPage())))
    case .staff: return Turn(moves: [.chat])
    }
  }

  /// Answers that only a search has asked for.
  mutating func receiveSearch(_ answer: Action, _ shared: Shared) -> Turn? {
    switch answer {
    case .searchesLoaded(let past):
      aids.past = past
      if query.words.isEmpty { aids.entries = entries(shared) }
      return Turn.none
    case .searchExplained(let lines, generation): return .move(.show(.reasons(ReasonsLayer(lines))))
    default: return nil
    }
  }
}
