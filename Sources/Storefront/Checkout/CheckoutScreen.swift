package import Commerce
package import PlainText
package import TerminalKit

/// Buying as a guest: address, delivery, payment, review; nothing typed is ever lost on the way.
package struct CheckoutScreen: Equatable, Sendable {
  package enum Step: Int, CaseIterable, Sendable {
    case address, delivery, payment, review

    package var title: SafeText {
      switch self {
      case .address: "Address"
      case .delivery: "Delivery"
      case .payment: "Payment"
      case .review: "Review"
      }
    }
  }

  /// What is being waited for.
  package enum Waiting: Equatable, Sendable {
    /// The order is on its way to the core; nothing can be pressed.
    case placing
    case bank(attempt: String, link: SafeText)
    case answer(attempt: String)
  }

  package var step = Step.address
  package var form: AddressEntry
  package var deliveryList = ListState()
  package var card = CardEntry()
  /// What is wrong with the card, once it has been left or refused.
  package var cardFault: CardEntryFault?
  package var declined: DeclineReason?
  package var paymentFocus = 0
  package var reviewList = ListState()
  package var view: CheckoutView?
  package var generation = 0
  /// A step was opened from the review and leads back there.
  package var isEditing = false
  package var waiting: Waiting?
  /// What changed since the review was shown.
  package var changes: [PlacementChange] = []
  /// The shopper asked how the payment stands.
  var hasAsked = false
  /// The idempotency key of this review; a new one after every refusal.
  package var key = ""
  package var isLoaded = false
  /// The order is placed: there is nothing to come back to.
  package var isOver = false
  /// It is priced again while it is looked at: what costs more now has to be agreed to.
  private var isWatched = false

  package init(_ shared: Shared) {
    form = AddressEntry(CheckoutDraft(country: shared.country))
  }

  var contexts: [KeyContext] {
    if waiting != nil { return [.waiting, .always] }
    switch step {
    case .address: return [.form, .always]
    case .payment: return [.payment, .form, .always]
    case .delivery: return [.delivery, .list, .page, .global, .always]
    case .review: return [.review, .list, .page, .global, .always]
    }
  }

  package var draft: CheckoutDraft { form.draft }

  mutating func appear(_ shared: inout Shared) -> [Effect] {
    var effects: [Effect] = [.readClock]
    if isLoaded {
      effects += price(&shared)
    } else {
      effects.append(.loadDraft(cart: shared.cartID, country: shared.country))
    }
    return effects
  }

  /// Has the checkout priced for the draft as it is now.
  mutating func price(_ shared: inout Shared) -> [Effect] {
    generation = shared.nextGeneration()
    return [.priceCheckout(draft, cart: shared.cartID, generation: generation)]
  }

  /// Has it priced again: stock and prices may have changed.
  mutating func refresh(_ shared: Shared) -> [Effect] {
    guard isLoaded, waiting == nil, view != nil else { return [] }
    isWatched = true
    // What comes of it leads to a new price.
    return [.loadCart(shared.cartID, country: shared.country)]
  }

  func save(_ shared: Shared) -> Effect { .saveDraft(draft, cart: shared.cartID) }

  mutating func receive(_ answer: Action, _ shared: inout Shared) -> Turn {
    switch answer {
    case .draftLoaded(let loaded) where !isLoaded:
      isLoaded = true
      form = AddressEntry(loaded).adopting(form)
      key = shared.keys.next()
      return Turn(effects: price(&shared))
    case .checkoutPriced(let loaded, generation):
      let found = isWatched ? differences(from: loaded) : []
      isWatched = false
      show(loaded)
      tell(found, &shared)
    case .couponApplied(let code, let cart):
      shared.toast = Toast(.success, Words.applied(code: code, cart, shared))
      return Turn(effects: price(&shared))
    case .cartLoaded where isLoaded && waiting == nil:
      return Turn(effects: price(&shared))
    case .placementFinished(let placement):
      return finish(placement, &shared)
    case .failed(let failure) where waiting == .placing:
      waiting = nil
      // What cannot be read cannot be priced either, and that failure would talk over this one.
      if case .placementUnknown = failure { return .none }
      return Turn(effects: price(&shared))
    default: break
    }
    return .none
  }

  private mutating func show(_ loaded: CheckoutView) {
    let isFirst = view == nil
    view = loaded
    let chosen = loaded.deliveries.firstIndex { $0.method.id == draft.methodID } ?? 0
    if isFirst || step != .delivery { deliveryList = ListState(selection: chosen) }
    deliveryList.select(deliveryList.selection, count: loaded.deliveries.count)
  }

  /// What somebody who saw the old price would not expect.
  private func differences(from loaded: CheckoutView) -> [PlacementChange] {
    guard let view else { return [] }
    var found: [PlacementChange] = []
    for line in loaded.cart.lines where !line.line.isSavedForLater {
      let before = view.cart.lines.first { $0.line.sku == line.line.sku }
      if line.isVanished, before?.isVanished == false { found.append(.vanished(title: line.title)) }
      if line.isShort, before?.available != line.available {
        found.append(
          .stockShort(title: line.title, wanted: line.line.quantity, available: line.available))
      }
    }
    let (old, new) = (view.totals.total, loaded.totals.total)
    if new.currency != old.currency || new > old { found.append(.totalRose(from: old, to: new)) }
    return found
  }

  private mutating func tell(_ found: [PlacementChange], _ shared: inout Shared) {
    guard let first = found.first else { return }
    shared.toast = Toast(.warning, Words.change(first, shared))
    guard step == .review else { return }
    changes = found
    // Away from the button, so that the next Enter does not agree to what nobody has read.
    reviewList = ListState()
  }

  private mutating func finish(_ placement: Placement, _ shared: inout Shared) -> Turn {
    waiting = nil
    changes = []
    let wasAsked = hasAsked
    hasAsked = false
    switch placement {
    case .placed(let order):
      shared.cart = nil
      isOver = true
      return Turn(
        effects: [.loadCart(shared.cartID, country: shared.country)],
        moves: [.home, .open(.placed(PlacedScreen(order: order)))])
    case .declined(let reason):
      key = shared.keys.next()
      declined = reason
      step = .payment
      isEditing = true
      paymentFocus = 0
      card.moveCursor(to: Words.cause(of: reason))
      shared.toast = Toast(.error, "Not paid, nothing was charged")
    case .requiresAction(let attempt, let link):
      if wasAsked { shared.toast = Toast(.info, "Not confirmed yet") }
      waiting = .bank(attempt: attempt, link: link)
    case .pending(let attempt):
      if wasAsked { shared.toast = Toast(.info, "Still no answer") }
      waiting = .answer(attempt: attempt)
    case .changed(let differences, let newView):
      key = shared.keys.next()
      changes = differences
      view = newView
      shared.cart = newView.cart
      step = .review
      shared.toast = Toast(.warning, "Not placed, nothing was charged")
      reviewList = ListState()
    }
    return .none
  }
}
