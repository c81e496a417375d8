package import PlainText
import Yams

/// Where the fields of a product stand in JSON of another shape.
///
/// A field's place is a path (`fields.title`, `images[0].alt`) or a text with paths in braces (`{vendor} {name}`). See
/// InterchangeFormats in the documentation.
package struct FieldMap: Sendable {
  /// Amounts are in minor units.
  package private(set) var isMinor = false
  private var isHTML = false
  private var separator: String?
  private var fields: [(name: String, source: FieldSource)] = []
  private var attributes: [(name: String, source: FieldSource)] = []
  private var defaults: [(name: String, text: String)] = []
  private var replacements: [String: [(old: String, new: String)]] = [:]

  static let fieldNames = [
    "slug", "title", "brand", "category", "summary", "description", "tags", "featured", "added", "handling_days",
    "tax_class", "listed", "sku", "price", "compare_at", "stock", "barcode", "weight",
  ]

  /// Reads a map.
  ///
  /// - Parameter settings: Keys such as `title`, `attributes.Colour`, `defaults.brand`, `replace.category._`,
  ///   `price_unit`, `category_separator`, `description_format`, and their values.
  /// - Throws: ``FieldMapFault``.
  package init(settings: [(key: String, value: String)]) throws(FieldMapFault) {
    for (key, value) in settings { try take(key, value) }
    let known = fields.map(\.name) + defaults.map(\.name)
    for name in ["title", "price"] where !known.contains(name) { throw FieldMapFault(key: name, problem: .missing) }
  }

  /// `title=fields.title,price=fields.price,price_unit=minor`.
  package init(inline text: String) throws(FieldMapFault) {
    var settings: [(key: String, value: String)] = []
    for part in text.split(separator: ",") {
      guard let sign = part.firstIndex(of: "=") else { throw FieldMapFault(key: String(part), problem: .noValue) }
      settings.append((String(part[..<sign]).trimmingBlanks, String(part[part.index(after: sign)...]).trimmingBlanks))
    }
    try self.init(settings: settings)
  }

  /// The same keys as YAML, where those with a point may be mappings.
  package init(yaml text: String) throws(FieldMapFault) {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw FieldMapFault(key: "", problem: .noYAML)
    }
    var settings: [(key: String, value: String)] = []
    FieldMap.flatten(node, under: "", into: &settings)
    try self.init(settings: settings)
  }

  /// The product's line in the shop's own shape.
  func apply(to value: JSONValue) -> JSONValue {
    var members: [JSONValue.Member] = []
    for (name, source) in fields {
      guard let found = source.value(in: value) else { continue }
      if let mapped = mapped(found, as: name) { members.append(JSONValue.Member(key: name, value: mapped)) }
    }
    for (name, text) in defaults where !members.contains(where: { $0.key == name }) {
      if let mapped = mapped(.string(text), as: name) { members.append(JSONValue.Member(key: name, value: mapped)) }
    }
    let facts = attributes.compactMap { name, source in
      source.value(in: value).map { JSONValue.Member(key: name, value: $0) }
    }
    if !facts.isEmpty { members.append(JSONValue.Member(key: "attributes", value: .object(facts))) }
    return .object(members)
  }

  private func mapped(_ found: JSONValue, as name: String) -> JSONValue? {
    if found == .null { return nil }
    guard case .array = found else {
      guard var text = found.text else { return found }
      for (old, new) in replacements[name] ?? [] { text = text.replacing(old, with: new) }
      return shaped(text, of: found, as: name)
    }
    return found
  }

  private func shaped(_ text: String, of found: JSONValue, as name: String) -> JSONValue? {
    switch name {
    case "slug":
      let slug = SlugText.make(text)
      return slug.isEmpty ? nil : .string(slug)
    case "category":
      guard let separator, !separator.isEmpty else { return .array([.string(text)]) }
      return .array(text.split(separator: separator).map { .string(String($0)) })
    case "tags": return .array(text.split(separator: separator ?? ",").map { .string(String($0)) })
    case "description" where isHTML: return .string(HTMLMarkdown.markdown(text))
    case "featured", "listed": return text == "true" ? .flag(true) : text == "false" ? .flag(false) : found
    // What is left over of a stock that went below nothing is nothing.
    case "stock": return .string(text.hasPrefix("-") ? "0" : text)
    default: return .string(text)
    }
  }

  private mutating func take(_ key: String, _ value: String) throws(FieldMapFault) {
    func rest(of prefix: String) -> String? { key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)) : nil }
    switch key {
    case "price_unit":
      guard value == "minor" || value == "major" else {
        throw FieldMapFault(key: key, problem: .notOneOf(["minor", "major"]))
      }
      isMinor = value == "minor"
    case "description_format":
      guard value == "html" || value == "markdown" else {
        throw FieldMapFault(key: key, problem: .notOneOf(["html", "markdown"]))
      }
      isHTML = value == "html"
    case "category_separator": separator = value
    case _ where FieldMap.fieldNames.contains(key): fields.append((key, try FieldSource(value, key: key)))
    default:
      if let name = rest(of: "attributes."), !name.isEmpty {
        attributes.append((name, try FieldSource(value, key: key)))
      } else if let name = rest(of: "defaults."), FieldMap.fieldNames.contains(name) {
        defaults.append((name, value))
      } else if let rule = rest(of: "replace."), let point = rule.firstIndex(of: "."),
        FieldMap.fieldNames.contains(String(rule[..<point])), rule.index(after: point) < rule.endIndex
      {
        replacements[String(rule[..<point]), default: []].append((String(rule[rule.index(after: point)...]), value))
      } else {
        throw FieldMapFault(key: key, problem: .unknown)
      }
    }
  }

  private static func flatten(_ node: Node?, under prefix: String, into settings: inout [(key: String, value: String)])
  {
    guard let node else { return }
    switch node {
    case .scalar(let scalar): settings.append((prefix, scalar.string))
    case .mapping(let mapping):
      for (key, value) in mapping {
        flatten(value, under: (prefix.isEmpty ? "" : prefix + ".") + (key.string ?? ""), into: &settings)
      }
    default: settings.append((prefix, ""))
    }
  }
}

/// What is wrong with a map.
package struct FieldMapFault: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case noYAML
    case noValue
    case unknown
    /// A field that no product can be without.
    case missing
    case badPath
    case notOneOf([String])
  }

  package let key: String
  package let problem: Problem

  /// One or two sentences for a person.
  package var words: SafeText {
    switch problem {
    case .noYAML: "The map is not YAML. Write key: value, one to a line."
    case .noValue: "\(key.quoted) has no value. Write field=path, with commas between them."
    case .unknown: "There is no field \(key.quoted). \(NearName.remedy(for: key, among: FieldMap.fieldNames))"
    case .missing: "The map does not say where \(key) is. Add \(key): and its path."
    case .badPath: "The path of \(key) cannot be read. Write names with points between them, such as fields.title."
    case .notOneOf(let words): "\(key) is none of \(words.joined(separator: ", "))."
    }
  }
}
