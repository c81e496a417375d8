import Commerce
import PlainText

/// Reads how the shop talks with its guests.
struct ChatReader {
  let currency: Currency
  let shopName: SafeText

  /// Longest canned response, in characters; a message may have more, but nobody reads it.
  static let longestResponse = 1000

  func rules(_ value: YAMLValue?) -> ChatRules? {
    let keys = ["first_reply", "next_reply", "resolution", "reopen_days", "voucher", "canned", "rules"]
    guard let chat = value?.mapping(keys: keys, what: "chat") else { return nil }
    var rules = ChatRules()
    if let seconds = chat.value("first_reply")?.duration() { rules.firstReplyTarget = seconds }
    if let seconds = chat.value("next_reply")?.duration() { rules.nextReplyTarget = seconds }
    if let seconds = chat.value("resolution")?.duration() { rules.resolutionTarget = seconds }
    if let days = chat.value("reopen_days")?.wholeNumber(in: 0...365) { rules.reopenDays = days }
    readVoucher(chat.value("voucher"), into: &rules)
    rules.canned = canned(chat.value("canned"))
    let reader = ProactiveRuleReader(currency: currency, shopName: shopName, canned: rules.canned)
    rules.proactive = reader.rules(chat.value("rules"))
    return rules
  }

  private func readVoucher(_ value: YAMLValue?, into rules: inout ChatRules) {
    guard let value, let voucher = value.mapping(keys: ["limit", "days"], what: "the voucher") else { return }
    if let limit = voucher.required("limit", example: "limit: \(AmountExample.of(currency))"),
      let amount = limit.amount(in: currency)
    {
      if amount.isZero { limit.fault("limit is 0", "Write more than 0, or take voucher out: then staff give none.") }
      rules.voucherLimit = amount.minorUnits
    }
    if let days = voucher.value("days")?.wholeNumber(in: 1...3650) { rules.voucherDays = days }
  }

  private func canned(_ value: YAMLValue?) -> [CannedResponse] {
    guard let mapping = value?.mapping(what: "canned") else { return [] }
    return mapping.entries.compactMap { entry in
      if !Slug.isRight(entry.key) || entry.key.count > 40 {
        mapping.page.fault(
          entry.line, "\(entry.key.quoted) cannot name a response", "Use a to z, 0 to 9 and single dashes, at most 40.")
      }
      guard let text = entry.value.lines(upTo: ChatReader.longestResponse) else { return nil }
      reportUnknownVariables(in: text, of: entry.value)
      return CannedResponse(code: entry.key, text: text)
    }
  }

  private func reportUnknownVariables(in text: SafeText, of value: YAMLValue) {
    let known = CannedVariable.allCases.map(\.rawValue)
    for name in CannedTemplate.variables(in: text) where !known.contains(name) {
      let remedy: SafeText =
        if let near = NearName.of(name, among: known) { "Did you mean {\(near)}?" } else {
          "Use one of: \(known.map { "{" + $0 + "}" }.joined(separator: ", "))."
        }
      value.fault("\(value.name) knows no variable {\(name)}", remedy)
    }
  }
}

extension YAMLValue {
  /// Plain text of one or more lines; `limit` counts characters.
  func lines(upTo limit: Int) -> SafeText? {
    guard let raw = scalar() else { return nil }
    let lines = raw.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Cleaning.clean(String(line.map { $0 == "\t" ? " " : $0 }), page: page, line: self.line)
    }
    let text = SafeText(cleaningLines: lines.joined(separator: "\n").trimmingBlanks)
    if text.isEmpty {
      fault("\(name) is empty", "Write something, or leave it out where it is not needed.")
      return nil
    }
    if text.string.count > limit { fault("\(name) has \(text.string.count) characters", "Use at most \(limit).") }
    return text
  }

  /// Seconds of a number with a unit, such as `90 s`, `2 min`, `4 h`, `1 day`; up to a year.
  func duration() -> Int? {
    guard let raw = scalar() else { return nil }
    let parts = raw.split(separator: " ")
    let units = ["s": 1, "min": 60, "h": 3600, "day": 86_400, "days": 86_400]
    guard parts.count == 2, parts[0].count <= 6, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(parts[0]), let unit = units[String(parts[1])], (1...366 * 86_400).contains(number * unit)
    else {
      fault(
        "\(name) is \(raw.quoted), which is not a time", "Write a number and s, min, h or days, such as \"2 min\".")
      return nil
    }
    return number * unit
  }
}
