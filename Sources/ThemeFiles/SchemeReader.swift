import PlainText
import TerminalKit
import Yams

/// Reads the YAML of one scheme file.
struct SchemeReader {
  let file: String
  let id: String

  func scheme(_ text: String) throws(ThemeFault) -> ThemeScheme {
    try refuseAliases(text)
    guard let root = try root(text), let top = root.mapping else { throw fault(nil, .notScheme) }
    if let system = self.text("system", in: top), !["base16", "base24"].contains(system.lowercased()) {
      throw fault(line("system", in: top), .unknownSystem(system))
    }
    let colors: Node.Mapping
    if let palette = node("palette", in: top) {
      guard let mapping = palette.mapping else { throw fault(palette.mark?.line, .notScheme) }
      colors = mapping
    } else {
      colors = top
    }
    let palette = try palette(colors, line: node("palette", in: top)?.mark?.line)
    let title = self.text("name", in: top) ?? self.text("scheme", in: top) ?? id
    let scheme = ThemeScheme(
      id: id, title: SafeText(cleaning: title).prefix(60),
      author: SafeText(cleaning: self.text("author", in: top) ?? "").prefix(100),
      isDark: try choice("variant", ["dark": true, "light": false], in: top),
      isHighContrast: try choice("contrast", ["high": true, "standard": false], in: top) ?? false, palette: palette)
    guard let scheme else { throw fault(nil, .notScheme) }
    return scheme
  }

  /// 16 colours, or 24 where any of base10–base17 is there; one that is missing among those is what base24 says it is.
  private func palette(_ colors: Node.Mapping, line: Int?) throws(ThemeFault) -> [RGB] {
    var palette: [RGB] = []
    for slot in 0..<16 {
      guard let color = try color(slot, in: colors) else {
        // A file without a single colour is something else altogether.
        if slot == 0, try color(1, in: colors) == nil { throw fault(line, .notScheme) }
        throw fault(line, .missing(key: Self.key(slot)))
      }
      palette.append(color)
    }
    var hasMore = false
    var more: [RGB] = []
    for (offset, fallback) in [0, 0, 8, 10, 11, 12, 13, 14].enumerated() {
      let color = try color(16 + offset, in: colors)
      hasMore = hasMore || color != nil
      more.append(color ?? palette[fallback])
    }
    return hasMore ? palette + more : palette
  }

  private func color(_ slot: Int, in colors: Node.Mapping) throws(ThemeFault) -> RGB? {
    let key = Self.key(slot)
    guard let node = node(key, in: colors) else { return nil }
    let value = node.scalar?.string ?? ""
    guard let color = RGB(hex: value) else { throw fault(node.mark?.line, .notColor(key: key, value: value)) }
    return color
  }

  /// `base0A`.
  private static func key(_ slot: Int) -> String {
    let digits = String(slot, radix: 16, uppercase: true)
    return "base" + (digits.utf8.count < 2 ? "0" : "") + digits
  }

  private func choice(
    _ key: String, _ values: [String: Bool], in top: Node.Mapping
  ) throws(ThemeFault) -> Bool? {
    guard let text = text(key, in: top) else { return nil }
    if let value = values[text.lowercased()] { return value }
    let expected = values.keys.sorted().joined(separator: " or ")
    throw fault(line(key, in: top), .notValue(key: key, value: text, expected: expected))
  }

  // Keys count in any case: some schemes write base0a.
  private func node(_ key: String, in mapping: Node.Mapping) -> Node? {
    let lowered = key.lowercased()
    return mapping.first { $0.key.scalar?.string.lowercased() == lowered }?.value
  }

  private func text(_ key: String, in mapping: Node.Mapping) -> String? { node(key, in: mapping)?.scalar?.string }
  private func line(_ key: String, in mapping: Node.Mapping) -> Int? { node(key, in: mapping)?.mark?.line }

  private func root(_ text: String) throws(ThemeFault) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw Self.fault(error, file: file)
    } catch {
      throw fault(nil, .notYAML("\(error)"))
    }
  }

  private static func fault(_ error: YamlError, file: String) -> ThemeFault {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      ThemeFault(file: file, line: mark.line, .notYAML(problem))
    case .reader(let problem, _, _, _): ThemeFault(file: file, .notYAML(problem))
    case .duplicatedKeysInMapping(let keys, let context):
      ThemeFault(file: file, line: context.mark.line, .notYAML("the key \(keys.first ?? "") stands twice"))
    default: ThemeFault(file: file, .notYAML("unknown"))
    }
  }

  /// A few lines of aliases can stand for more than fits into memory; no scheme needs them.
  private func refuseAliases(_ text: String) throws(ThemeFault) {
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var before = UInt8(ascii: " ")
      for byte in line {
        if byte == UInt8(ascii: "*"), " \t[{,:-".utf8.contains(before) { throw fault(index + 1, .alias) }
        before = byte
      }
    }
  }

  private func fault(_ line: Int?, _ problem: ThemeFault.Problem) -> ThemeFault {
    ThemeFault(file: file, line: line, problem)
  }
}
