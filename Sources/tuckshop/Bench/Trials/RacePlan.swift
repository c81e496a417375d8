import Commerce
import ShopCore

/// Who wants what in some rounds of the race, and how much there is in one of them.
struct RacePlan {
  /// How a buyer pays.
  enum Paying: String {
    case good = "success"
    case declined
    /// At the bank; never confirmed there.
    case leaves
    /// At the bank; confirmed when the reservation is over.
    case comesLate

    var card: TestCard {
      switch self {
      case .good: .success
      case .declined: .declined
      case .leaves, .comesLate: .authentication
      }
    }
  }

  struct Buyer {
    /// In the order in which they were put into the cart; the first is wanted most.
    var wanted: [(sku: String, quantity: Int)]
    var paying: Paying
  }

  let buyers: [Buyer]
  private(set) var stock: [(sku: String, stock: Int)]

  /// - Parameter skus: All that can be raced for; one to four of them are.
  init(buyers count: Int, skus: [String], dice: inout SplitMix) {
    let chosen = Array(skus.shuffled(using: &dice).prefix(Int.random(in: 1...4, using: &dice)))
    buyers = (0..<count).map { index in
      let first = chosen[index % chosen.count]
      var wanted = [(sku: first, quantity: Self.quantity(&dice))]
      // Half take another one too: some the first before the second, some the other way round.
      if chosen.count > 1, Bool.random(using: &dice) {
        let second = chosen[(index + 1) % chosen.count]
        wanted.append((second, Self.quantity(&dice)))
        if Bool.random(using: &dice) { wanted.reverse() }
      }
      let paying: Paying =
        switch Int.random(in: 0..<20, using: &dice) {
        case 0..<3: .declined
        case 3..<5: .leaves
        case 5: .comesLate
        default: .good
        }
      return Buyer(wanted: wanted, paying: paying)
    }
    stock = chosen.map { ($0, 0) }
  }

  /// How much there is in the next round.
  ///
  /// - Parameter most: Units of one SKU at most; less where not enough buyers would be left to take all of them.
  mutating func deal(most: Int, dice: inout SplitMix) {
    for place in stock.indices {
      // Everybody who pays well takes at least one of their own, or finds that there is none.
      let takers = buyers.count { $0.paying == .good && home($0) == place }
      stock[place].stock = Int.random(in: 0...min(most, takers), using: &dice)
    }
  }

  /// What a buyer comes back for when the first try brought nothing.
  func second(_ buyer: Buyer) -> String? {
    buyer.paying == .good ? home(buyer).map { stock[$0].sku } : nil
  }

  /// The place of the SKU that a buyer wants most: of two, the one before the other in the round's order.
  private func home(_ buyer: Buyer) -> Int? {
    let skus = stock.map(\.sku)
    let places = buyer.wanted.compactMap { wanted in skus.firstIndex(of: wanted.sku) }
    guard places.count == 2 else { return places.first }
    return (places[0] + 1) % skus.count == places[1] ? places[0] : places[1]
  }

  private static func quantity(_ dice: inout SplitMix) -> Int {
    Int.random(in: 0..<4, using: &dice) == 0 ? Int.random(in: 2...3, using: &dice) : 1
  }
}
