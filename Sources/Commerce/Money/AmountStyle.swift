/// How numbers and currency symbols stand in a locale (Unicode CLDR, number patterns of the languages listed here).
struct AmountStyle: Equatable {
  enum Placement { case before, beforeWithBlank, after }

  enum Grouping {
    case threes
    /// `1234` but `12 345`, as Spanish, Polish and Portuguese do.
    case threesFromFiveDigits
    /// `12,34,567`.
    case indian
  }

  var point: String
  var group: String
  var placement: Placement
  var grouping = Grouping.threes
  var isKnown = true

  init(_ place: LocalePlace) {
    switch (place.language, place.region) {
    case ("en", "IN"), ("hi", _): self.init(".", ",", .before, .indian)
    case ("en", _), ("ga", _), ("cy", _), ("ja", _), ("ko", _), ("zh", _), ("th", _): self.init(".", ",", .before)
    case ("es", "MX"), ("es", "US"): self.init(".", ",", .before)
    case ("de", "CH"), ("de", "LI"), ("it", "CH"), ("rm", _): self.init(".", "’", .beforeWithBlank)
    case ("de", "AT"), ("nl", _), ("pt", "BR"), ("pt", ""), ("id", _): self.init(",", ".", .beforeWithBlank)
    case ("tr", _): self.init(",", ".", .before)
    case ("fr", "CH"): self.init(".", " ", .after)
    case ("es", _): self.init(",", ".", .after, .threesFromFiveDigits)
    case ("pl", _), ("pt", _), ("et", _), ("lv", _): self.init(",", " ", .after, .threesFromFiveDigits)
    case ("de", _), ("it", _), ("da", _), ("el", _), ("ro", _), ("hr", _), ("sl", _), ("is", _), ("lb", _), ("ca", _):
      self.init(",", ".", .after)
    case ("fr", _), ("sv", _), ("nb", _), ("nn", _), ("no", _), ("fi", _), ("cs", _), ("sk", _), ("hu", _), ("lt", _),
      ("uk", _), ("ru", _), ("bg", _):
      self.init(",", " ", .after)
    default:
      self.init(".", ",", .beforeWithBlank)
      isKnown = false
    }
  }

  private init(_ point: String, _ group: String, _ placement: Placement, _ grouping: Grouping = .threes) {
    self.point = point
    self.group = group
    self.placement = placement
    self.grouping = grouping
  }

  /// Puts group separators into a row of digits.
  func grouped(_ digits: String) -> String {
    guard digits.utf8.count > (grouping == .threesFromFiveDigits ? 4 : 3) else { return digits }
    var result = String(digits.suffix(3))
    var rest = digits.dropLast(3)
    let size = grouping == .indian ? 2 : 3
    while !rest.isEmpty {
      result = rest.suffix(size) + group + result
      rest = rest.dropLast(size)
    }
    return result
  }
}
