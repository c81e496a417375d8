import Commerce
import PlainText
import Yams

/// Reads what a shopper chooses.
enum OptionReader {
  static let most = 3

  /// Nil where the options are wrong in themselves, so that variants cannot be held against them.
  static func options(_ value: YAMLValue?) -> [ProductOption]? {
    guard let value else { return [] }
    guard let items = value.items("the option") else { return nil }
    if items.count > most {
      value.fault("there are \(items.count) options", "Use at most \(most); put the rest in products of their own.")
    }
    var names: Set<String> = []
    let options = items.map { item -> ProductOption? in
      guard let option = item.mapping(keys: ["name", "values"], what: "this option") else { return nil }
      let name = option.required("name", example: "name: Size")?.text(upTo: 40)
      let values = values(option.required("values", example: "values: [S, M, L]"))
      guard let name, let values else { return nil }
      if !names.insert(name.string).inserted {
        option.page.fault(option.line, "the option \(name) stands twice", "Rename one of the two.")
      }
      return ProductOption(name: name, values: values)
    }
    let found = options.compactMap { $0 }
    return found.count == options.count ? found : nil
  }

  private static func values(_ value: YAMLValue?) -> [OptionValue]? {
    guard let value, let items = value.items("the option value") else { return nil }
    if items.isEmpty { value.fault("the option has no values", "List them, such as [S, M, L].") }
    var names: Set<String> = []
    let values = items.map { item -> OptionValue? in
      guard let found = optionValue(item) else { return nil }
      if !names.insert(found.name.string).inserted {
        item.fault("the option value \(found.name) stands twice", "Keep one of the two.")
      }
      return found
    }
    let found = values.compactMap { $0 }
    return found.count == values.count ? found : nil
  }

  /// A name, or a name with a swatch.
  private static func optionValue(_ item: YAMLValue) -> OptionValue? {
    if case .scalar = item.node { return item.text(upTo: 40).map { OptionValue(name: $0) } }
    guard let mapping = item.mapping(keys: ["name", "swatch"], what: "this option value") else { return nil }
    let name = mapping.required("name", example: "name: Moss")?.text(upTo: 40)
    let swatch = mapping.value("swatch").flatMap(colour)
    return name.map { OptionValue(name: $0, swatch: swatch) }
  }

  /// `#rrggbb`.
  private static func colour(_ value: YAMLValue) -> Int? {
    guard let text = value.scalar() else { return nil }
    let digits = text.dropFirst()
    if text.hasPrefix("#"), digits.utf8.count == 6, let colour = Int(digits, radix: 16), !digits.hasPrefix("+"),
      !digits.hasPrefix("-")
    {
      return colour
    }
    value.fault("swatch is \(text.quoted)", "Write \"#rrggbb\" in quotes, such as \"#5b6b3a\".")
    return nil
  }
}
