package import PlainText

/// Who the shop is and by which rules it trades: `shop.yaml` as a value.
package struct ShopProfile: Hashable, Sendable, Codable {
  package var name: SafeText
  package var tagline: SafeText
  /// Markdown.
  package var about: SafeText
  /// Three to five short lines that say why to trust the shop.
  package var promises: [SafeText]
  package var email: SafeText
  package var currency: Currency
  /// BCP 47, such as `en-IE`: how amounts are written.
  package var locale: String
  package var timeZone: TimeZoneRule
  package var hours: OpeningHours
  /// Days for which a product counts as new.
  package var newForDays: Int
  /// Days for which an untouched cart is kept.
  package var cartDays: Int
  package var departments: [SafeText]
  /// Facets in their order: `Brand`, and names of options or attributes.
  package var facets: [SafeText]
  package var policies: [ShopPage]
  package var faq: [Question]
  package var shipping: ShippingRules
  package var tax: TaxRules
  package var promotions: [Promotion]
  /// Nil in a catalogue that was built before shops could say how they talk.
  package var chat: ChatRules?
  /// Nil where the shop tells its search nothing.
  package var search: SearchRules?

  package init(
    name: SafeText, tagline: SafeText, about: SafeText, promises: [SafeText], email: SafeText, currency: Currency,
    locale: String, timeZone: TimeZoneRule, hours: OpeningHours, newForDays: Int, cartDays: Int,
    departments: [SafeText], facets: [SafeText], policies: [ShopPage], faq: [Question], shipping: ShippingRules,
    tax: TaxRules, promotions: [Promotion], chat: ChatRules? = nil, search: SearchRules? = nil
  ) {
    self.name = name
    self.tagline = tagline
    self.about = about
    self.promises = promises
    self.email = email
    self.currency = currency
    self.locale = locale
    self.timeZone = timeZone
    self.hours = hours
    self.newForDays = newForDays
    self.cartDays = cartDays
    self.departments = departments
    self.facets = facets
    self.policies = policies
    self.faq = faq
    self.shipping = shipping
    self.tax = tax
    self.promotions = promotions
    self.chat = chat
    self.search = search
  }

  /// How it talks with its guests.
  package var chatRules: ChatRules { chat ?? ChatRules() }
  package var searchRules: SearchRules { search ?? SearchRules() }
}

/// A page of the shop's own: a policy.
package struct ShopPage: Hashable, Sendable, Codable {
  /// `shipping`, `returns`, `privacy`, `warranty` or the shop's own.
  package var id: String
  package var title: SafeText
  /// Markdown.
  package var body: SafeText

  package init(id: String, title: SafeText, body: SafeText) {
    self.id = id
    self.title = title
    self.body = body
  }
}

/// A frequently asked question and its answer in Markdown.
package struct Question: Hashable, Sendable, Codable {
  package var question: SafeText
  package var answer: SafeText

  package init(question: SafeText, answer: SafeText) {
    self.question = question
    self.answer = answer
  }
}

/// When a person answers, in the shop's own zone.
package struct OpeningHours: Hashable, Sendable, Codable {
  /// Minutes of the day, half open; a day without an entry is closed.
  package var opening: [Weekday: Range<Int>]

  package init(_ opening: [Weekday: Range<Int>]) { self.opening = opening }
}
