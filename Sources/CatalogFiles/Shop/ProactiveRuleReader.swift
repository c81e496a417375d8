import Commerce
import PlainText
import Yams

/// Reads when the shop speaks first.
struct ProactiveRuleReader {
  let currency: Currency
  let shopName: SafeText
  let canned: [CannedResponse]

  private static let longestMessage = 300
  private static let conditions = [
    "page", "sold_out", "seconds_on_page", "idle_seconds", "cart_at_least", "failed_payments",
    "searches_without_result", "returning", "order_state", "open",
  ]

  func rules(_ value: YAMLValue?) -> [ProactiveRule] {
    var lineOfID: [String: Int] = [:]
    return (value?.items("the rule") ?? []).compactMap { item in
      guard let rule = item.mapping(keys: ["id", "when", "say", "alert"], what: "this rule") else { return nil }
      let idValue = rule.required("id", example: "id: sold-out")
      let id = idValue?.slug(upTo: 40)
      if let id, let line = idValue?.line {
        if let first = lineOfID[id] {
          rule.page.fault(line, "the rule \(id) stands twice, first on line \(first)", "Rename one of the two.")
        } else {
          lineOfID[id] = line
        }
      }
      let conditions = conditions(of: rule)
      let action = action(of: rule)
      guard let id, let action else { return nil }
      return ProactiveRule(id: id, conditions: conditions, action: action)
    }
  }

  private func conditions(of rule: YAMLMapping) -> [ProactiveCondition] {
    guard let value = rule.required("when", example: "when: {page: payment, idle_seconds: 90}"),
      let mapping = value.mapping(keys: ProactiveRuleReader.conditions, what: "when")
    else { return [] }
    if mapping.entries.isEmpty, isEmpty(value) {
      value.fault("the rule has no condition", "Add at least one, such as {page: cart}.")
    }
    let found = mapping.entries.compactMap { condition($0.key, $0.value) }
    if found.contains(.soldOut), let page = mapping.value("page"), found.contains(where: isOtherPage) {
      page.fault("sold_out never holds on this page", "Write page: product, or take page or sold_out out.")
    }
    return found
  }

  private func isOtherPage(_ condition: ProactiveCondition) -> Bool {
    guard case .page(let page) = condition else { return false }
    return page != .product
  }

  /// Nothing stands there at all; wrong conditions are reported already.
  private func isEmpty(_ value: YAMLValue) -> Bool {
    guard case .mapping(let pairs) = value.node else { return false }
    return pairs.isEmpty
  }

  private func condition(_ key: String, _ value: YAMLValue) -> ProactiveCondition? {
    switch key {
    case "page": value.word(of: ChatPage.allCases.map(\.rawValue)).flatMap(ChatPage.init).map { .page($0) }
    case "sold_out": isTrue(value) ? .soldOut : nil
    case "seconds_on_page": value.wholeNumber(in: 1...86_400).map { .secondsOnPage($0) }
    case "idle_seconds": value.wholeNumber(in: 1...86_400).map { .idleSeconds($0) }
    case "cart_at_least": value.amount(in: currency).map { .cartAtLeast($0.minorUnits) }
    case "failed_payments": value.wholeNumber(in: 1...100).map { .failedPayments($0) }
    case "searches_without_result": value.wholeNumber(in: 1...100).map { .searchesWithoutResult($0) }
    case "returning": isTrue(value) ? .returningGuest : nil
    case "order_state":
      value.word(of: FulfilmentState.allCases.map(\.rawValue)).flatMap(FulfilmentState.init).map { .orderState($0) }
    default: value.flag().map { .open($0) }
    }
  }

  /// For conditions that can only be asked for, not ruled out.
  private func isTrue(_ value: YAMLValue) -> Bool {
    guard let isWanted = value.flag() else { return false }
    if !isWanted { value.fault("\(value.name) is false", "Write true, or leave it out.") }
    return isWanted
  }

  private func action(of rule: YAMLMapping) -> ProactiveAction? {
    let say = rule.value("say")
    let alert = rule.value("alert")
    if say != nil, alert != nil {
      rule.page.fault(rule.line, "the rule has both say and alert", "Keep one, and make a second rule of the other.")
    }
    if let say { return message(say).map { .message($0) } }
    if let alert { return alert.text(upTo: 120).map { .alert($0) } }
    rule.page.fault(
      rule.line, "the rule does nothing",
      "Add say: and a text or the code of a canned response, or alert: and a line for staff.")
    return nil
  }

  /// A text of its own, or the canned response of that code.
  private func message(_ value: YAMLValue) -> SafeText? {
    guard let written = value.lines(upTo: ProactiveRuleReader.longestMessage) else { return nil }
    let response: CannedResponse
    if Slug.isRight(written.string) {
      guard let found = canned.first(where: { $0.code == written.string }) else {
        value.fault(
          "there is no canned response \(written.string)",
          NearName.remedy(for: written.string, among: canned.map(\.code)))
        return nil
      }
      response = found
    } else {
      response = CannedResponse(code: "", text: written)
    }
    var values = CannedValues()
    values.shop = shopName
    let rendered = response.rendered(with: values)
    let unfilled = CannedTemplate.variables(in: rendered.text) + rendered.blanks.map(\.rawValue)
    if let name = unfilled.first {
      value.fault(
        "the message holds {\(name)}, which nobody is there to fill in",
        "Use no variable but {shop} in a rule's message.")
    }
    return rendered.text
  }
}
