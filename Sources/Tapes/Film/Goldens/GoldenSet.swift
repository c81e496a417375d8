package import TerminalKit

/// Screens as they were agreed, as files: what a run shows is laid beside what was kept.
///
/// A pure thing: whoever uses it reads and writes the files.
package struct GoldenSet: Sendable {
  /// What a golden keeps of a screen.
  package enum Kind: String, Sendable, CaseIterable {
    /// The text with a border, and the cursor: a lost colour passes.
    case text = "txt"
    /// The looks: a lost colour fails, a changed word passes.
    case style
  }

  /// What became of a golden.
  package enum Finding: Equatable, Sendable {
    /// The screen is as it was agreed.
    case same(file: String)
    /// There is none yet.
    case missing(file: String)
    /// The screen has changed; the difference is in the unified form, from the kept to the shown.
    case changed(file: String, difference: String)
    /// A file of a screen that no run shows any more.
    case stale(file: String)

    /// Whether a test may pass over it.
    package var isGood: Bool {
      if case .same = self { return true }
      return false
    }
  }

  private let kinds: [Kind]
  private let names: StyleNames
  private let masks: [Mask]
  /// What the screens of this run are kept as: the contents by file name.
  package private(set) var files: [String: String] = [:]

  /// - Parameters:
  ///   - kinds: Which files a screen has.
  ///   - names: For the styles of the theme that the screens are shown in.
  ///   - masks: What no golden may hold.
  package init(kinds: [Kind] = Kind.allCases, names: StyleNames = .none, masks: [Mask] = []) {
    self.kinds = kinds
    self.names = names
    self.masks = masks
  }

  /// The file of a screen: `cart-80x24.txt`.
  package static func file(_ scene: String, _ size: Size, _ kind: Kind) -> String {
    "\(scene)-\(size.columns)x\(size.rows).\(kind.rawValue)"
  }

  /// Adds a screen under its scene and size; the last of several with the same is kept.
  package mutating func add(_ frame: Frame, scene: String) {
    // Two terminals may have drawn the same in different ways.
    let frame = frame.masked(by: masks).asSeen
    for kind in kinds {
      let contents = kind == .text ? frame.framed + "\n" : frame.styleGolden(names)
      files[Self.file(scene, frame.size, kind)] = contents
    }
  }

  /// Lays the screens beside the kept ones, in the order of their file names.
  ///
  /// - Parameter kept: The contents of the goldens by file name; files of other kinds are nothing to it.
  package func compare(with kept: [String: String]) -> [Finding] {
    let suffixes = kinds.map { "." + $0.rawValue }
    let known = kept.keys.filter { name in suffixes.contains { name.hasSuffix($0) } }
    return Set(known).union(files.keys).sorted().map { name in
      guard let shown = files[name] else { return .stale(file: name) }
      guard let golden = kept[name] else { return .missing(file: name) }
      if golden == shown { return .same(file: name) }
      let difference = LineDifference.unified(golden, shown, from: name, to: "\(name), as shown now")
      return .changed(file: name, difference: difference)
    }
  }

  /// What has to be written and removed so that the kept goldens are those of this run.
  package func update(of kept: [String: String]) -> (write: [String: String], remove: [String]) {
    var write: [String: String] = [:]
    var remove: [String] = []
    for finding in compare(with: kept) {
      switch finding {
      case .same: break
      case .missing(let file), .changed(let file, _): write[file] = files[file]
      case .stale(let file): remove.append(file)
      }
    }
    return (write, remove)
  }
}
