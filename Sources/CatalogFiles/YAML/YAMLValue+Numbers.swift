import Commerce
import PlainText

extension YAMLValue {
  /// Largest amount in a catalogue, in minor units.
  static let largestAmount = 1_000_000_000

  /// An amount of 0 or more, read from its digits.
  func amount(in currency: Currency) -> Money? {
    guard let raw = scalar() else { return nil }
    let example = AmountExample.of(currency)
    do throws(AmountFault) {
      let amount = try Money(decimal: raw, currency: currency)
      if amount.isNegative {
        fault("\(name) is negative", "Write an amount of 0 or more.")
        return nil
      }
      guard amount.minorUnits <= YAMLValue.largestAmount else { throw .tooLarge(limit: YAMLValue.largestAmount) }
      return amount
    } catch {
      switch error {
      case .empty, .malformed:
        fault("\(name) is \(raw.quoted), which is not an amount", "Write digits and a point, such as \(example).")
      case .tooManyDecimals(let given, let allowed):
        fault(
          "\(name) has \(given) decimals, but \(currency.code) has \(allowed)",
          "Write it with at most \(allowed), such as \(example).")
      case .tooLarge:
        let most = Money(minorUnits: YAMLValue.largestAmount, currency: currency).decimal
        fault("\(name) is \(raw.quoted), more than anything costs", "Write at most \(most).")
      }
      return nil
    }
  }

  /// A whole number of digits only.
  func wholeNumber(in range: ClosedRange<Int>, unit: SafeText = "") -> Int? {
    guard let raw = scalar() else { return nil }
    let digits = raw.hasPrefix("-") ? raw.dropFirst() : raw[...]
    let remedy: SafeText = "Write a whole number\(unit) from \(range.lowerBound) to \(range.upperBound)."
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      fault("\(name) is \(raw.quoted), which is not a whole number", remedy)
      return nil
    }
    guard let number = Int(raw), range.contains(number) else {
      fault("\(name) is \(raw.quoted), which is out of range", remedy)
      return nil
    }
    return number
  }

  /// A percentage of at most four decimals, in millionths.
  func percent() -> Int? {
    guard let raw = scalar() else { return nil }
    let parts = raw.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber =
      parts.count <= 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
    let remedy: SafeText = "Write a number from 0 to 100 with at most 4 decimals, such as \"7.25\"."
    guard isNumber, let whole = parts.first else {
      fault("\(name) is \(raw.quoted), which is not a percentage", remedy)
      return nil
    }
    let decimals = parts.count == 2 ? parts[1] : ""
    guard decimals.count <= 4 else {
      fault("\(name) has \(decimals.count) decimals", remedy)
      return nil
    }
    let digits = whole + decimals + String(repeating: "0", count: 4 - decimals.count)
    guard let millionths = Int(digits), millionths <= 1_000_000 else {
      fault("\(name) is \(raw.quoted), more than 100", remedy)
      return nil
    }
    return millionths
  }
}

/// An amount as it is written in a currency, for what to do about a wrong one.
enum AmountExample {
  static func of(_ currency: Currency) -> String {
    // The currency that stands in for an unknown one has more decimals than any that people use.
    let decimals = currency == ShopReader.unknownCurrency ? 2 : currency.exponent
    return decimals == 0 ? "\"1250\"" : "\"12.5" + String(repeating: "0", count: decimals - 1) + "\""
  }
}
