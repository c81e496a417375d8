import PlainText

/// Themes that are part of the program, so that it starts in an empty folder.
package enum BuiltInTheme {
  /// The one that is shown until another is chosen.
  package static let standard: ThemeScheme = {
    let colors = [
      0x0E_1D24, 0x16_2A33, 0x21_414D, 0x57_7883, 0x93_B0B8, 0xCF_E0E4, 0xE1_EDEF, 0xF3_FAFB,
      0xFF_8577, 0xF5_A868, 0xEA_D27A, 0x8A_D6A0, 0x63_D0CF, 0x6F_B9EF, 0xB7_A6F5, 0xBF_9572,
      0x0A_161C, 0x06_0F13, 0xF0_6A5D, 0xD9_BB55, 0x66_BF80, 0x3F_B5B4, 0x4C_9FE0, 0x9C_88EA,
    ]
    let scheme = ThemeScheme(
      id: "harbour-dark", title: "Harbour dark", author: "tuckshop", isDark: true, palette: colors.map { RGB($0) })
    guard let scheme else { preconditionFailure("a base24 scheme has 24 colours") }
    return scheme
  }()
}
