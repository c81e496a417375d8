import Commerce
import Database
import Synchronization

/// What answers are found in, made ready once, so that a key costs a comparison and not a reading of everything.
///
/// The shop's texts are kept while the catalogue's file is the same; facts that change by themselves (stock, arrival, an
/// order's state) for ``secondsKept``.
final class AnswerShelf: Sendable {
  /// The shop's texts, for guests of one country.
  struct Texts: Sendable {
    let catalog: Database
    let country: String
    let index: AnswerIndex
    let names: ProductNames
  }

  private struct Fact: Sendable {
    var index: AnswerIndex
    var country: String
    var readAt: Instant
  }

  private struct State {
    var texts: [Texts] = []
    var products: [String: Fact] = [:]
    var guests: [Int: Fact] = [:]
  }

  private static let secondsKept = 10
  /// Countries, products and guests beyond it are read anew.
  private static let most = 32

  private let state = Mutex(State())

  /// The texts for a country, made by `prepare` when there are none of this catalogue.
  func texts(country: String, catalog: Database, prepare: () throws -> Texts) rethrows -> Texts {
    let kept = state.withLock { state in
      state.texts.removeAll { $0.catalog !== catalog }
      return state.texts.first { $0.country == country }
    }
    if let kept { return kept }
    let texts = try prepare()
    state.withLock { state in
      if state.texts.count >= Self.most { state.texts.removeFirst() }
      state.texts.append(texts)
    }
    return texts
  }

  /// The facts of a product, for a country.
  func product(
    _ slug: String, country: String, now: Instant, read: () throws -> AnswerIndex
  ) rethrows -> AnswerIndex {
    let kept = state.withLock { $0.products[slug] }
    if let kept, kept.country == country, Self.isFresh(kept, now) { return kept.index }
    let index = try read()
    state.withLock { state in
      Self.drop(from: &state.products, now)
      state.products[slug] = Fact(index: index, country: country, readAt: now)
    }
    return index
  }

  /// The guest's country and the facts of their own orders.
  func guest(
    _ guest: Int, now: Instant, read: () throws -> (country: String, orders: AnswerIndex)
  ) rethrows -> (country: String, orders: AnswerIndex) {
    let kept = state.withLock { $0.guests[guest] }
    if let kept, Self.isFresh(kept, now) { return (kept.country, kept.index) }
    let (country, orders) = try read()
    state.withLock { state in
      Self.drop(from: &state.guests, now)
      state.guests[guest] = Fact(index: orders, country: country, readAt: now)
    }
    return (country, orders)
  }

  private static func isFresh(_ fact: Fact, _ now: Instant) -> Bool {
    (0..<secondsKept).contains(now.seconds - fact.readAt.seconds)
  }

  private static func drop<Key>(from facts: inout [Key: Fact], _ now: Instant) {
    facts = facts.filter { isFresh($0.value, now) }
    if facts.count >= most { facts.removeAll() }
  }
}
