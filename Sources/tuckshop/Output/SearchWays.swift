import Commerce
import PlainText
import Storefront
import TerminalKit

/// Where the words of a search lead beside products, as on the screen: an order, pages of the shop's own, and where nothing
/// was found what may help.
struct SearchWays: Encodable {
  struct Page: Encodable {
    /// Of a policy; left out for a question.
    let id: String?
    let title: SafeText
  }

  struct Category: Encodable {
    /// From the department down.
    let path: [SafeText]
    let count: Int
  }

  /// What may be an order's number.
  let order: SafeText?
  let pages: [Page]
  /// What others found something with who searched for the same in vain.
  let meant: [SafeText]
  let nearCategories: [Category]

  /// Columns of words that are put into a command.
  private static let mostQuoted = 60

  private let words: SafeText
  private let isFruitless: Bool

  private enum CodingKeys: CodingKey { case order, pages, meant, nearCategories }

  init(words: String, summary: ListingSummary, profile: ShopProfile) {
    self.words = SafeText(cleaning: words).trimmed
    isFruitless = summary.count == 0 && !self.words.isEmpty
    order = SearchedPages.orderNumber(in: words)
    pages = SearchedPages.of(words, isNothingElse: summary.count == 0, profile)
      .map { Page(id: $0.id.isEmpty ? nil : $0.id, title: $0.title) }
    meant = isFruitless ? summary.reading?.meant ?? [] : []
    nearCategories =
      isFruitless ? (summary.reading?.nearCategories ?? []).map { Category(path: $0.path, count: $0.count) } : []
  }

  func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    // Null, not left out: a program need not ask whether it is there.
    try keys.encode(order, forKey: .order)
    try keys.encode(pages, forKey: .pages)
    try keys.encode(meant, forKey: .meant)
    try keys.encode(nearCategories, forKey: .nearCategories)
  }

  /// One way a line, each with the command that goes it.
  func lines(width: Int) -> [StyledLine] {
    var lines: [SafeText] = []
    if let order { lines.append("This may be an order’s number: tuckshop order \(order) --email ADDRESS") }
    lines += pages.map { page in
      page.id.map { "\(page.title): tuckshop policies \(SafeText(cleaning: $0))" as SafeText }
        ?? "Answered in the questions, “\(page.title)”: tuckshop faq"
    }
    lines += meant.map { "Others went on to: tuckshop search \(ShellWord.argument($0))" }
    lines += nearCategories.map { category in
      let path: SafeText = category.path.joined(separator: " > ")
      return "\(path), \(category.count): tuckshop search --category \(ShellWord.quoted(path))"
    }
    if isFruitless {
      // A question that fits a line; who pasted a book knows best what to ask.
      let isShort = words.width <= SearchWays.mostQuoted
      let question = isShort ? ShellWord.quoted("I am looking for \(words)") : "TEXT"
      lines.append("Ask a person: tuckshop chat send \(question)")
    }
    return lines.flatMap { StyledLine.wrapped($0, .secondary, width: width) }
  }
}
