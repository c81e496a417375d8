package import Commerce
package import PlainText

/// A row of a search that is no product: what leads on from the words, or to words.
package enum SearchEntry: Equatable, Sendable {
  /// What was typed may be an order's number.
  case order(number: SafeText)
  /// A page of the shop's own.
  case page(InfoScreen.Entry)
  case words(SafeText, Origin)
  case category(CategoryNode)
  case allProducts(Int)
  /// A person, with the words that found nothing.
  case staff

  /// Where words come from that can be searched for.
  package enum Origin: Equatable, Sendable {
    /// This guest searched for them.
    case recent
    /// Many did.
    case popular
    /// Others who typed the same and found nothing found something with these.
    case meant
  }
}

/// What of the shop's own words are about: its pages, and an order.
package enum SearchedPages {
  /// Pages that are shown at most.
  private static let most = 3
  /// What the policies are about beside their titles.
  private static let topics: [String: [String]] = [
    "shipping": ["delivery", "postage", "shipment"], "returns": ["return", "refund", "exchange"],
    "privacy": ["data", "tracking"], "warranty": ["guarantee"],
    "hours": ["opening", "hours", "contact", "phone", "email"],
    "about": ["about", "company"],
  ]
  private static let fillers: Set<String> = [
    "a", "an", "and", "are", "can", "do", "does", "for", "how", "i", "in", "is", "it", "my", "of", "policy", "the",
    "to",
    "what", "when", "where", "with", "you", "your",
  ]

  /// A policy is meant by a word of its title or topic, and a question by two words of it; or by any, where nothing else
  /// was found.
  package static func of(_ words: String, isNothingElse: Bool, _ profile: ShopProfile) -> [InfoScreen.Entry] {
    let typed = self.words(of: SafeText(cleaning: words))
    let asked = typed.filter { !fillers.contains($0) }
    guard !asked.isEmpty, typed.count <= 10 else { return [] }
    let entries = InfoScreen.entries(of: profile)
    let pages = entries.filter { entry in
      let isQuestion = entry.id.isEmpty
      guard isQuestion || asked.allSatisfy({ $0.count >= 3 }) else { return false }
      let own = Set(self.words(of: entry.title).map(stem) + (topics[entry.id] ?? []).map(stem))
      guard asked.allSatisfy({ own.contains(stem($0)) }) else { return false }
      return !isQuestion || asked.count > 1 || isNothingElse
    }
    // The shop's name is in the title of the page about it, and in many products.
    return Array(pages.filter { $0.id != "about" || isNothingElse }.prefix(most))
  }

  /// The number of an order, where the words may be one.
  package static func orderNumber(in words: String) -> SafeText? {
    let number = OrderNumber.normalised(words)
    guard OrderNumber.isWhole(number), words.contains(where: \.isNumber) else { return nil }
    return SafeText(cleaning: number)
  }

  private static func words(of text: SafeText) -> [String] {
    text.folded.string.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func stem(_ word: String) -> String {
    word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
  }
}
