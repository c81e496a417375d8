/// A colour of the sRGB space, 8 bits a channel.
package struct RGB: Hashable, Sendable {
  /// `0xRRGGBB`.
  package let value: Int

  package init(_ value: Int) { self.value = value & 0xFF_FFFF }

  package init(red: Int, green: Int, blue: Int) { self.init(red << 16 | green << 8 | blue) }

  /// Reads six hexadecimal digits in either case, with `#` or without.
  package init?(hex: String) {
    let digits = hex.utf8.first == UInt8(ascii: "#") ? hex.dropFirst() : hex[...]
    guard digits.utf8.count == 6, digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let value = Int(digits, radix: 16)
    else { return nil }
    self.init(value)
  }

  package var red: Int { value >> 16 }
  package var green: Int { value >> 8 & 0xFF }
  package var blue: Int { value & 0xFF }

  /// `#rrggbb`.
  package var hex: String {
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  static let black = RGB(0)
  static let white = RGB(0xFF_FFFF)
}

/// The transfer curve of sRGB (IEC 61966-2-1), without a mathematics library, so that every host computes the same.
enum TransferCurve {
  /// Light in the range 0–1 for each 8-bit value.
  static let linear: [Double] = (0..<256).map { step in
    let signal = Double(step) / 255
    if signal <= 0.04045 { return signal / 12.92 }
    let base = (signal + 0.055) / 1.055
    let root = fifthRoot(base)
    return base * base * root * root
  }

  /// The 8-bit value whose light is nearest.
  static func encoded(_ light: Double) -> Int {
    var low = 0
    var high = 255
    while low < high {
      let middle = (low + high) / 2
      if linear[middle] < light { low = middle + 1 } else { high = middle }
    }
    return low > 0 && light - linear[low - 1] < linear[low] - light ? low - 1 : low
  }

  private static func fifthRoot(_ value: Double) -> Double {
    var root = value.squareRoot().squareRoot()
    for _ in 0..<12 { root = (4 * root + value / (root * root * root * root)) / 5 }
    return root
  }
}
