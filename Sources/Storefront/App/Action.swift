package import Commerce
package import PlainText
package import TerminalKit

/// What happened: a key, or an answer of the core.
package enum Action: Equatable, Sendable {
  case keyPressed(Key)
  /// A click on a part of the screen that acts.
  case spotClicked(Hotspot)

  case homeLoaded(HomeShelves)
  case categoriesLoaded([CategoryNode])
  case listingSummarized(ListingSummary, generation: Int)
  case rowsLoaded([ProductRow], offset: Int, generation: Int)
  case searchesLoaded(PastSearches)
  /// Why the results stand as they do, in lines.
  case searchExplained([SafeText], generation: Int)
  case productLoaded(ProductPage?, slug: String, generation: Int)
  case catalogRead(CatalogEdition, ShopProfile)

  case cartLoaded(CartView)
  case addedToCart(sku: String, added: Int, limitedTo: Int?, CartView)
  case quantityChanged(sku: String, limitedTo: Int?, CartView)
  case lineRemoved(CartLine?, index: Int, CartView)
  case couponApplied(code: String, CartView)
  case couponRefused(code: String, PromotionRefusal)

  case cartsLoaded([CartSummary])
  case cartChosen(Int, CartView)
  case resumeCodeMade(SafeText, cart: Int)
  case cartResumed(CartView, mergedLines: Int)
  case resumeCodeUnknown

  /// Today, in the shop's zone.
  case clockRead(today: CivilDate)
  case draftLoaded(CheckoutDraft)
  case checkoutPriced(CheckoutView, generation: Int)
  case placementFinished(Placement)

  case orderLookedUp(OrderLookup)
  case ordersLoaded([Order])
  case orderExported(path: SafeText)
  case orderReviewsLoaded([Review])
  case reviewWritten(Review)
  case reportSaved(path: SafeText)

  case themeLoaded(Theme)

  /// Another process rang.
  case rang(Ring)
  case timerCame(ShopTimer)
  case timeTold(Instant)
  case chatLoaded(ChatView, now: Instant)
  case chatSaid(clientID: String, ChatView, now: Instant)
  case chatRefused(clientID: String, Failure)
  case emailRefused
  case answersFound([ChatAnswer], generation: Int)
  case orderOpened(Order)
  case visitBegan(Int, now: Instant)
  case looked(ChatPlace, now: Instant)
  case ruleApplied(ChatView?, now: Instant)
  /// The system ends the program.
  case ended
  case failed(Failure)
}

/// What the core could not do, as a fact; the sentence is in ``Words``.
package enum Failure: Equatable, Sendable {
  /// Another process holds the ledger for too long.
  case busy
  case diskFull
  case diskFailing
  case damaged
  /// An order was not placed and no card was asked for; the reason is a part of a sentence.
  case notPlaced(SafeText)
  /// An order is written down, and the disk does not let it go on; whether it is paid will be seen.
  case orderInterrupted(SafeText)
  /// Not even that can be read.
  case placementUnknown(SafeText)
  case vanished
  /// The cart in use was deleted in another window, or its time is over.
  case cartGone
  case themeUnreadable(SafeText)
  case exportFailed(SafeText)
  case messageTooLong(limit: Int)
  case messagesTooFast
  case other(SafeText)
}
