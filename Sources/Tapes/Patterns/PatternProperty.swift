import Synchronization

/// What `\p{…}` may name: a general category, a script, or one of three words.
struct PatternProperty {
  private enum Kind {
    case any, assigned, ascii
    case categories([Unicode.GeneralCategory])
    case script(PatternScript)
  }

  private let kind: Kind

  /// Case, blanks, dashes and underscores of the name do not count (Unicode's loose matching, as Go 1.25 has it); nil
  /// where Unicode has no such name.
  init?(named name: String) {
    let plain = String(name.lowercased().unicodeScalars.filter { ![" ", "-", "_"].contains($0) })
    switch plain {
    case "any": kind = .any
    case "assigned": kind = .assigned
    case "ascii": kind = .ascii
    default:
      if let categories = Self.categories[plain] {
        kind = .categories(categories)
      } else {
        guard let script = PatternScript(named: plain) else { return nil }
        kind = .script(script)
      }
    }
  }

  func has(_ scalar: Unicode.Scalar) -> Bool {
    switch kind {
    case .any: return true
    case .assigned: return scalar.properties.generalCategory != .unassigned
    case .ascii: return scalar.isASCII
    case .categories(let categories): return categories.contains(scalar.properties.generalCategory)
    case .script(let script): return script.has(scalar)
    }
  }

  private static let categories: [String: [Unicode.GeneralCategory]] = {
    let single: [(String, String, Unicode.GeneralCategory)] = [
      ("lu", "uppercaseletter", .uppercaseLetter), ("ll", "lowercaseletter", .lowercaseLetter),
      ("lt", "titlecaseletter", .titlecaseLetter), ("lm", "modifierletter", .modifierLetter),
      ("lo", "otherletter", .otherLetter), ("mn", "nonspacingmark", .nonspacingMark),
      ("mc", "spacingmark", .spacingMark), ("me", "enclosingmark", .enclosingMark),
      ("nd", "decimalnumber", .decimalNumber), ("nl", "letternumber", .letterNumber),
      ("no", "othernumber", .otherNumber),
      ("pc", "connectorpunctuation", .connectorPunctuation), ("pd", "dashpunctuation", .dashPunctuation),
      ("ps", "openpunctuation", .openPunctuation), ("pe", "closepunctuation", .closePunctuation),
      ("pi", "initialpunctuation", .initialPunctuation), ("pf", "finalpunctuation", .finalPunctuation),
      ("po", "otherpunctuation", .otherPunctuation), ("sm", "mathsymbol", .mathSymbol),
      ("sc", "currencysymbol", .currencySymbol), ("sk", "modifiersymbol", .modifierSymbol),
      ("so", "othersymbol", .otherSymbol), ("zs", "spaceseparator", .spaceSeparator),
      ("zl", "lineseparator", .lineSeparator), ("zp", "paragraphseparator", .paragraphSeparator),
      ("cc", "control", .control), ("cf", "format", .format), ("cs", "surrogate", .surrogate),
      ("co", "privateuse", .privateUse), ("cn", "unassigned", .unassigned),
    ]
    let groups = [
      ("l", "letter"), ("m", "mark"), ("n", "number"), ("p", "punctuation"), ("s", "symbol"), ("z", "separator"),
      ("c", "other"),
    ]
    var table: [String: [Unicode.GeneralCategory]] = [:]
    for (short, long, category) in single {
      table[short] = [category]
      table[long] = [category]
      for (group, name) in groups where short.hasPrefix(group) {
        table[group, default: []].append(category)
        table[name, default: []].append(category)
      }
    }
    table["lc"] = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
    table["casedletter"] = table["lc"]
    table["cntrl"] = table["cc"]
    table["digit"] = table["nd"]
    table["punct"] = table["p"]
    table["combiningmark"] = table["m"]
    return table
  }()
}

/// A script of Unicode; Swift's own expressions have the tables, and are asked once for each character.
private final class PatternScript: Sendable {
  private struct Memory {
    var script: Regex<AnyRegexOutput>?
    var answers: [Unicode.Scalar: Bool] = [:]
  }

  private let name: String
  private let memory = Mutex(Memory())

  /// Nil where Unicode has no script of that name.
  init?(named name: String) {
    guard name.utf8.count > 1, name.utf8.allSatisfy({ $0.isLetter }), Self.script(named: name) != nil else {
      return nil
    }
    self.name = name
  }

  private static func script(named name: String) -> Regex<AnyRegexOutput>? {
    (try? Regex<AnyRegexOutput>("\\p{Script=\(name)}"))?.matchingSemantics(.unicodeScalar)
  }

  func has(_ scalar: Unicode.Scalar) -> Bool {
    memory.withLock { memory in
      if let answer = memory.answers[scalar] { return answer }
      if memory.script == nil { memory.script = Self.script(named: name) }
      let match = try? memory.script?.wholeMatch(in: String(Character(scalar)))
      memory.answers[scalar] = match != nil
      return match != nil
    }
  }
}
