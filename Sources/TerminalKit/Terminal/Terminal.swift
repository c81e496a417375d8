/// A screen with a keyboard: curses for a shopper, memory for a test; nothing else differs between the two.
package protocol Terminal: AnyObject {
  /// The window's size, clamped to ``Size/largest``.
  var size: Size { get }
  var colorDepth: ColorDepth { get }
  /// Lines and symbols must be ASCII: no UTF-8, or a console font without them.
  var isASCIIOnly: Bool { get }

  /// Shows a frame; what did not change is not written.
  func present(_ frame: Frame)

  /// Adds what was typed since the last call; never waits.
  func readKeys(into keys: inout KeyQueue)

  /// A file descriptor that becomes readable when keys are there; nil when there is none to wait for.
  var inputDescriptor: Int32? { get }

  /// Gives the terminal back (for a stop, a child) and takes it again.
  func suspend()
  func resume()

  /// Makes sure of a terminal that others may have used meanwhile, without ever giving it back: what is typed just then
  /// are keys, not signals.
  func retake()

  /// Writes everything anew (`Ctrl+L`).
  func repaint()
}
