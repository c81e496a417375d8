import Foundation
import PlainText
import Tapes
import TerminalKit
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct TapeReportTests {
  private static func results() -> [TapeResult] {
    let hostile = "Type \"</script><script>alert(1)</script>&\"\n#@ snapshot a\n#@ expect \"<b>&]]>\""
    var bad = TapeResult(path: "cart/<bad>.tape", text: Array(hostile.utf8))
    var options = TapePlayer.Options()
    options.keepsSteps = true
    bad.plays = [TapeResult.Play(played(hostile, options: options), microseconds: 1_234_567)]
    bad.goldens = [.changed(file: "a-40x8.txt", difference: "-<i>\n+&\n"), .same(file: "a-40x8.style")]
    bad.goldenTexts = ["a-40x8.txt": ("<i>", "&")]
    var faulty = TapeResult(path: "cart/faulty.tape", text: Array("Typ".utf8))
    faulty.refusal = .faulty(Tape.read(Array("Typ".utf8)).errors)
    var good = TapeResult(path: "alone.tape", text: Array("Enter".utf8))
    good.plays = [TapeResult.Play(played("Enter", options: options), microseconds: 1000)]
    return [bad, faulty, good]
  }

  private final class Tags: NSObject, XMLParserDelegate {
    var seen: [String] = []
    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      seen.append(
        ([name] + attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }).joined(separator: " "))
    }
  }

  @Test func `JUnit's XML tells suites, failures and errors, and is well formed whatever is in it`() {
    let xml = JUnitReport.xml(Self.results())
    let parser = XMLParser(data: Data(xml.utf8))
    let tags = Tags()
    parser.delegate = tags
    #expect(parser.parse(), "\(xml)")
    let counts = [
      "errors=1 failures=2 name=tapes tests=4 time=1.235", "errors=1 failures=2 name=cart tests=3 time=1.234",
    ]
    #expect(tags.seen[0] == "testsuites \(counts[0])")
    #expect(tags.seen[1] == "testsuite \(counts[1])")
    #expect(tags.seen[2] == "testcase classname=cart name=<bad>.tape 40x8 time=1.234")
    #expect(tags.seen[3] == "failure message=cart/<bad>.tape:3:4: “<b>&]]>” is not on the screen")
    #expect(tags.seen.filter { $0.hasPrefix("error ") }.count == 1)
    #expect(tags.seen.last == "testcase classname=tapes name=alone.tape 40x8 time=0.001")
  }

  @Test func `the page holds everything itself, and no text of a tape becomes part of it`() throws {
    var report = HTMLReport()
    for (place, result) in Self.results().enumerated().reversed() { report.add(result, at: place) }
    let html = report.html
    #expect(html.components(separatedBy: "<script").count == 3 && html.components(separatedBy: "</script>").count == 3)
    for outside in ["http:", "https:", "src=", "href=", "url(", "@import", "fetch(", "XMLHttpRequest", "innerHTML"] {
      #expect(!html.contains(outside), "\(outside)")
    }
    let start = try #require(html.range(of: "id=\"data\">")?.upperBound)
    let end = try #require(html.range(of: "</script>", range: start..<html.endIndex)?.lowerBound)
    let data = try #require(try JSONSerialization.jsonObject(with: Data(html[start..<end].utf8)) as? [String: Any])
    let tapes = try #require(data["tapes"] as? [[String: Any]])
    #expect(tapes.map { $0["path"] as? String } == ["cart/<bad>.tape", "cart/faulty.tape", "alone.tape"])
    #expect(tapes.map { $0["good"] as? Bool } == [false, false, true])
  }
}
