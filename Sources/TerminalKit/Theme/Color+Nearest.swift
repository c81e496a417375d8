extension Color {
  /// A product's own colour as a terminal of that depth can show it; nil where too few colours would mislead.
  ///
  /// - Parameter rgb: `0xRRGGBB`.
  package static func nearest(to rgb: Int, at depth: ColorDepth) -> Color? {
    switch depth {
    case .none, .eight, .sixteen: return nil
    case .palette: return XtermPalette.nearest(to: RGB(rgb), among: XtermPalette.fixed).map { .palette($0) }
    // Under xterm-direct the values 0–7 are still the eight ANSI colours.
    case .direct: return .rgb(max(rgb, 8))
    }
  }
}
