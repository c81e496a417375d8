import Synchronization

/// The frame drawn last, and of which state, so that a small change draws over it what it touches and nothing else.
///
/// It makes drawing faster and never different: the same state gives the same frame, whatever was drawn before.
package final class LastFrame<State: Sendable>: Sendable {
  private let kept = Mutex<(state: State, frame: Frame)?>(nil)

  package init() {}

  /// The frame of a state, to be drawn over the next time.
  ///
  /// - Parameters:
  ///   - change: Draws over the frame of an older state what differs from it; nil where that is more than it knows.
  ///   - whole: Draws all of it.
  package func frame(of state: State, change: (_ from: State, _ frame: Frame) -> Frame?, whole: () -> Frame) -> Frame {
    kept.withLock { kept in
      // Taken, not copied: a state is large.
      let last = kept.take()
      let frame = last.flatMap { change($0.state, $0.frame) } ?? whole()
      kept = (state, frame)
      return frame
    }
  }
}
