/// How a terminal draws what comes next, as SGR sets it (ECMA-48 §8.3.117; colours as in xterm's `ctlseqs`).
struct Rendition: Equatable {
  /// The parameters 1–9 that are on, a bit each.
  private var attributes: UInt16 = 0
  private var foreground = Ground.standard
  private var background = Ground.standard

  private enum Ground: Equatable {
    case standard
    /// A parameter by itself: 30–37 and 90–97, of a background ten more.
    case basic(Int)
    case indexed(Int)
    case direct(Int, Int, Int)
  }

  /// Applies the parameters of one sequence, which are none for `CSI m`.
  ///
  /// - Returns: False where there is one that this does not follow; then nothing was applied.
  mutating func apply(_ parameters: [Int]) -> Bool {
    var next = self
    var rest = (parameters.isEmpty ? [0] : parameters)[...]
    while let code = rest.popFirst() {
      switch code {
      case 0: next = Rendition()
      case 1...9: next.attributes |= 1 << code
      case 22: next.attributes &= ~(1 << 1 | 1 << 2)
      case 23...25, 27...29: next.attributes &= ~(1 << (code - 20))
      case 30...37, 90...97: next.foreground = .basic(code)
      case 40...47, 100...107: next.background = .basic(code - 10)
      case 39: next.foreground = .standard
      case 49: next.background = .standard
      case 38, 48:
        guard let ground = Rendition.ground(&rest) else { return false }
        if code == 38 { next.foreground = ground } else { next.background = ground }
      default: return false
      }
    }
    self = next
    return true
  }

  private static func ground(_ rest: inout ArraySlice<Int>) -> Ground? {
    switch rest.popFirst() {
    case 5: return rest.popFirst().map(Ground.indexed)
    case 2:
      guard let red = rest.popFirst(), let green = rest.popFirst(), let blue = rest.popFirst() else { return nil }
      return .direct(red, green, blue)
    default: return nil
    }
  }

  /// The parameters of one sequence that leads here from another rendition; none where it is the same.
  ///
  /// What is taken off is taken off by a reset, which every terminal knows.
  func parameters(from old: Rendition) -> [Int] {
    let loses =
      old.attributes & ~attributes != 0 || (foreground == .standard && old.foreground != .standard)
      || (background == .standard && old.background != .standard)
    let base = loses ? Rendition() : old
    var parameters = loses ? [0] : []
    for code in 1...9 where (attributes & ~base.attributes) >> code & 1 == 1 { parameters.append(code) }
    if foreground != base.foreground { parameters += Rendition.parameters(foreground, 38, offset: 0) }
    if background != base.background { parameters += Rendition.parameters(background, 48, offset: 10) }
    return parameters
  }

  private static func parameters(_ ground: Ground, _ extended: Int, offset: Int) -> [Int] {
    switch ground {
    case .standard: [39 + offset]
    case .basic(let code): [code + offset]
    case .indexed(let index): [extended, 5, index]
    case .direct(let red, let green, let blue): [extended, 2, red, green, blue]
    }
  }
}
