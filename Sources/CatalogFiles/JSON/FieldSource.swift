/// Where a field's value comes from: a path, or a text with paths in braces.
struct FieldSource: Sendable {
  private enum Part: Sendable {
    case text(String)
    case path([Step])
  }

  private enum Step: Sendable {
    case key(String)
    case index(Int)
  }

  private let parts: [Part]
  private let isTemplate: Bool

  init(_ text: String, key: String) throws(FieldMapFault) {
    isTemplate = text.contains("{")
    guard isTemplate else {
      parts = [.path(try FieldSource.path(text[...], key: key))]
      return
    }
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { throw FieldMapFault(key: key, problem: .badPath) }
      parts.append(.text(String(rest[..<open])))
      parts.append(.path(try FieldSource.path(rest[rest.index(after: open)..<close], key: key)))
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.text(String(rest)))
    self.parts = parts
  }

  /// Nil where nothing stands there.
  func value(in value: JSONValue) -> JSONValue? {
    guard isTemplate else {
      guard case .path(let steps)? = parts.first else { return nil }
      return FieldSource.value(at: steps, in: value)
    }
    let text = parts.map { part in
      switch part {
      case .text(let text): text
      case .path(let steps): FieldSource.value(at: steps, in: value)?.text ?? ""
      }
    }.joined()
    return text.isEmpty ? nil : .string(text)
  }

  private static func value(at steps: [Step], in value: JSONValue) -> JSONValue? {
    var found = value
    for step in steps {
      switch step {
      case .key(let key):
        guard let next = found[key] else { return nil }
        found = next
      case .index(let index):
        guard case .array(let values) = found, values.indices.contains(index) else { return nil }
        found = values[index]
      }
    }
    return found
  }

  /// `fields.images[0].alt`.
  private static func path(_ text: Substring, key: String) throws(FieldMapFault) -> [Step] {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let name = part.prefix { $0 != "[" }
      guard !part.isEmpty else { throw FieldMapFault(key: key, problem: .badPath) }
      if !name.isEmpty { steps.append(.key(String(name))) }
      for written in part.dropFirst(name.count).split(separator: "[") {
        guard written.hasSuffix("]"), let index = Int(written.dropLast()), index >= 0 else {
          throw FieldMapFault(key: key, problem: .badPath)
        }
        steps.append(.index(index))
      }
    }
    return steps
  }
}
