import TerminalKit
import Testing

@Suite struct ApartTests {
  struct State: Equatable {
    @Apart var words = ["one"]
    var number = 1
  }

  // Could go wrong: who changes a copy changes the state of everybody else.
  @Test func `a copy that is changed leaves the others as they were`() {
    let first = State()
    var second = first
    #expect(second == first)
    second.words.append("two")
    var third = second
    third.words[0] = "three"
    second.number = 2
    #expect(first.words == ["one"] && second.words == ["one", "two"] && third.words == ["three", "two"])
    #expect(first != second && second != third)
  }

  @Test func `what is the same in another place is equal`() {
    var changed = State()
    changed.words.append("two")
    changed.words.removeLast()
    #expect(changed == State())
  }

  private struct Counted: Equatable {
    nonisolated(unsafe) static var comparisons = 0
    var value = 0

    static func == (left: Counted, right: Counted) -> Bool {
      comparisons += 1
      return left.value == right.value
    }
  }

  @Test func `what nobody has changed is not compared`() {
    struct Holder: Equatable {
      @Apart var counted = Counted()
    }
    let one = Holder()
    let other = one
    #expect(one == other && Counted.comparisons == 0)
    #expect(one == Holder() && Counted.comparisons == 1)
  }
}
