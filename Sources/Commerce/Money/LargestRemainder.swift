/// Splits a whole number into whole parts that add up to it exactly (the largest remainder method, Hamilton's).
package enum LargestRemainder {
  /// Parts of `total` in proportion to `weights`: each is rounded down, then what is missing goes, one unit each, to
  /// the largest remainders; equal remainders go by order.
  ///
  /// A weight of zero gets nothing, and no part is further than one unit from the exact share. When all weights are
  /// zero the parts are even, the first ones larger. A negative total gives the negatives of its opposite's parts.
  /// Weights must not be negative. No product overflows, whatever the size of the numbers.
  package static func spread(_ total: Int, over weights: [Int]) -> [Int] {
    guard !weights.isEmpty else { return [] }
    precondition(weights.allSatisfy { $0 >= 0 }, "a share cannot have a negative weight")
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return spread(total, over: weights.map { _ in 1 }) }
    let divisor = UInt(sum)
    var parts: [Int] = []
    var remainders: [UInt] = []
    parts.reserveCapacity(weights.count)
    remainders.reserveCapacity(weights.count)
    var missing = Int(total.magnitude)
    for weight in weights {
      let (part, remainder) = divisor.dividingFullWidth(total.magnitude.multipliedFullWidth(by: UInt(weight)))
      parts.append(Int(part))
      remainders.append(remainder)
      missing -= Int(part)
    }
    if missing > 0 {
      let byRemainder = weights.indices.sorted {
        remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$0] > remainders[$1]
      }
      for index in byRemainder.prefix(missing) { parts[index] += 1 }
    }
    return total < 0 ? parts.map { -$0 } : parts
  }
}
