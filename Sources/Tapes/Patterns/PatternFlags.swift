/// What `(?imsU)` switches.
struct PatternFlags: OptionSet {
  let rawValue: Int
  /// `i`: capital and small letters are alike.
  static let folds = PatternFlags(rawValue: 1)
  /// `m`: `^` and `$` are at line breaks too.
  static let lines = PatternFlags(rawValue: 2)
  /// `s`: the dot is a line break too.
  static let dotAll = PatternFlags(rawValue: 4)
  /// `U`: which repetition is greedy; whether something matches does not depend on it.
  static let swapsGreed = PatternFlags(rawValue: 8)
}
