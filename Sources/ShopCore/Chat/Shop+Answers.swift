package import Commerce
import Database
import PlainText

extension Shop {
  /// What of the shop's own texts and facts answers a question, the best first, three at most.
  ///
  /// Asked with every key: what it compares with is kept ready. Stock, arrival and the guest's orders may be some seconds
  /// old.
  ///
  /// - Parameter slug: The product that is looked at.
  package func answers(to question: String, guest: Int, slug: String?) throws -> [ChatAnswer] {
    guard question.contains(where: { $0.isLetter || $0.isNumber }) else { return [] }
    let now = world.now()
    let (country, orders) = try answerShelf.guest(guest, now: now) {
      let country = try ledger.read { try $0.string("SELECT country FROM guest WHERE id = \(guest)") }
      return (country ?? profile.shipping.shipsFrom, AnswerIndex.orders(try self.orders(of: guest)))
    }
    let texts = try answerTexts(country: country)
    var slugs = slug.map { [$0] } ?? []
    if let named = texts.names.named(in: question, isElsewhere: slug != nil), named != slug { slugs.append(named) }
    let products = try slugs.map { slug in
      try answerShelf.product(slug, country: country, now: now) {
        guard let page = try product(slug: slug, country: country) else { return AnswerIndex([]) }
        return .product(page, amounts: AmountFormat(locale: profile.locale, currency: profile.currency))
      }
    }
    return AnswerSearch([orders] + products + [texts.index], names: texts.names).best(for: question)
  }

  /// Passages that ``passages(matching:)`` finds at most.
  private static let passagesShown = 8

  /// A policy or a frequent question as an answer to be sent, by a part of its title; the best first.
  ///
  /// Whole policies and questions whose titles have the words come first, then passages in which they stand. Without
  /// words all policies and questions are listed.
  package func passages(matching text: String) throws -> [ChatAnswer] {
    let whole =
      profile.policies.map { ChatAnswer(source: "Policy: \($0.title)", passage: $0.body, policy: $0.id) }
      + profile.faq.map { ChatAnswer(source: "Question: \($0.question)", passage: $0.answer) }
    let titled = whole.filter { $0.source.hasWords(beginning: text) }
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return titled }
    let texts = try answerTexts(country: profile.shipping.shipsFrom)
    let found = AnswerSearch([texts.index], names: texts.names).best(for: text, limit: Shop.passagesShown)
    let further = found.filter { answer in !titled.contains { $0.source == answer.source } }
    return Array((titled + further).prefix(Shop.passagesShown))
  }

  /// Titles that are known by name; a shop of more is searched by its search page.
  private static let mostNames = 20_000

  private func answerTexts(country: String) throws -> AnswerShelf.Texts {
    let database = catalog.database
    return try answerShelf.texts(country: country, catalog: database) {
      let titles = try database.read { reader in
        try reader.rows("SELECT slug, title FROM product ORDER BY id LIMIT \(Shop.mostNames)")
          .map { (slug: $0.string("slug"), title: SafeText(cleaning: $0.string("title"))) }
      }
      return AnswerShelf.Texts(
        catalog: database, country: country, index: .shop(profile, country: country),
        names: ProductNames(titles, departments: profile.departments))
    }
  }
}
