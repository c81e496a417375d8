import Foundation
import TerminalKit
import Testing

/// The built program itself.
@Suite struct ProgramTests {
  @Test func `the key table has no key that means two things in one place`() {
    #expect(Size(40, 12).isShort)
  }
}
