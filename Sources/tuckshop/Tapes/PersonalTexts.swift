import Storefront
import Tapes

/// What a shopper has typed about themselves so far, so that it can be masked wherever it is shown.
struct PersonalTexts {
  private var texts: [String: String] = [:]
  /// What stood in a field before something else did.
  private var former: Set<String> = []
  private(set) var masks: [Mask] = []

  /// A text of fewer characters is masked only where it stands alone.
  private static let shortest = 3

  /// Takes note of what the fields hold now.
  mutating func note(_ state: ShopState) {
    let now = state.personalTexts
    guard now.contains(where: { texts[$0.key] != $0.value }) else { return }
    for (field, text) in now {
      if let before = texts[field], !text.hasPrefix(before), !before.hasPrefix(text) { former.insert(before) }
      // Emptied, it may still stand elsewhere.
      if text.isEmpty, let before = texts[field] { former.insert(before) }
      texts[field] = text
    }
    masks = former.union(texts.values).filter { !$0.isEmpty }.sorted().map { text in
      text.unicodeScalars.count < Self.shortest ? .word(text) : .text(text)
    }
  }
}
