import TerminalKit
import Testing

/// Lists work on counts alone.
@Suite struct ListStateTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let motions: [Motion]
    var count = 100
    var height = 10
    let selection: Int
    let visible: Range<Int>
    var testDescription: String {
      "\(motions.count) motions from \(motions.first.map { "\($0)" } ?? "none") of \(count)"
    }
  }

  static let cases = [
    Case(motions: [], selection: 0, visible: 0..<10),
    Case(motions: [.up], selection: 0, visible: 0..<10),
    Case(motions: Array(repeating: .down, count: 9), selection: 9, visible: 0..<10),
    Case(motions: Array(repeating: .down, count: 10), selection: 10, visible: 1..<11),
    Case(motions: [.last], selection: 99, visible: 90..<100),
    Case(motions: [.last, .first], selection: 0, visible: 0..<10),
    Case(motions: [.pageDown], selection: 9, visible: 0..<10),
    Case(motions: [.pageDown, .pageDown], selection: 18, visible: 9..<19),
    Case(motions: [.last, .up], selection: 98, visible: 90..<100),
    Case(motions: [.last, .pageUp, .up], selection: 89, visible: 89..<99),
    Case(motions: [.last], count: 1_000_000, selection: 999_999, visible: 999_990..<1_000_000),
    Case(motions: [.down, .last], count: 3, selection: 2, visible: 0..<3),
    Case(motions: [.down], count: 0, selection: 0, visible: 0..<0),
    Case(motions: [.down], count: 5, height: 0, selection: 1, visible: 0..<0),
  ]

  @Test(arguments: cases)
  func `a motion selects a row and scrolls no further than needed`(_ example: Case) {
    var list = ListState()
    for motion in example.motions { list.handle(motion, count: example.count, height: example.height) }
    #expect(list.selection == example.selection)
    #expect(list.visible(count: example.count, height: example.height) == example.visible)
  }

  @Test func `a list that has become shorter keeps its selection inside`() {
    var list = ListState()
    list.handle(.last, count: 100, height: 10)
    list.select(list.selection, count: 4)
    #expect(list.selection == 3)
    #expect(list.visible(count: 4, height: 10) == 0..<4)
  }
}
