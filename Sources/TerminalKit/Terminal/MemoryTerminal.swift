/// A terminal in memory: tests press its keys and read its screen.
package final class MemoryTerminal: Terminal {
  package private(set) var size: Size
  package let colorDepth: ColorDepth
  package let isASCIIOnly: Bool
  /// The last frame, or nil before the first.
  package private(set) var frame: Frame?
  /// How many frames differed from the one before.
  package private(set) var changeCount = 0
  private var pending: [Key] = []

  package init(size: Size, colorDepth: ColorDepth = .palette, isASCIIOnly: Bool = false) {
    self.size = size.clamped
    self.colorDepth = colorDepth
    self.isASCIIOnly = isASCIIOnly
  }

  package func present(_ frame: Frame) {
    guard frame != self.frame else { return }
    self.frame = frame
    changeCount += 1
  }

  package func press(_ keys: [Key]) { pending += keys }

  package func resize(to size: Size) {
    self.size = size.clamped
    pending.append(.resize(self.size))
  }

  package func readKeys(into keys: inout KeyQueue) {
    for key in pending { keys.append(key) }
    pending = []
  }

  package var inputDescriptor: Int32? { nil }
  package func suspend() {}
  package func resume() {}
  package func retake() {}
  package func repaint() {}
}
