/// Figures of several runs: their median, the lowest and the highest.
struct Spread {
  let median: Double
  let lowest: Double
  let highest: Double

  /// All zero without figures.
  init(_ figures: [Double]) {
    median = Self.quantile(0.5, of: figures)
    lowest = figures.min() ?? 0
    highest = figures.max() ?? 0
  }

  /// The smallest figure that at least that part of all does not exceed (nearest rank).
  static func quantile(_ part: Double, of figures: [Double]) -> Double {
    guard !figures.isEmpty else { return 0 }
    let rank = Int((part * Double(figures.count)).rounded(.up))
    return figures.sorted()[min(max(1, rank), figures.count) - 1]
  }
}
