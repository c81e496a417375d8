/// Where two texts differ, line by line (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
package enum LineDifference {
  private enum Line { case both(Substring), old(Substring), new(Substring) }

  /// The unified form that `diff -u` writes, with three lines around each change; empty when nothing differs.
  package static func unified(_ old: String, _ new: String, from oldName: String, to newName: String) -> String {
    guard old != new else { return "" }
    let lines = merged(lines(of: old), lines(of: new))
    var text = "--- \(oldName)\n+++ \(newName)\n"
    for hunk in hunks(of: lines) { text += written(hunk, of: lines) }
    return text
  }

  private static func lines(of text: String) -> [Substring] {
    // By code points: a carriage return before the line feed would be one character with it.
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)
    let last = lines.removeLast()
    if !last.isEmpty { lines.append(last + "\n\\ No newline at end of file") }
    return lines
  }

  private static func merged(_ old: [Substring], _ new: [Substring]) -> [Line] {
    let changes = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [Line] = []
    var (before, after) = (0, 0)
    while before < old.count || after < new.count {
      if before < old.count, removed.contains(before) {
        lines.append(.old(old[before]))
        before += 1
      } else if after < new.count, inserted.contains(after) {
        lines.append(.new(new[after]))
        after += 1
      } else {
        lines.append(.both(new[after]))
        before += 1
        after += 1
      }
    }
    return lines
  }

  private static func hunks(of lines: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, line) in lines.enumerated() {
      if case .both = line { continue }
      let (start, end) = (max(0, index - 3), min(lines.count, index + 4))
      if let last = hunks.last, start <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  private static func written(_ hunk: Range<Int>, of lines: [Line]) -> String {
    func counts(_ lines: ArraySlice<Line>) -> (old: Int, new: Int) {
      lines.reduce((0, 0)) { count, line in
        switch line {
        case .both: (count.0 + 1, count.1 + 1)
        case .old: (count.0 + 1, count.1)
        case .new: (count.0, count.1 + 1)
        }
      }
    }
    let before = counts(lines[..<hunk.lowerBound])
    let inside = counts(lines[hunk])
    // A side without lines is told by the line before it.
    let (old, new) = (inside.old == 0 ? before.old : before.old + 1, inside.new == 0 ? before.new : before.new + 1)
    var text = "@@ -\(old),\(inside.old) +\(new),\(inside.new) @@\n"
    for line in lines[hunk] {
      switch line {
      case .both(let words): text += " \(words)\n"
      case .old(let words): text += "-\(words)\n"
      case .new(let words): text += "+\(words)\n"
      }
    }
    return text
  }
}
