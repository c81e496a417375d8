import PlainText

/// Finds categories that contain themselves: within one path (`A / B / A`), or over several products (`A / B` in one,
/// `B / A` in another).
enum CategoryLoops {
  static func check(_ products: [ReadProduct]) {
    /// Where each step from a category to the one below it is written first.
    var steps: [String: [String: String]] = [:]
    for product in products {
      let path = product.category
      if let doubled = path.first(where: { name in path.count { $0 == name } > 1 }) {
        product.page.fault(
          product.categoryLine, "the category \(doubled) contains itself: \(path.joined(separator: " / "))",
          "Name each category of a path once.")
        continue
      }
      for (above, below) in zip(path, path.dropFirst()) where steps[above]?[below] == nil {
        if let way = way(from: below, to: above, over: steps) {
          let place = zip(way, way.dropFirst()).compactMap { steps[$0]?[$1] }.first ?? ""
          product.page.fault(
            product.categoryLine,
            "the categories go round in circles: \(([above] + way).joined(separator: " / ")), see \(place)",
            "Put each category below one other only.")
        } else {
          steps[above, default: [:]][below] = "\(product.page.file):\(product.categoryLine)"
        }
      }
    }
  }

  /// The categories from one down to another, both included, or nil where none leads there.
  private static func way(from start: String, to end: String, over steps: [String: [String: String]]) -> [String]? {
    var ways = [[start]]
    var seen: Set = [start]
    while let way = ways.popLast() {
      guard let last = way.last else { continue }
      if last == end { return way }
      for next in (steps[last] ?? [:]).keys.sorted() where seen.insert(next).inserted { ways.append(way + [next]) }
    }
    return nil
  }
}
