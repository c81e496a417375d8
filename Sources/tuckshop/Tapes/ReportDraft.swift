import Synchronization
import Tapes

/// The report while tapes are still being played, several at a time.
final class ReportDraft: Sendable {
  private let report = Mutex(HTMLReport())

  /// - Parameter place: The tape's number: the report tells them in this order, whichever was ready first.
  func add(_ result: TapeResult, at place: Int) { report.withLock { $0.add(result, at: place) } }

  var html: String { report.withLock { $0.html } }
}
