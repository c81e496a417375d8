/// Domain names in the letters of the DNS (RFC 3492, RFC 5891).
///
/// Names are taken as they are typed: keyboards give composed letters, which is what the DNS asks for.
enum Punycode {
  /// The domain with each label that is not ASCII as its `xn--` form.
  static func domain(_ domain: String) -> String {
    domain.lowercased().split(separator: ".", omittingEmptySubsequences: false).map { label in
      label.utf8.allSatisfy { $0 < 0x80 } ? String(label) : "xn--" + encoded(label.unicodeScalars.map(\.value))
    }.joined(separator: ".")
  }

  // The parameters of RFC 3492 §5.
  private static let base = 36
  private static let smallest = 1
  private static let largest = 26

  /// RFC 3492 §6.3; the label is short (``EmailAddress``), so that nothing can overflow.
  private static func encoded(_ label: [UInt32]) -> String {
    var output = label.filter { $0 < 0x80 }.compactMap(Unicode.Scalar.init).map(Character.init)
    let basicCount = output.count
    if basicCount > 0 { output.append("-") }
    var (next, delta, bias, handled) = (UInt32(0x80), 0, 72, basicCount)
    while handled < label.count, let smallestLeft = label.lazy.filter({ $0 >= next }).min() {
      delta += Int(smallestLeft - next) * (handled + 1)
      next = smallestLeft
      for value in label {
        if value < next { delta += 1 }
        guard value == next else { continue }
        output += digits(of: delta, bias: bias)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return String(output)
  }

  private static func digits(of delta: Int, bias: Int) -> [Character] {
    var digits: [Character] = []
    var rest = delta
    var place = base
    while true {
      let threshold = min(max(place - bias, smallest), largest)
      guard rest >= threshold else { break }
      digits.append(digit((threshold + (rest - threshold) % (base - threshold))))
      rest = (rest - threshold) / (base - threshold)
      place += base
    }
    return digits + [digit(rest)]
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var bias = 0
    while delta > (base - smallest) * largest / 2 {
      delta /= base - smallest
      bias += base
    }
    return bias + (base - smallest + 1) * delta / (delta + 38)
  }

  private static func digit(_ value: Int) -> Character {
    Character(Unicode.Scalar(UInt8(value < 26 ? value + 97 : value + 22)))
  }
}
