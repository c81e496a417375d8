import PlainText
import Testing

@Suite struct WipedBytesTests {
  // Could go wrong: a copy changes with the other one; an insertion loses what stands behind it.
  @Test func `changes are those of an array and leave copies alone`() {
    var dice = SystemRandomNumberGenerator()
    var bytes = WipedBytes()
    var array: [UInt8] = []
    for _ in 0..<2000 {
      let copy = bytes
      let before = array
      let byte = UInt8.random(in: 0...255, using: &dice)
      switch Int.random(in: 0..<5, using: &dice) {
      case 0 where !array.isEmpty:
        let place = array.indices.randomElement(using: &dice) ?? 0
        #expect(bytes.remove(at: place) == array.remove(at: place))
      case 1:
        let place = Int.random(in: 0...array.count, using: &dice)
        bytes.insert(byte, at: place)
        array.insert(byte, at: place)
      default:
        bytes.append(byte)
        array.append(byte)
      }
      #expect(bytes.elementsEqual(array) && copy.elementsEqual(before), "\(array)")
      #expect(bytes == WipedBytes(array) && bytes.hashValue == WipedBytes(array).hashValue)
    }
  }

  @Test func `a copy that is added to leaves the first alone`() {
    var first: WipedBytes = [1, 2]
    let copy = first
    first.append(3)
    #expect(first == [1, 2, 3] && copy == [1, 2])
    #expect(first != copy && WipedBytes() == [])
  }
}
