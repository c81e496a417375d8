import Commerce
import Testing

/// Order numbers and the codes that bring a cart back.
struct CodeTests {
  static let numbers: [(bytes: [UInt8], number: String)] = [
    ([0, 0, 0, 0, 0], "TS-0000-0000"), ([255, 255, 255, 255, 255], "TS-ZZZZ-ZZZZ"),
    // 00000 00001 00010 00011 | 00100 00101 00110 00111
    ([0x00, 0x44, 0x32, 0x14, 0xC7], "TS-0123-4567"), ([0x84, 0x65, 0x36, 0x00, 0x00, 0xFF], "TS-GHJK-C000"),
  ]

  @Test(arguments: numbers)
  func `an order number is forty bits in groups of four`(bytes: [UInt8], number: String) {
    #expect(OrderNumber.make(from: bytes) == number)
    #expect(OrderNumber.normalised(number) == number)
  }

  @Test(arguments: [
    ("ts-7k3f-9q2m", "TS-7K3F-9Q2M"), ("TS7K3F9Q2M", "TS-7K3F-9Q2M"), ("7k3f9q2m", "TS-7K3F-9Q2M"),
    (" # ts 7k3f 9q2m ", "TS-7K3F-9Q2M"), ("TS-OIL0-o1lI", "TS-0110-0111"), ("TSAB-CDEF", "TS-TSAB-CDEF"),
    ("TS-TSAB-CDEF", "TS-TSAB-CDEF"), ("", ""), ("hello", "HE110"), ("TS-7K3F-9Q2", "TS7K3F9Q2"),
    ("TS–7K3F–9Q2M\u{1B}[31m", "TS7K3F9Q2M31M"),
  ])
  func `an order number is found however it is typed`(typed: String, number: String) {
    #expect(OrderNumber.normalised(typed) == number)
  }

  @Test func `a resume code is sixty bits in three groups of four`() {
    #expect(ResumeCode.make(from: Array(repeating: 255, count: ResumeCode.byteCount)) == "ZZZZ-ZZZZ-ZZZZ")
    #expect(ResumeCode.make(from: [0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xBF]) == "0123-4567-89AB")
    for typed in ["0123-4567-89ab", " 0123 4567 89AB", "o1234567-89ab", "OI23-4567-89AB"] {
      #expect(ResumeCode.normalised(typed) == "0123-4567-89AB")
    }
    #expect(ResumeCode.normalised("7k3") == "7K3")
  }

  @Test func `a code has no letter that can be misread`() {
    let codes = (0...255).map { OrderNumber.make(from: Array(repeating: UInt8($0), count: 5)).dropFirst(3) }
    let letters = Set(codes.joined()).subtracting("-")
    #expect(letters == Set("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
    #expect(Set(codes).count == 256)
  }
}
