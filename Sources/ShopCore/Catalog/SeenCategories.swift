import PlainText

/// The categories met so far, numbered as they came; at the end they become a tree in the shop's order.
struct SeenCategories {
  private var numbers: [[SafeText]: Int] = [:]
  /// Products directly in each.
  private var counts: [Int] = []

  /// Counts one product and returns its category's number.
  mutating func add(_ path: [SafeText]) -> Int {
    let number = number(of: path)
    counts[number] += 1
    return number
  }

  /// Takes one product out again.
  mutating func remove(number: Int) { counts[number] -= 1 }

  /// Brings back what an earlier build met, with as many products as it has now.
  mutating func restore(_ path: [SafeText], number: Int, count: Int) {
    if counts.count <= number { counts += Array(repeating: 0, count: number + 1 - counts.count) }
    numbers[path] = number
    counts[number] = count
  }

  private mutating func number(of path: [SafeText]) -> Int {
    if let known = numbers[path] { return known }
    // The ones above must be in the tree too, even without a product of their own.
    if !path.isEmpty { _ = number(of: Array(path.dropLast())) }
    numbers[path] = counts.count
    counts.append(0)
    return counts.count - 1
  }

  /// One category at its place in the tree.
  struct Placed {
    /// Its place, counted depth first; 0 is the whole shop.
    var id: Int
    /// The id of the last category below it, or its own.
    var lastID: Int
    var parentID: Int?
    var path: [SafeText]
    /// The number that `add` returned.
    var seen: Int
    /// Products in and below it.
    var count: Int
  }

  /// The whole tree, depth first: departments in the given order and then by name, all others by name.
  ///
  /// A category whose last product was taken out is not in it.
  mutating func tree(departments: [SafeText]) -> [Placed] {
    _ = number(of: [])
    let children = Dictionary(grouping: numbers.keys.filter { !$0.isEmpty }) { Array($0.dropLast()) }
    var placed: [Placed] = []

    func place(_ path: [SafeText], below parent: Int?) -> Int {
      let id = placed.count
      let seen = numbers[path] ?? 0
      placed.append(Placed(id: id, lastID: id, parentID: parent, path: path, seen: seen, count: counts[seen]))
      var next = children[path] ?? []
      next.sort { SeenCategories.key($0, departments) < SeenCategories.key($1, departments) }
      for child in next { placed[id].count += place(child, below: id) }
      let count = placed[id].count
      if count == 0, id > 0 {
        placed.removeSubrange(id...)
      } else {
        placed[id].lastID = placed.count - 1
      }
      return count
    }

    _ = place([], below: nil)
    return placed
  }

  private static func key(_ path: [SafeText], _ departments: [SafeText]) -> (Int, String, String) {
    let name = path.last ?? .empty
    let place = path.count == 1 ? departments.firstIndex(of: name) : nil
    return (place ?? departments.count, FoldedText.key(name.string), name.string)
  }
}
