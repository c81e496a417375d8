package import PlainText

/// A scheme of 16 or 24 colours (base16, base24): raw material, from which a theme is derived.
///
/// The slots are those of the tinted-theming styling guides: 00–07 run from background to the lightest foreground, 08–0F
/// are red, orange, yellow, green, cyan, blue, purple, brown; 10–11 darker backgrounds, 12–17 bright accents.
package struct ThemeScheme: Equatable, Sendable {
  /// Its file's name without the ending.
  package let id: String
  package let title: SafeText
  package let author: SafeText
  package let isDark: Bool
  /// Text at 7 : 1 and lines at 4.5 : 1, in place of 4.5 and 3.
  package let isHighContrast: Bool
  /// Always 24; what a base16 scheme lacks is filled in by ``init(id:title:author:isDark:isHighContrast:palette:)``.
  package let palette: [RGB]

  /// A scheme, or nil unless `palette` has 16 or 24 colours.
  ///
  /// - Parameter isDark: What the author says; nil takes it from the colours.
  package init?(
    id: String, title: SafeText, author: SafeText, isDark: Bool? = nil, isHighContrast: Bool = false, palette: [RGB]
  ) {
    guard palette.count == 16 || palette.count == 24 else { return nil }
    self.id = id
    self.title = title
    self.author = author
    // The colours decide where the author is wrong: text lighter than its ground is a dark scheme.
    let looksDark = Contrast.luminance(palette[0]) < Contrast.luminance(palette[5])
    self.isDark = Contrast.ratio(palette[0], palette[5]) > 1.5 ? looksDark : isDark ?? looksDark
    self.isHighContrast = isHighContrast
    self.palette = palette.count == 24 ? palette : palette + Self.base24Fallbacks.map { palette[$0] }
  }

  /// The slots that stand in for 10–17 (base24 styling guide 0.1.0).
  private static let base24Fallbacks = [0x00, 0x00, 0x08, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E]

  package subscript(slot: Slot) -> RGB { palette[slot.rawValue] }

  package enum Slot: Int, Sendable, CaseIterable {
    case background, raised, selected, muted, subdued, foreground, bright, brightest
    case red, orange, yellow, green, cyan, blue, purple, brown
    case darker, darkest, brightRed, brightYellow, brightGreen, brightCyan, brightBlue, brightPurple
  }
}
