/// How the figures are worked out; what is printed beside them says the same.
extension ChatFigures {
  /// A part of a whole in thousandths, rounded half up; nil of nothing.
  package static func perMille(_ part: Int, of whole: Int) -> Int? {
    whole == 0 ? nil : (part * 2000 + whole) / (2 * whole)
  }

  /// Ratings of 4 and 5 among all ratings.
  package static func satisfaction(_ ratings: [Int]) -> Int? { perMille(ratings.count { $0 >= 4 }, of: ratings.count) }

  package var satisfaction: Int? { Self.satisfaction(ratings) }
  /// Ratings among the shoppers who were asked.
  package var responseRate: Int? { Self.perMille(ratings.count, of: asked) }
  /// Complaints that are resolved among all complaints.
  package var complaintResolution: Int? { Self.perMille(complaintsResolved, of: complaints) }

  /// The smallest figure that at least `percent` of all do not exceed (nearest rank); nil of none.
  package static func percentile(_ percent: Int, of figures: [Int]) -> Int? {
    guard !figures.isEmpty else { return nil }
    let rank = (figures.count * percent + 99) / 100
    return figures.sorted()[min(max(1, rank), figures.count) - 1]
  }

  package static func median(_ figures: [Int]) -> Int? { percentile(50, of: figures) }
}
