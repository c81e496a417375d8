import PlainText
import TerminalKit

/// A report of tapes as one page: everything is inside, so that it works from a disk and without a network.
///
/// Each tape has its film, to be gone through step by step with the keys, the screens before and after with what changed,
/// what was expected beside what is there, and what happened inside.
package struct HTMLReport: Sendable {
  private var data = ReportData(.dark)

  package init() {}

  /// - Parameter place: The number of the tape in the report.
  package mutating func add(_ result: TapeResult, at place: Int) { data.add(result, at: place) }

  /// The page; every text in it is shown as text, whatever it holds.
  package var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
    script-src 'unsafe-inline'">
    <title>Tapes</title>
    <style>\(Self.style)</style>
    </head>
    <body>
    \(Self.body)
    <script type="application/json" id="data">\(data.json)</script>
    <script>\(Self.script)</script>
    </body>
    </html>

    """
  }
}
