package import PlainText
import Synchronization
package import TerminalKit

/// Keeps what happens in a session: the tape so far, and the last screens.
///
/// A screen is kept as it was drawn, without a copy; it is masked and read only when somebody asks for it.
package final class TapeRecorder: Sendable {
  private struct Kept {
    var recording: TapeRecording
    var frames: [(frame: Frame, personal: [String])] = []
    var isASCII = false
  }

  private let kept: Mutex<Kept>
  private let comparesScreens: Bool
  private let showsPersonal: Bool
  /// Screens that are kept.
  private static let frameCount = 5
  /// A larger screen is kept alone.
  private static let largest = 20_000

  package init(_ options: TapeRecording.Options, size: Size, clock: TapeMoment?) {
    var recording = TapeRecording(options)
    recording.begin(size: size, clock: clock)
    kept = Mutex(Kept(recording: recording))
    comparesScreens = options.hasWaits
    showsPersonal = options.showsPersonal
  }

  /// How the screen before a key is to be drawn for comparison; nil: screens are not compared.
  var comparedSize: (size: Size, ascii: Bool)? {
    guard comparesScreens else { return nil }
    return kept.withLock { kept in kept.frames.last.map { ($0.frame.size, kept.isASCII) } }
  }

  func note(_ moment: TapeRecording.Moment) { kept.withLock { $0.recording.note(moment) } }

  func note(_ frame: Frame, ascii: Bool, personal: [String]) {
    kept.withLock { kept in
      kept.isASCII = ascii
      if !personal.isEmpty { kept.recording.hide(personal) }
      let most = frame.size.columns * frame.size.rows > Self.largest ? 1 : Self.frameCount
      if kept.frames.count >= most { kept.frames.removeFirst(kept.frames.count - most + 1) }
      kept.frames.append((frame, personal))
    }
  }

  /// The tape so far.
  package func text(heading: [SafeText] = []) -> [UInt8] {
    kept.withLock { $0.recording.text(heading: heading, last: comparesScreens ? $0.frames.last?.frame : nil) }
  }

  /// The last screens, the newest last, without what is somebody's own.
  package var screens: [Frame] {
    var screens: [Frame] = []
    for shot in kept.withLock(\.frames) {
      let screen = shot.frame.masked(
        by: showsPersonal ? [.cardNumbers] : [.cardNumbers, .cut(CutTexts(shot.personal))])
      if screen.text != screens.last?.text { screens.append(screen) }
    }
    return screens
  }
}
