import Commerce
import Testing

struct DivisionTests {
  static let shares: [(total: Int, weights: [Int], parts: [Int])] = [
    (100, [1, 1, 1], [34, 33, 33]), (5, [1, 1, 1], [2, 2, 1]), (10, [1, 2, 3], [2, 3, 5]), (0, [5, 7], [0, 0]),
    (7, [0, 0, 0], [3, 2, 2]), (1, [0, 1, 0], [0, 1, 0]), (2, [0, 3, 3], [0, 1, 1]), (3, [], []), (9, [9], [9]),
    (-100, [1, 1, 1], [-34, -33, -33]), (230, [250, 250, 250, 250], [58, 58, 57, 57]), (1, [1, 2, 2], [0, 1, 0]),
    (600, [600], [600]), (10, [3, 3, 3], [4, 3, 3]),
    // Hamilton's method by remainders, not by size: 3.75, 1.25, 5.00 of 10.
    (10, [75, 25, 100], [4, 1, 5]),
    // Products far beyond 64 bits.
    (4_000_000_000_000_000_000, [3_000_000_000_000_000_000, 1], [3_999_999_999_999_999_999, 1]),
    (9_000_000_000_000_000_000, [1, 1], [4_500_000_000_000_000_000, 4_500_000_000_000_000_000]),
  ]

  @Test(arguments: shares)
  func `a sum is shared out by largest remainder, ties in order`(total: Int, weights: [Int], parts: [Int]) {
    #expect(LargestRemainder.spread(total, over: weights) == parts)
  }

  static let quotients: [(numerator: Int, denominator: Int, halfUp: Int, halfEven: Int)] = [
    (0, 7, 0, 0), (7, 2, 4, 4), (5, 2, 3, 2), (-5, 2, -3, -2), (-7, 2, -4, -4), (1, 2, 1, 0), (-1, 2, -1, 0),
    (1, 3, 0, 0),
    (2, 3, 1, 1), (-2, 3, -1, -1), (10, 5, 2, 2), (149, 100, 1, 1), (150, 100, 2, 2), (250, 100, 3, 2),
    (251, 100, 3, 3),
    (.max, 1, .max, .max),
  ]

  @Test(arguments: quotients)
  func `a half goes up or to the even neighbour`(numerator: Int, denominator: Int, halfUp: Int, halfEven: Int) {
    #expect(RoundingMode.halfUp.divide(numerator, by: denominator) == halfUp)
    #expect(RoundingMode.halfEven.divide(numerator, by: denominator) == halfEven)
  }

  @Test func `a rate is applied to the largest sum without overflow`() {
    // 999 of 10^8 on a hundred lines, at 27 %.
    #expect(RoundingMode.halfUp.scale(9_990_000_000_000, by: 270_000, over: 1_000_000) == 2_697_300_000_000)
    let largest = RoundingMode.halfUp.scale(9_000_000_000_000_000_000, by: 999_999, over: 1_000_000)
    #expect(largest == 8_999_991_000_000_000_000)
    #expect(RoundingMode.halfUp.scale(-1001, by: 500_000, over: 1_000_000) == -501)
  }
}
