import PlainText

/// Finds the name that was probably meant.
enum NearName {
  /// The known name nearest to what is written, if it is near enough to be a slip: up to a third of its letters.
  static func of(_ written: String, among known: some Sequence<String>) -> String? {
    let limit = max(1, written.count / 3)
    let letters = Array(written.lowercased())
    var best: (distance: Int, name: String)?
    for name in known {
      let distance = edits(from: letters, to: Array(name.lowercased()), atMost: limit)
      if distance <= limit, distance < (best?.distance ?? Int.max) { best = (distance, name) }
    }
    return best?.name
  }

  /// What to do about a name that is not known: the near one, else all of them.
  static func remedy(for written: String, among known: [String]) -> SafeText {
    if let near = of(written, among: known) { return "Did you mean \(near)?" }
    return known.isEmpty ? "Leave it out." : "Use one of: \(known.prefix(20).joined(separator: ", "))."
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance).
  private static func edits(from: [Character], to: [Character], atMost limit: Int) -> Int {
    if abs(from.count - to.count) > limit { return limit + 1 }
    var before: [Int] = []
    var last = Array(0...to.count)
    for row in 0..<from.count {
      var next = [row + 1]
      for column in 0..<to.count {
        var cost = min(last[column + 1] + 1, next[column] + 1, last[column] + (from[row] == to[column] ? 0 : 1))
        if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
          cost = min(cost, before[column - 1] + 1)
        }
        next.append(cost)
      }
      before = last
      last = next
    }
    return last[to.count]
  }
}
