/// What a piece of screen is for; a theme gives each role its style, so that no screen names a colour.
package enum Role: Int, CaseIterable, Sendable {
  /// Body text on the page; its background is the page's.
  case text
  /// Second in rank: units, hints, captions. Readable all the same (4.5 : 1).
  case secondary
  /// Titles and section heads.
  case heading
  /// What can be followed or pressed, and prices.
  case accent
  /// The shop's bar on top, and the bar with keys below.
  case bar
  /// Key caps on the bar.
  case barKey
  /// The selected row; has a second channel beside colour (marker, bold or reverse).
  case selection
  /// Lines and frames (3 : 1).
  case border
  /// The frame or underline of what has the focus.
  case focus
  case success, warning, error, info
  /// Offers and what is new.
  case offer
  /// A searched word inside text.
  case match
  /// Cannot be chosen just now.
  case disabled
  /// An input field, and the one being typed in.
  case field, fieldFocused
  /// The surface of a layer over the page.
  case layer
  /// The line that says TEST MODE.
  case testMode
}
