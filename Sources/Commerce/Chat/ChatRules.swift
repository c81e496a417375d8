package import PlainText

/// How the shop talks with its guests: the `chat` part of `shop.yaml`.
package struct ChatRules: Hashable, Sendable, Codable {
  package var canned: [CannedResponse] = []
  package var proactive: [ProactiveRule] = []
  /// Seconds until a first answer is late, and until the next ones are.
  package var firstReplyTarget = 120
  package var nextReplyTarget = 300
  /// Seconds from opening until a thread should be resolved.
  package var resolutionTarget = 86_400
  /// Days after resolving in which a message reopens the thread instead of beginning a new one.
  package var reopenDays = 7
  /// What one voucher may be worth at most, in minor units; nil: staff give none.
  package var voucherLimit: Int?
  package var voucherDays = 90

  package init() {}
}

/// A reply that staff insert by its short code.
package struct CannedResponse: Hashable, Sendable, Codable {
  /// a–z, 0–9 and dashes.
  package var code: String
  /// With variables such as `{first_name}`; those of ``CannedVariable``.
  package var text: SafeText

  package init(code: String, text: SafeText) {
    self.code = code
    self.text = text
  }
}

/// What can stand in braces in a canned response.
package enum CannedVariable: String, CaseIterable, Sendable {
  case firstName = "first_name"
  case product, price, arrival, order, agent, shop
}

/// A condition in the shop, and what happens when a shopper meets it: once a visit.
package struct ProactiveRule: Hashable, Sendable, Codable {
  /// Unique in the shop: a–z, 0–9 and dashes.
  package var id: String
  package var conditions: [ProactiveCondition]
  package var action: ProactiveAction

  package init(id: String, conditions: [ProactiveCondition], action: ProactiveAction) {
    self.id = id
    self.conditions = conditions
    self.action = action
  }
}

/// All of a rule's conditions must hold.
package enum ProactiveCondition: Hashable, Sendable, Codable {
  case page(ChatPage)
  /// The product on the page has nothing left of any variant.
  case soldOut
  case secondsOnPage(Int)
  /// Seconds since the last key.
  case idleSeconds(Int)
  /// In minor units.
  case cartAtLeast(Int)
  case failedPayments(Int)
  /// In this visit.
  case searchesWithoutResult(Int)
  case returningGuest
  /// The guest's last order stands so.
  case orderState(FulfilmentState)
  case open(Bool)
}

package enum ProactiveAction: Hashable, Sendable, Codable {
  /// A message in the shopper's pane, from the shop.
  case message(SafeText)
  /// A line on every desk.
  case alert(SafeText)
}
