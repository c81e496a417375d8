import PlainText
import Yams

/// Keys and values in a file.
///
/// Keys that nobody knows are reported when it is made.
struct YAMLMapping {
  let page: Page
  /// Where faults of the mapping as a whole are told.
  let line: Int
  /// What faults call it: `this variant`.
  let what: SafeText
  /// In the order of the file.
  let entries: [(key: String, line: Int, value: YAMLValue)]

  init(_ pairs: Node.Mapping, of value: YAMLValue, keys: [String]?, what: SafeText, line: Int) {
    page = value.page
    self.line = line
    self.what = what
    var entries: [(key: String, line: Int, value: YAMLValue)] = []
    for pair in pairs {
      let keyLine = (pair.key.mark?.line ?? 1) + value.offset
      guard case .scalar(let scalar) = pair.key else {
        page.fault(keyLine, "a key in \(what) is not text", "Write key: value.")
        continue
      }
      // The second of two equal keys is reported already.
      if scalar.string.hasPrefix(DoubledKey.mark) { continue }
      let key = Cleaning.clean(scalar.string, page: page, line: keyLine)
      if let keys, !keys.contains(key) {
        page.fault(keyLine, "\(what) knows no key \(key.quoted)", NearName.remedy(for: key, among: keys))
        continue
      }
      let found = YAMLValue(node: pair.value, page: page, name: SafeText(cleaning: key), offset: value.offset)
      entries.append((key, keyLine, found))
    }
    self.entries = entries
  }

  /// The value of a key, or nil where the key is not there or has none.
  func value(_ key: String) -> YAMLValue? {
    entries.first { $0.key == key && !$0.value.isAbsent }?.value
  }

  /// The value of a key that must be there; `example` says how it may look.
  func required(_ key: String, example: SafeText) -> YAMLValue? {
    if let found = value(key) { return found }
    let line = entries.first { $0.key == key }?.line ?? self.line
    page.fault(line, "\(key) is missing", "Add \(example) to \(what).")
    return nil
  }
}
