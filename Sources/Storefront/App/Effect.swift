package import Commerce
import PlainText
package import TerminalKit

/// What the shop's front wants done: data, so that a test can compare it; performed on the core.
package enum Effect: Equatable, Sendable {
  case loadHome(guest: Int)
  case loadCategories
  case summarize(ListingQuery, generation: Int)
  case loadRows(ListingQuery, offset: Int, limit: Int, generation: Int)
  case loadSearches(guest: Int)
  case recordSearch(SearchRecord, guest: Int)
  case explainSearch(ListingQuery, generation: Int)
  case loadProduct(slug: String, country: String, guest: Int, generation: Int)
  /// The same once more, because something may have changed while it is looked at.
  case reloadProduct(slug: String, country: String, generation: Int)
  case readCatalog

  case loadCart(Int, country: String)
  case addToCart(sku: String, quantity: Int, cart: Int, country: String)
  case setQuantity(Int, sku: String, cart: Int, country: String)
  case removeLine(sku: String, cart: Int, country: String)
  case restoreLine(CartLine, index: Int, cart: Int, country: String)
  case saveForLater(Bool, sku: String, cart: Int, country: String)
  case acceptPrices(cart: Int, country: String)
  case applyCoupon(String, cart: Int, country: String, email: String?)
  case removeCoupon(String, cart: Int, country: String)

  case loadCarts(guest: Int)
  case createCart(name: String, guest: Int, country: String)
  case renameCart(Int, name: String, guest: Int)
  case deleteCart(Int, guest: Int)
  case useCart(Int, guest: Int, country: String)
  case makeResumeCode(cart: Int)
  case resumeCart(code: String, guest: Int, country: String)

  case readClock
  case loadDraft(cart: Int, country: String)
  case saveDraft(CheckoutDraft, cart: Int)
  case priceCheckout(CheckoutDraft, cart: Int, generation: Int)
  /// A card is about to be in memory: from here on nothing of it may leave the process.
  case sealMemory
  case placeOrder(PlaceOrder)
  case continuePayment(attempt: String)
  case authenticate(attempt: String, approve: Bool)
  case abandonPayment(attempt: String)

  case lookUpOrder(number: String, email: String, guest: Int)
  case loadOrders(guest: Int)
  case exportOrder(Order)
  case loadOrderReviews(number: String, email: String)
  case writeReview(ReviewDraft, number: String, email: String)
  /// Writes down the keys so far and the last screens; the theme is for its heading.
  case saveReport(theme: String)

  case rememberCountry(String, guest: Int)
  case rememberTheme(String, guest: Int)
  case loadTheme(id: String)

  case loadChat(guest: Int)
  case readChat(guest: Int, upTo: Int)
  case say(String, clientID: String, guest: Int, place: ChatPlace)
  case keepAnswer(ChatAnswer, question: String, clientID: String, guest: Int, place: ChatPlace)
  case findAnswers(to: String, guest: Int, slug: String?, generation: Int)
  case tellTyping(Bool, guest: Int)
  case leaveEmail(String, guest: Int)
  case rateChat(Int?, why: String, guest: Int)
  case openOrder(number: String, guest: Int)
  case beginVisit(guest: Int, isReturning: Bool, place: ChatPlace)
  case look(ChatPlace, cart: Int, visit: Int)
  case endVisit(Int)
  case applyRule(String, guest: Int, visit: Int)
  case tellTime

  /// For the loop: to be told later, or no more.
  case timer(ShopTimer, milliseconds: Int?)
  /// Brings interrupted payments to their end, anybody's; nothing on the screen waits for it.
  case reconcile
  /// For the terminal itself, not for the core.
  case terminal(TerminalRequest)
}
