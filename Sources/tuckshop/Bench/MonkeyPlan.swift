import Commerce

/// What somebody sets out to do: keys that lead somewhere, if nothing comes between.
enum MonkeyPlan {
  /// The steps of one plan, chosen by dice; `word` is what is written where anything can be.
  static func steps(isStaff: Bool, word: String, with dice: inout SplitMix) -> [MonkeyEvent] {
    let plans = isStaff ? staff(word) : shopper(word, with: &dice)
    let keys = plans.randomElement(using: &dice) ?? []
    // A purchase in a window of one row is none: every other time it is made large enough.
    let begins: [MonkeyEvent] = Bool.random(using: &dice) ? [.resize(columns: 80, rows: 24)] : []
    return begins + keys.map { .bytes(Array($0.utf8)) }
  }

  private static let home = "\u{1B}\u{1B}\u{1B}\u{1B}"
  private static let line = "\u{15}"
  private static let fieldBefore = "\u{1B}[Z"

  private static func shopper(_ word: String, with dice: inout SplitMix) -> [[String]] {
    let found = products.randomElement(using: &dice) ?? ""
    let variant = ["", "l", "ll", "jl", "jllll", "\t\r", "+"].randomElement(using: &dice) ?? ""
    let add = [home, "/", line + found, "\r", "\r", variant, "a"]
    let card = [TestCard.success, .success, .declined, .authentication].randomElement(using: &dice) ?? .success
    let pay = [line + card.keys.prefix(16) + "1234987\r", "\r", "y", "\r"]
    // Without an address in the form; and over whatever an earlier purchase or another monkey has left there.
    let buy = address + ["\r", "\r"] + pay
    let buyAnew =
      [String(repeating: fieldBefore, count: 14), "\r", "Ireland", "\r"] + address.map { line + $0 }
      + [line + "\r", "\r", "\r", "\r"] + pay
    let buyAgain = ["\r", "\r"] + pay
    let checkout = [home, "c", "o"]
    let newCart = [home, "C", "a", line + word, "\r"]
    return [
      add, add + checkout + buy, add + checkout + buyAnew, newCart + add + checkout + buyAnew,
      add + checkout + buyAgain, newCart, ["\u{1B}OQ", word, "\r", "\u{1B}OQ"],
      [home, "o", "\t\t\t\r", "w", "5", word, "\r"],
      [home, "q"],
    ]
  }

  private static func staff(_ word: String) -> [[String]] {
    let answer = ["\r", "r", word, "\r"]
    return [
      answer, answer, ["\r", "n", "a private note", "\r"], ["\r", "p", word, "\r", "\r"], ["\r", "d"], [home, "3"],
      [home, "q"],
    ]
  }

  private static let products = [
    "kitchen", "slipway", "morning", "mug", "kettle", "decaf", "papers", "winter", "night ferry", "press", "grinder",
    "dripper", "under 20",
  ]
  private static let address = ["ada@example.test\r", "Ada Byrne\r", "1 Quay Street\r", "Dungarvan\r"]
}
