extension RoundingMode {
  /// `numerator ÷ denominator`, rounded; the denominator must be positive.
  package func divide(_ numerator: Int, by denominator: Int) -> Int {
    scale(numerator, by: 1, over: denominator)
  }

  /// `amount × numerator ÷ denominator`, rounded once, with a product of any size; the denominator must be positive.
  ///
  /// A half goes away from zero (`halfUp`) or to the even neighbour (`halfEven`), on both sides of zero alike, so that
  /// a refund is the exact opposite of its charge.
  package func scale(_ amount: Int, by numerator: Int, over denominator: Int) -> Int {
    precondition(denominator > 0, "only a positive denominator can be divided by")
    let product = amount.magnitude.multipliedFullWidth(by: numerator.magnitude)
    let (quotient, remainder) = denominator.magnitude.dividingFullWidth(product)
    let toNext = denominator.magnitude - remainder
    let roundsUp =
      switch self {
      case .halfUp: remainder >= toNext
      case .halfEven: remainder > toNext || (remainder == toNext && !quotient.isMultiple(of: 2))
      }
    let magnitude = Int(quotient) + (roundsUp ? 1 : 0)
    return (amount < 0) != (numerator < 0) ? -magnitude : magnitude
  }
}
