/// How a picture of a screen is made.
package struct PictureOptions: Equatable, Sendable {
  package var colors: TerminalColors
  /// A window around the screen, with a bar that says the title.
  package var hasWindow: Bool
  package var showsCursor: Bool
  /// A line below a film's screen with the keys that were pressed.
  package var showsKeys: Bool
  package var masks: [Mask]
  /// A font that is preferred to those that terminals mostly have; empty: none.
  package var fontFamily = ""

  package init(
    colors: TerminalColors = .dark, hasWindow: Bool = true, showsCursor: Bool = true, showsKeys: Bool = true,
    masks: [Mask] = []
  ) {
    self.colors = colors
    self.hasWindow = hasWindow
    self.showsCursor = showsCursor
    self.showsKeys = showsKeys
    self.masks = masks
  }
}
