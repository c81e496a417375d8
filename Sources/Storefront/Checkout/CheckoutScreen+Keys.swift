import Commerce
import PlainText
import TerminalKit

extension CheckoutScreen {
  /// While a field has the focus, what is typed goes there.
  mutating func take(_ key: Key, _ shared: inout Shared) -> Turn? {
    guard waiting == nil else { return nil }
    switch step {
    case .address:
      if key == .character(" "), form.items[min(form.focus, form.items.count - 1)] == .billingSwitch {
        form.switchBilling()
        return .effect(save(shared))
      }
      guard form.take(key) else { return nil }
      return isLoaded ? .effect(save(shared)) : Turn.none
    case .payment:
      let wasEmpty = card.isEmpty
      guard paymentFocus == 0, takeCard(key) else { return nil }
      return wasEmpty && !card.isEmpty ? .effect(.sealMemory) : Turn.none
    case .delivery, .review:
      return nil
    }
  }

  private mutating func takeCard(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): card.insert(Character(scalar))
    case .paste(let text): card.paste(text.utf8)
    case .backspace, .control("h"): card.deleteBackward()
    case .delete, .control("d"): card.deleteForward()
    case .left, .control("b"): card.moveLeft()
    case .right, .control("f"): card.moveRight()
    case .home, .control("a"): card.moveHome()
    case .end, .control("e"): card.moveEnd()
    case .control("k"): card.deleteToEnd()
    case .control("u"): card.clear()
    default: return false
    }
    cardFault = nil
    declined = nil
    return true
  }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Turn? {
    if let waiting { return handleWaiting(command, waiting, &shared) }
    if command == .back { return back(&shared) }
    switch step {
    case .address: return handleAddress(command, &shared)
    case .delivery: return handleDelivery(command, &shared)
    case .payment: return handlePayment(command, &shared)
    case .review: return handleReview(command, &shared)
    }
  }

  private mutating func back(_ shared: inout Shared) -> Turn {
    if step == .address { form.leave() }
    guard !isEditing, let before = Step(rawValue: step.rawValue - 1) else {
      if isEditing {
        isEditing = false
        step = .review
        return Turn(effects: price(&shared))
      }
      return Turn(effects: [save(shared)], moves: [.back])
    }
    step = before
    return .effect(save(shared))
  }

  /// Goes on from a step that is right: to the next, or back to the review it was opened from.
  private mutating func advance(_ shared: inout Shared) -> Turn {
    step = isEditing ? .review : Step(rawValue: step.rawValue + 1) ?? .review
    if step == .review {
      isEditing = false
      reviewList = ListState(selection: Int.max)
    }
    return Turn(effects: [save(shared)] + price(&shared))
  }

  // MARK: Address

  private mutating func handleAddress(_ command: Command, _ shared: inout Shared) -> Turn? {
    switch command {
    case .nextField: form.move(1)
    case .previousField: form.move(-1)
    case .submit: return press(form.items[min(form.focus, form.items.count - 1)], &shared)
    default: return nil
    }
    return Turn.none
  }

  private mutating func press(_ item: AddressEntry.Item, _ shared: inout Shared) -> Turn {
    switch item {
    case .country(let isBilling):
      return .move(.show(.country(CountryLayer(shared, isBilling: isBilling))))
    case .field:
      form.leave()
      if form.wasRefused, form.faults(shared.profile.shipping).isEmpty { return finishAddress(&shared) }
      form.move(1)
      // Behind the last field that is asked, Enter goes on at once.
      if form.items[form.focus] == .more, !form.showsMore { return finishAddress(&shared) }
    case .more:
      form.toggleMore()
    case .billingSwitch:
      form.switchBilling()
      return .effect(save(shared))
    case .next:
      return finishAddress(&shared)
    }
    return .none
  }

  private mutating func finishAddress(_ shared: inout Shared) -> Turn {
    let faults = form.faults(shared.profile.shipping)
    guard faults.isEmpty else {
      form.refuse(faults)
      shared.toast = Toast(.error, faults.count == 1 ? "One field needs a look" : "\(faults.count) fields need a look")
      return .none
    }
    form = AddressEntry(form.draft.normalised, keeping: form)
    shared.country = form.country(isBilling: false)
    var turn = advance(&shared)
    turn.effects.append(.rememberCountry(shared.country, guest: shared.guest))
    return turn
  }

  /// Changes a country at any step: what it asks of the address and the way of shipping comes before the order.
  mutating func change(country: String, isBilling: Bool, _ shared: inout Shared) {
    form.setCountry(country, isBilling: isBilling)
    if step == .address, form.items[form.focus] == .country(isBilling: isBilling) { form.move(1) }
    guard step != .address, !isBilling else { return }
    form.setMethod(nil)
    isEditing = false
    let faults = form.faults(shared.profile.shipping)
    step = faults.isEmpty ? .delivery : .address
    guard !faults.isEmpty else { return }
    form.refuse(faults)
    let name = AddressForm.of(country).countryName
    shared.toast = Toast(.info, "Please complete the address for \(name)")
  }

  // MARK: Delivery

  private mutating func handleDelivery(_ command: Command, _ shared: inout Shared) -> Turn? {
    let count = view?.deliveries.count ?? 0
    if let motion = command.motion {
      deliveryList.handle(motion, count: count, height: max(1, Chrome.body(shared.size).rows - 2))
      // What is shown costs what is selected.
      guard let deliveries = view?.deliveries, deliveries.indices.contains(deliveryList.selection) else {
        return Turn.none
      }
      form.setMethod(deliveries[deliveryList.selection].method.id)
      return Turn(effects: [save(shared)] + price(&shared))
    }
    guard command == .open else { return nil }
    guard let deliveries = view?.deliveries, deliveries.indices.contains(deliveryList.selection) else {
      shared.toast = Toast(.warning, "We do not ship this cart there. Esc goes back to the address.")
      return Turn.none
    }
    form.setMethod(deliveries[deliveryList.selection].method.id)
    return advance(&shared)
  }

  // MARK: Payment

  private mutating func handlePayment(_ command: Command, _ shared: inout Shared) -> Turn? {
    let count = TestCard.allCases.count + 2
    switch command {
    case .nextField, .previousField:
      if paymentFocus == 0 { checkCard(shared) }
      paymentFocus = max(0, min(paymentFocus + (command == .nextField ? 1 : -1), count - 1))
      return Turn.none
    case .submit:
      if paymentFocus >= 2 {
        card = CardEntry()
        card.paste(TestCard.allCases[paymentFocus - 2].typed)
        cardFault = nil
        declined = nil
        paymentFocus = 1
        return Turn.none
      }
      // Enter pressed twice must not send a refused card again before anybody has read that it was refused.
      if paymentFocus == 0, declined != nil {
        paymentFocus = 1
        return Turn.none
      }
      checkCard(shared)
      guard cardFault == nil else {
        paymentFocus = 0
        return Turn.none
      }
      return advance(&shared)
    default:
      return nil
    }
  }

  private mutating func checkCard(_ shared: Shared) {
    cardFault = nil
    if case .failure(let fault) = card.details(on: shared.today) {
      cardFault = fault
      card.moveCursor(to: fault.field)
    }
  }

  // MARK: Review

  private mutating func handleReview(_ command: Command, _ shared: inout Shared) -> Turn? {
    let items = reviewItems(shared)
    reviewList.selectPlacing(among: items)
    if let motion = command.motion {
      reviewList.handle(motion, count: items.count, height: Chrome.body(shared.size).rows - 1) {
        items[$0].isSelectable
      }
      return Turn.none
    }
    switch command {
    case .open: return press(items[reviewList.selection], &shared)
    case .coupon: return .move(.show(.prompt(.coupon(shared, email: draft.email))))
    case .explain: return .move(.show(.explanation(ExplanationLayer(totals: view?.totals))))
    case .left, .right, .nextPane, .previousPane: return Turn.none
    default: return nil
    }
  }

  private mutating func press(_ item: ReviewItem, _ shared: inout Shared) -> Turn {
    switch item {
    case .edit(let target, _, _):
      step = target
      isEditing = true
      if target == .address { form.focus = 1 }
      return .none
    case .row(.action(.coupon, _)): return .move(.show(.prompt(.coupon(shared, email: draft.email))))
    case .row: return .none
    case .change(let change, _): return mend(change, &shared)
    case .place: return place(&shared)
    }
  }

  private mutating func mend(_ change: PlacementChange, _ shared: inout Shared) -> Turn {
    switch change {
    case .stockShort, .vanished: return .move(.open(.cart(CartScreen())))
    case .couponRefused: return .move(.show(.prompt(.coupon(shared, email: draft.email))))
    case .methodGone:
      step = .delivery
      isEditing = true
    case .priceRose, .totalRose:
      // Agreeing to it is the last row's Enter, not a second press of the one before.
      shared.toast = Toast(.info, "If you agree: End, then Enter")
    }
    return .none
  }

  private mutating func place(_ shared: inout Shared) -> Turn {
    guard let view else { return .none }
    guard case .success(let details) = card.details(on: shared.today) else {
      step = .payment
      isEditing = true
      checkCard(shared)
      shared.toast = Toast(.info, "Please enter the card once more; it is never kept.")
      return .none
    }
    waiting = .placing
    let prices = view.cart.lines.filter { !$0.line.isSavedForLater }.map { ($0.line.sku, $0.unitPrice) }
    return .effect(
      .placeOrder(
        PlaceOrder(
          cartID: shared.cartID, guestID: shared.guest, draft: draft, card: details, key: key,
          shownTotal: view.totals.total, shownPrices: Dictionary(prices, uniquingKeysWith: { first, _ in first }))))
  }

  // MARK: Waiting

  private mutating func handleWaiting(_ command: Command, _ waiting: Waiting, _ shared: inout Shared) -> Turn? {
    let attempt: String
    switch waiting {
    case .placing: return command == .quit || command == .redraw ? nil : Turn.none
    case .bank(let id, _), .answer(let id): attempt = id
    }
    let isBank = waiting != .answer(attempt: attempt)
    switch command {
    case .confirm where isBank:
      self.waiting = .placing
      return .effect(.authenticate(attempt: attempt, approve: true))
    case .cancel where isBank:
      self.waiting = .placing
      return .effect(.authenticate(attempt: attempt, approve: false))
    case .submit:
      hasAsked = true
      self.waiting = .placing
      return .effect(.continuePayment(attempt: attempt))
    case .back:
      self.waiting = .placing
      return .effect(.abandonPayment(attempt: attempt))
    case .confirm, .cancel: return Turn.none
    default: return nil
    }
  }

  mutating func click(_ spot: Hotspot) -> Command? {
    switch step {
    case .address:
      form.leave()
      form.focus = min(spot.index, form.items.count - 1)
      if case .field = form.items[form.focus] { return nil }
      return .submit
    case .delivery:
      deliveryList.select(spot.index, count: view?.deliveries.count ?? 0)
      return .open
    case .payment:
      paymentFocus = spot.index
      return spot.index == 0 ? nil : .submit
    case .review:
      reviewList.select(spot.index, count: spot.index + 1)
      return .open
    }
  }
}

extension AddressEntry.Item {
  /// Whether the cursor goes here for a fault of that field.
  func holds(_ id: AddressEntry.ID) -> Bool {
    switch self {
    case .country(let isBilling): id.field == .country && id.isBilling == isBilling
    case .field(let own): own == id
    case .more, .billingSwitch, .next: false
    }
  }
}

extension AddressEntry {
  /// A form for the same draft in its usual spelling, at its end: who comes back goes on by the next Enter.
  init(_ draft: CheckoutDraft, keeping form: AddressEntry) {
    self.init(draft)
    touched = form.touched
    showsMore = form.showsMore
    focus = items.count - 1
  }
}
