/// Price ranges for a filter, with round numbers between them.
enum PriceBands {
  private static let most = 5

  /// At most five ranges that follow each other and hold `low` and `high`; minor units, both ends included.
  ///
  /// Prices that lie close together get ranges of one width; those that span more than a factor of ten get ranges
  /// that grow, because a shop has more cheap things than dear ones. No ranges where there is one price only.
  static func covering(low: Int, high: Int) -> [ClosedRange<Int>] {
    // Beyond this the round numbers would not fit; no price is.
    guard low >= 0, low < high, high < 1_000_000_000_000_000 else { return [] }
    let bounds = high / 10 > low ? growingBounds(low: low, high: high) : evenBounds(low: low, high: high)
    return zip(bounds, bounds.dropFirst()).map { $0...($1 - 1) }
  }

  private static func evenBounds(low: Int, high: Int) -> [Int] {
    for step in roundNumbers([10, 20, 25, 50], upTo: high * 2) where high / step - low / step < most {
      return (low / step...high / step + 1).map { $0 * step }
    }
    return [low, high + 1]
  }

  private static func growingBounds(low: Int, high: Int) -> [Int] {
    let numbers = roundNumbers(upTo: high * 10)
    let first = numbers.last { $0 <= low } ?? 0
    let last = numbers.first { $0 > high } ?? high + 1
    var between = numbers.filter { $0 > first && $0 < last }
    while between.count >= most {
      between = between.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }
    return [first] + between + [last]
  }

  /// The series and its multiples by powers of ten, such as 1, 2, 5, 10, 20, 50 and so on.
  private static func roundNumbers(_ series: [Int] = [1, 2, 5], upTo limit: Int) -> [Int] {
    var numbers: [Int] = []
    var power = 1
    while power <= limit {
      numbers += series.map { $0 * power }
      power *= 10
    }
    return numbers
  }
}
