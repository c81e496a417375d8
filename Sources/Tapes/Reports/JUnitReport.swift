import PlainText
import TerminalKit

/// The outcome of some tapes as JUnit's XML, which the services of continuous integration read.
package enum JUnitReport {
  /// - Parameter results: In the order in which they are to stand; a suite for each folder.
  package static func xml(_ results: [TapeResult]) -> String {
    var suites: [(name: String, cases: [Case])] = []
    for result in results {
      let (folder, name) = split(result.path.string)
      if suites.last?.name != folder { suites.append((folder, [])) }
      suites[suites.count - 1].cases += cases(of: result, name)
    }
    let all = suites.flatMap(\.cases)
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tapes\" \(counts(all))>\n"
    for suite in suites {
      xml += "  <testsuite name=\"\(suite.name.escapedForXML)\" \(counts(suite.cases))>\n"
      for one in suite.cases { xml += one.xml(in: suite.name) }
      xml += "  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
  }

  private struct Case {
    var name: String
    var microseconds: Int
    /// The first line in short; empty: as expected.
    var problem: [SafeText]
    var isError = false

    func xml(in suite: String) -> String {
      let head = "    <testcase classname=\"\(suite.escapedForXML)\" name=\"\(name.escapedForXML)\" time=\"\(seconds)\""
      guard let first = problem.first else { return head + "/>\n" }
      let kind = isError ? "error" : "failure"
      let text = problem.map(\.string).joined(separator: "\n")
      return head + ">\n      <\(kind) message=\"\(first.string.escapedForXML)\">\(text.escapedForXMLText)</\(kind)>\n"
        + "    </testcase>\n"
    }

    var seconds: String { JUnitReport.seconds(microseconds) }
  }

  private static func cases(of result: TapeResult, _ name: String) -> [Case] {
    switch result.refusal {
    case .unreadable(let reason):
      return [Case(name: name, microseconds: 0, problem: ["It cannot be read: \(reason)"], isError: true)]
    case .faulty(let errors):
      return [Case(name: name, microseconds: 0, problem: TapeError.report(errors, in: result.text), isError: true)]
    case nil: break
    }
    var cases = result.plays.map { play in
      Case(
        name: "\(name) \(play.run.size.columns)x\(play.run.size.rows)", microseconds: play.microseconds,
        problem: result.report(of: play))
    }
    if !result.goldens.isEmpty {
      cases.append(Case(name: "\(name) goldens", microseconds: 0, problem: result.goldenReport))
    }
    return cases
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("tapes", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  private static func counts(_ cases: [Case]) -> String {
    let failures = cases.count { !$0.problem.isEmpty && !$0.isError }
    let errors = cases.count { !$0.problem.isEmpty && $0.isError }
    let time = seconds(cases.reduce(0) { $0 + $1.microseconds })
    return "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\" time=\"\(time)\""
  }

  private static func seconds(_ microseconds: Int) -> String {
    let thousandths = String(microseconds / 1000 % 1000 + 1000).dropFirst()
    return "\(microseconds / 1_000_000).\(thousandths)"
  }
}

extension String {
  /// As text between tags: line breaks stay.
  fileprivate var escapedForXMLText: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).escapedForXML }.joined(separator: "\n")
  }
}
