/// What a program has switched on and off in its terminal, so that a driver sends what it expects.
package struct VirtualTerminalModes: Equatable, Sendable {
  /// Which mouse reports the program asked for.
  package enum Mouse: Int, Sendable {
    case off = 0
    /// Mode 9: presses alone, as in X10.
    case presses = 9
    /// Mode 1000: presses and releases, the wheel too.
    case clicks = 1000
    /// Mode 1002: and motion while a button is down.
    case drags = 1002
    /// Mode 1003: and every motion.
    case motion = 1003
  }

  /// DECCKM: cursor keys are sent as `ESC O A`, not as `ESC [ A`.
  package var applicationCursorKeys = false
  /// DECKPAM.
  package var applicationKeypad = false
  /// Mode 2004: what is pasted stands between `ESC [ 200 ~` and `ESC [ 201 ~`.
  package var bracketedPaste = false
  package var mouse = Mouse.off
  /// Mode 1006: mouse reports as `ESC [ < button ; column ; row M`.
  package var mouseInSGR = false
  /// Mode 1004: `ESC [ I` and `ESC [ O` when the window gains and loses the focus.
  package var focusReports = false
  /// Modes 47, 1047 and 1049: the second screen is shown.
  package var alternateScreen = false
  /// Mode 2026: the program is in the middle of a frame, so what is on the screen is half of it.
  package var synchronizedOutput = false
  /// DECTCEM.
  package var cursorVisible = true

  // What only the screen itself has to know.
  var autowrap = true
  var origin = false
  var insert = false
  var newline = false

  package init() {}
}
