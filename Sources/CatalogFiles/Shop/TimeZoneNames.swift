import Commerce
import PlainText

/// Finds the rule of a zone: by a name that is built in, as a rule, or in the system's zone files.
enum TimeZoneNames {
  static func rule(_ value: YAMLValue?, zoneFiles: String = "/usr/share/zoneinfo") -> TimeZoneRule? {
    guard let value, let text = value.scalar() else { return nil }
    if let known = TimeZoneRule(name: text) { return known }
    if let rule = try? TimeZoneRule(posix: text) { return rule }
    if let rule = footer(of: text, in: zoneFiles) { return rule }
    let remedy: SafeText =
      if let near = NearName.of(text, among: TimeZoneRule.knownNames) { "Did you mean \(near)?" } else {
        "Use an IANA name such as Europe/Dublin, or a POSIX rule such as \"GMT0IST,M3.5.0/1,M10.5.0\"."
      }
    value.fault("\(text.quoted) is no time zone that is known here", remedy)
    return nil
  }

  /// The last line of a zone file, which is a POSIX rule (RFC 9636 §3.3).
  static func footer(of name: String, in zoneFiles: String) -> TimeZoneRule? {
    let isName =
      !name.hasPrefix("/") && !name.contains("..")
      && name.unicodeScalars.allSatisfy { scalar in
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
          || "_+/-".unicodeScalars.contains(scalar)
      }
    // A system without zone files is no fault: the name is just not known then.
    guard isName, let bytes = try? ShopFiles(path: zoneFiles).bytes(of: name, limit: 100_000),
      bytes.starts(with: "TZif".utf8), bytes.last == 0x0A,
      let start = bytes.dropLast().lastIndex(of: 0x0A)
    else { return nil }
    return try? TimeZoneRule(posix: String(decoding: bytes[(start + 1)...].dropLast(), as: UTF8.self))
  }
}
