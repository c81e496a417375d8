/// How a terminal draws what comes next, as SGR sets it (ECMA-48 §8.3.117; colours as in xterm's `ctlseqs`).
struct Rendition: Equatable {
  /// The parameters 1–9 that are on, a bit each.
  private var attributes: UInt16 = 0
  private var foreground = Ground.standard
  private var background = Ground.standard

  fileprivate enum Ground: Equatable {
    case standard
    /// A parameter by itself: 30–37 and 90–97, of a background ten more.
    case basic(UInt16)
    case indexed(UInt16)
    case direct(UInt16, UInt16, UInt16)
  }

  /// What the parameters of one sequence make of it, which are one 0 for `CSI m`; nil where there is one that this does
  /// not follow.
  func applying(_ parameters: inout RenditionParameters) -> Rendition? {
    var next = self
    while let code = parameters.next() {
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
        guard let ground = Rendition.ground(&parameters) else { return nil }
        if code == 38 { next.foreground = ground } else { next.background = ground }
      default: return nil
      }
    }
    return next
  }

  private static func ground(_ parameters: inout RenditionParameters) -> Ground? {
    switch parameters.next() {
    case 5: return parameters.next().map(Ground.indexed)
    case 2:
      guard let red = parameters.next(), let green = parameters.next(), let blue = parameters.next() else { return nil }
      return .direct(red, green, blue)
    default: return nil
    }
  }

  /// Tells the parameters of one sequence that leads here from another rendition; none where it is the same.
  ///
  /// What is taken off is taken off by a reset, which every terminal knows.
  func eachParameter(from old: Rendition, _ tell: (UInt16) -> Void) {
    let loses =
      old.attributes & ~attributes != 0 || (foreground == .standard && old.foreground != .standard)
      || (background == .standard && old.background != .standard)
    let base = loses ? Rendition() : old
    if loses { tell(0) }
    let gained = attributes & ~base.attributes
    if gained != 0 { for code in 1...9 where gained >> code & 1 == 1 { tell(UInt16(code)) } }
    if foreground != base.foreground { foreground.eachParameter(extended: 38, tell) }
    if background != base.background { background.eachParameter(extended: 48, tell) }
  }
}

extension Rendition.Ground {
  /// - Parameter extended: The parameter that begins a colour that has none of its own: 38, or 48 for a background.
  fileprivate func eachParameter(extended: UInt16, _ tell: (UInt16) -> Void) {
    switch self {
    case .standard: tell(extended + 1)
    case .basic(let code): tell(code + extended - 38)
    case .indexed(let index):
      tell(extended)
      tell(5)
      tell(index)
    case .direct(let red, let green, let blue):
      tell(extended)
      tell(2)
      tell(red)
      tell(green)
      tell(blue)
    }
  }
}
