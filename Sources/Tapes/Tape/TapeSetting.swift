/// What `Set` sets; sizes in pixels, as vhs measures them.
package enum TapeSetting: Equatable, Sendable {
  case shell(String)
  case fontFamily(String)
  case fontSize(Int)
  case letterSpacing(TapeNumber)
  case lineHeight(TapeNumber)
  /// Frames a second.
  case framerate(Int)
  case typingSpeed(Milliseconds)
  case theme(TapeTheme)
  case playbackSpeed(TapeNumber)
  case height(Int)
  case width(Int)
  case padding(Int)
  /// Where a looping film begins, in percent.
  case loopOffset(TapeNumber)
  /// A colour `#rrggbb`, or the path of a picture.
  case marginFill(String)
  case margin(Int)
  /// Nil: no bar.
  case windowBar(TapeWindowBar?)
  case windowBarSize(Int)
  case borderRadius(Int)
  case cursorBlink(Bool)
  case waitTimeout(Milliseconds)
  case waitPattern(TapePattern)
  /// A value that the setting cannot take: valid in a tape, refused by vhs when it runs.
  case unreadable(name: String, value: String)
}

package enum TapeWindowBar: String, Equatable, Sendable {
  case colorful = "Colorful"
  case colorfulRight = "ColorfulRight"
  case rings = "Rings"
  case ringsRight = "RingsRight"
}

/// A decimal number with up to three places, as an integer of thousandths.
package struct TapeNumber: Hashable, Sendable {
  package let thousandths: Int

  package init(thousandths: Int) { self.thousandths = thousandths }

  /// Nil when it is no decimal number, or too large; further places are cut off.
  init?(decimal text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }),
      parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let whole = Int(parts[0].isEmpty ? "0" : parts[0]), whole < Int.max / 2_000
    else { return nil }
    let places = (parts.count > 1 ? String(parts[1]) : "") + "000"
    self.init(thousandths: whole * 1_000 + (Int(places.prefix(3)) ?? 0))
  }
}

/// What `Set Theme` names.
package enum TapeTheme: Equatable, Sendable {
  /// Whether there is such a theme is for the runner to know.
  case named(String)
  /// The entries of a JSON object, such as `background` to `#1e1e2e`.
  case colors([String: String])
}
