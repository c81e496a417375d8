import Commerce
import PlainText

/// The members of one object in a line, and where their faults go.
struct JSONFields {
  let value: JSONValue
  /// What faults call it: empty for the product itself, `variant 2: `.
  let name: String
  let page: Page
  let line: Int

  func fault(_ problem: String, _ remedy: String) {
    page.fault(line, SafeText(cleaning: name + problem), SafeText(cleaning: remedy))
  }

  /// Reports members that nobody knows: a misspelt key must not pass in silence.
  func check(keys: [String]) {
    guard case .object(let members) = value else { return fault("this is \(value.kind)", "Write an object in braces.") }
    for member in members where !keys.contains(member.key) {
      fault("there is no \(member.key.quoted)", NearName.remedy(for: member.key, among: keys).string)
    }
  }

  /// Nil where it is not there or null.
  subscript(key: String) -> JSONValue? {
    let found = value[key]
    return found == .null ? nil : found
  }

  /// Text of one line.
  func text(_ key: String, upTo limit: Int = 200) -> SafeText? {
    guard let found = self[key] else { return nil }
    guard let raw = found.text else {
      fault("\(key) is \(found.kind)", "Write it as text.")
      return nil
    }
    let text = SafeText(cleaning: raw.trimmingBlanks)
    if text.string.utf8.count > limit, text.string.count > limit {
      fault("\(key) has \(text.string.count) characters", "Use at most \(limit).")
    }
    return text.isEmpty ? nil : text
  }

  func markdown(_ key: String) -> SafeText? {
    guard let found = self[key] else { return nil }
    guard case .string(let raw) = found else {
      fault("\(key) is \(found.kind)", "Write it as text.")
      return nil
    }
    if raw.utf8.count > TextFile.longText {
      fault("\(key) has \(raw.utf8.count) bytes", "Use at most \(TextFile.longText).")
    }
    return SafeText(cleaningLines: raw.trimmingBlanks)
  }

  func list(_ key: String) -> [JSONValue] {
    guard let found = self[key] else { return [] }
    if case .array(let values) = found { return values }
    fault("\(key) is \(found.kind)", "Write a list in brackets.")
    return []
  }

  func texts(_ key: String, upTo limit: Int = 200) -> [SafeText] {
    list(key).compactMap { item in
      guard let raw = item.text else {
        fault("\(key) holds \(item.kind)", "Write texts.")
        return nil
      }
      let text = SafeText(cleaning: raw.trimmingBlanks)
      if text.string.count > limit {
        fault("\(key) holds a text of \(text.string.count) characters", "Use at most \(limit).")
      }
      return text.isEmpty ? nil : text
    }
  }

  func flag(_ key: String) -> Bool? {
    guard let found = self[key] else { return nil }
    if case .flag(let isTrue) = found { return isTrue }
    fault("\(key) is \(found.text?.quoted ?? found.kind)", "Write true or false.")
    return nil
  }

  /// A whole number, as a number or as text.
  func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let found = self[key] else { return nil }
    if let raw = found.text, let number = Int(raw), range.contains(number) { return number }
    fault(
      "\(key) is \(found.text?.quoted ?? found.kind)",
      "Write a whole number from \(range.lowerBound) to \(range.upperBound).")
    return nil
  }

  func date(_ key: String) -> CivilDate? {
    guard let found = self[key] else { return nil }
    if let date = found.text.flatMap({ CivilDate($0) }) { return date }
    fault("\(key) is \(found.text?.quoted ?? found.kind)", "Write YYYY-MM-DD, such as 2026-10-20.")
    return nil
  }

  func slug(_ key: String) -> String? {
    guard let found = self[key] else { return nil }
    if let raw = found.text, Slug.isRight(raw), raw.utf8.count <= 80 { return raw }
    fault("\(key) is \(found.text?.quoted ?? found.kind)", "Use a to z, 0 to 9 and single dashes, at most 80.")
    return nil
  }

  /// An amount; exact, because numbers are kept as they are written.
  func amount(_ key: String, in currency: Currency, isMinor: Bool) -> Money? {
    guard let found = self[key] else { return nil }
    let example = isMinor ? "1250" : AmountExample.of(currency)
    guard let raw = found.text else {
      fault("\(key) is \(found.kind)", "Write \(example).")
      return nil
    }
    if isMinor {
      if let units = Int(raw), (0...YAMLValue.largestAmount).contains(units) {
        return Money(minorUnits: units, currency: currency)
      }
      fault("\(key) is \(raw.quoted), which is no amount in minor units", "Write a whole number, such as \(example).")
      return nil
    }
    do throws(AmountFault) {
      let amount = try Money(
        decimal: ShopifyNumber.withoutIdleZeros(raw, decimals: currency.exponent), currency: currency)
      if !amount.isNegative { return amount }
      fault("\(key) is negative", "Write an amount of 0 or more.")
    } catch {
      if case .tooManyDecimals(let given, let allowed) = error {
        fault("\(key) has \(given) decimals, but \(currency.code) has \(allowed)", "Write it as \(example).")
      } else {
        fault("\(key) is \(raw.quoted), which is not an amount", "Write digits and a point, such as \(example).")
      }
    }
    return nil
  }
}
