import Commerce
import Testing

struct CartMergeTests {
  /// `A2` is two of A to be bought, `a2` two of A saved for later; the seen price is in cents after a `@`.
  private static func lines(_ text: String) -> [CartLine] {
    text.split(separator: " ").map { word in
      let parts = word.split(separator: "@")
      return CartLine(
        sku: parts[0].prefix(1).uppercased(), quantity: Int(parts[0].dropFirst()) ?? 0,
        seenPrice: Money(minorUnits: parts.count > 1 ? Int(parts[1]) ?? 0 : 100, currency: .eur),
        isSavedForLater: word.first?.isLowercase ?? false)
    }
  }

  static let merges: [(base: String, other: String, union: String)] = [
    ("", "", ""), ("A1", "", "A1"), ("", "A1", "A1"), ("A1", "A1", "A1"), ("A1", "A3", "A3"), ("A3", "A1", "A3"),
    ("A1 B2", "C3 A5", "A5 B2 C3"), ("C1", "A1 B1", "C1 A1 B1"), ("a5", "A2", "A2"), ("A2", "a5", "A2"),
    ("a5", "a7", "a7"), ("a1 B1", "A1 b9", "A1 B1"), ("A999", "A999", "A999"), ("A1@120", "A1@100", "A1@100"),
    ("A3@100", "A1@120", "A3@100"), ("A1@90", "a4@80", "A1@80"), ("A1 A4 b1", "B2", "A4 B2"),
  ]

  @Test(arguments: merges)
  func `two carts become one without losing a thing`(base: String, other: String, union: String) {
    let (first, second) = (CartMergeTests.lines(base), CartMergeTests.lines(other))
    let merged = CartMerge.union(first, second)
    #expect(merged == CartMergeTests.lines(union))
    #expect(CartMerge.union(merged, second) == merged)
    #expect(CartMerge.union(merged, first) == merged)
    #expect(Set(CartMerge.union(second, first)) == Set(merged))
  }

  @Test func `merging in any grouping gives the same lines`() {
    var random = SplitMix64(state: 63)
    func cart() -> [CartLine] {
      (0..<random.next() % 7).map { _ in
        CartLine(
          sku: String(random.next() % 6), quantity: Int(1 + random.next() % 4),
          seenPrice: Money(minorUnits: Int(random.next() % 3), currency: .eur), isSavedForLater: random.next() % 2 == 0)
      }
    }
    for _ in 0..<2000 {
      let (first, second, third) = (cart(), cart(), cart())
      let left = CartMerge.union(CartMerge.union(first, second), third)
      let right = CartMerge.union(first, CartMerge.union(second, third))
      #expect(left == right)
      #expect(Set(CartMerge.union(third, CartMerge.union(second, first))) == Set(left))
      #expect(Set(left.map(\.sku)) == Set((first + second + third).map(\.sku)))
    }
  }

  @Test func `carts of a shop that has changed its currency can be merged`() {
    let euros = [CartLine(sku: "A", quantity: 1, seenPrice: Money(minorUnits: 100, currency: .eur))]
    let yen = [CartLine(sku: "A", quantity: 2, seenPrice: Money(minorUnits: 1, currency: .jpy))]
    #expect(CartMerge.union(euros, yen) == CartMerge.union(yen, euros))
    #expect(CartMerge.union(euros, yen).map(\.quantity) == [2])
  }
}
