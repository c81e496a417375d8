/// The words that may follow `#@`, and what each expects after it.
enum PragmaName: String, CaseIterable {
  case size, resize, expect
  case expectNot = "expect-not"
  case snapshot, click, scroll, key, clock, advance, seed, stock, payment
  case actor = "as"
  case budget
  case databaseHash = "db-hash"
  case reopen
  case showPersonal = "show-personal"

  /// The end of the sentence "… expects".
  var expected: String {
    switch self {
    case .size: "sizes such as 80x24, at most 500x200"
    case .resize: "a size such as 80x24, at most 500x200"
    case .expect, .expectNot: "[line|screen] and then /pattern/ or \"text\""
    case .snapshot: "a name of letters, digits, dots, dashes and underscores"
    case .click: "[left|middle|right] and then COLUMN,ROW counted from 1, or \"text\""
    case .scroll: "up or down, then [notches] [COLUMN,ROW]"
    case .key: "a key such as F5, Home, Alt+Left or Ctrl+Tab, then [count]"
    case .clock: "a moment such as 2026-03-01T09:00Z"
    case .advance: "a length of time such as 24h or 1h30m"
    case .seed: "a whole number"
    case .stock: "a SKU and a count"
    case .payment: TapePayment.allCases.map(\.rawValue).joined(separator: ", ")
    case .actor: "staff NAME {"
    case .budget: "keys and their highest number"
    case .reopen, .showPersonal: "nothing"
    case .databaseHash: "nothing, or 8 to 64 hexadecimal digits"
    }
  }
}
