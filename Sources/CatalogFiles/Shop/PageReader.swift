import Commerce
import PlainText

/// Reads what the shop says of itself: promises, policies, questions.
enum PageReader {
  private static let requiredPolicies = ["shipping", "returns", "privacy", "warranty"]

  static func promises(_ value: YAMLValue?) -> [SafeText]? {
    guard let value, let items = value.items("the promise") else { return nil }
    if !(3...5).contains(items.count) {
      value.fault("promises has \(items.count) lines", "Write 3 to 5 of them, each true and checkable.")
    }
    return items.compactMap { $0.text(upTo: 70) }
  }

  static func policies(_ value: YAMLValue?) -> [ShopPage]? {
    guard let mapping = value?.mapping(what: "the policies") else { return nil }
    for id in requiredPolicies where !mapping.entries.contains(where: { $0.key == id }) {
      mapping.page.fault(
        value?.line, "the policy \(id) is missing",
        "Add \(id): {title: \(id.prefix(1).uppercased() + id.dropFirst()), body: \"…\"} to the policies.")
    }
    return mapping.entries.compactMap { entry in
      if !Slug.isRight(entry.key) {
        mapping.page.fault(entry.line, "\(entry.key.quoted) cannot name a policy", "Use a to z, 0 to 9 and dashes.")
      }
      guard let page = entry.value.mapping(keys: ["title", "body"], what: "this policy") else { return nil }
      let title = page.required("title", example: "title: Returns")?.text(upTo: 60)
      let body = page.required("body", example: "body: | and the text")?.markdown()
      guard let title, let body else { return nil }
      return ShopPage(id: entry.key, title: title, body: body)
    }
  }

  static func questions(_ value: YAMLValue?) -> [Question] {
    (value?.items("the question") ?? []).compactMap { item in
      guard let mapping = item.mapping(keys: ["question", "answer"], what: "this question") else { return nil }
      let question = mapping.required("question", example: "question: Which grind do I need?")?.text(upTo: 120)
      let answer = mapping.required("answer", example: "answer: and the text")?.markdown()
      guard let question, let answer else { return nil }
      return Question(question: question, answer: answer)
    }
  }
}
