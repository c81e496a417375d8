import TerminalKit
import Testing

@Suite struct KeyQueueTests {
  // Could go wrong: the order is lost where the queue grows while some are taken, or a key comes twice.
  @Test(arguments: [1, 3, 64, 1000])
  func `keys come out as they went in`(atOnce: Int) {
    var queue = KeyQueue()
    var (next, taken) = (0, 0)
    while taken < 5000 {
      for _ in 0..<atOnce {
        queue.append(.function(next))
        next += 1
      }
      for _ in 0..<(atOnce + 1) / 2 {
        #expect(queue.popFirst() == .function(taken))
        taken += 1
      }
      #expect(queue.count == next - taken)
    }
    #expect(queue.takeAll() == (taken..<next).map { Key.function($0) })
    #expect(queue.isEmpty && queue.popFirst() == nil)
  }
}
