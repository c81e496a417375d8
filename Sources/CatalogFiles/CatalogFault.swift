package import PlainText

/// Something that is wrong in a shop's folder: where, what, and what to do about it.
package struct CatalogFault: Hashable, Sendable {
  /// Path inside the folder: `shop.yaml`, `products/x.md`.
  package let file: String
  /// From 1; nil where the fault is of the file as a whole.
  package let line: Int?
  /// From 1, in code points; known only where YAML itself is broken.
  package let column: Int?
  /// A sentence without its full stop: `price is missing`.
  package let problem: SafeText
  /// What to do, one sentence or more.
  package let remedy: SafeText

  package init(file: String, line: Int?, column: Int? = nil, problem: SafeText, remedy: SafeText) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
    self.remedy = remedy
  }
}

extension CatalogFault: CustomStringConvertible, Comparable {
  /// One line for a person.
  ///
  /// `products/x.md:12: price is missing. Add price: "12.50" to this variant.`
  package var description: String {
    let place = ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
    return "\(place): \(problem.string). \(remedy.string)"
  }

  /// By file, line and column; a fault of the file as a whole comes first.
  package static func < (left: CatalogFault, right: CatalogFault) -> Bool {
    (left.file, left.line ?? 0, left.column ?? 0, left.problem) < (
      right.file, right.line ?? 0, right.column ?? 0, right.problem
    )
  }
}

/// Where the faults of a reading are gathered.
final class FaultLog {
  /// Faults that are kept; further ones are only counted.
  private let limit: Int
  private var found: Set<CatalogFault> = []
  private(set) var count = 0

  init(limit: Int = .max) { self.limit = limit }

  var isEmpty: Bool { count == 0 }
  var sorted: [CatalogFault] { found.sorted() }

  func add(_ fault: CatalogFault) {
    if found.count >= limit {
      count += 1
    } else if found.insert(fault).inserted {
      count += 1
    }
  }
}

/// A file that is being read: its name, and where its faults go.
struct Page {
  let file: String
  let log: FaultLog

  init(file: String, log: FaultLog) {
    // File names come from outside too: they may hold control characters.
    self.file = SafeText(cleaning: file).string
    self.log = log
  }

  func fault(_ line: Int?, column: Int? = nil, _ problem: SafeText, _ remedy: SafeText) {
    log.add(CatalogFault(file: file, line: line, column: column, problem: problem, remedy: remedy))
  }
}
