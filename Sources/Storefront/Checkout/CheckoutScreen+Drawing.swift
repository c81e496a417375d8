import Commerce
import PlainText
import TerminalKit

extension CheckoutScreen {
  func draw(_ painter: inout Painter, in body: Rect) {
    let (head, rest) = body.splitTop(1)
    painter.frame.tabs(
      Step.allCases.map(\.title), open: step.rawValue, in: head, theme: painter.theme, separator: painter.symbols.crumb)
    if let waiting {
      drawWaiting(waiting, &painter, rest)
      return
    }
    guard isLoaded else { return }
    let parts = parts(rest, painter.shared.size)
    let main = parts.main
    switch step {
    case .address: drawAddress(&painter, main)
    case .delivery: drawDelivery(&painter, main)
    case .payment: drawPayment(&painter, main)
    case .review: drawReview(&painter, main)
    }
    if let side = parts.side { drawSummary(&painter, side) }
    if let total = parts.total, let view {
      painter.put(totalLine(view, painter.shared), total.column, total.row, .heading, width: total.columns)
    }
  }

  /// The step itself, and what it comes to: beside it on a wide screen, in a line below it elsewhere.
  private func parts(_ rest: Rect, _ size: Size) -> (main: Rect, side: Rect?, total: Rect?) {
    guard step != .review else { return (rest.splitLeft(96).left, nil, nil) }
    if size.widthClass == .wide {
      // Long lines of text read badly; the rest of the screen shows what is bought.
      let (main, side) = rest.splitLeft(min(64, rest.columns * 3 / 5))
      return (main, side.splitLeft(3).rest, nil)
    }
    // The form needs every row of a short screen.
    if step == .address, size.isShort { return (rest, nil, nil) }
    let (main, total) = rest.splitBottom(1)
    return (main, nil, total)
  }

  /// What it comes to as far as it is known.
  private func totalLine(_ view: CheckoutView, _ shared: Shared) -> SafeText {
    let isTaxOpen = !view.totals.taxIncluded && view.totals.taxes.isEmpty && draft.address.region.isEmpty
    let total: SafeText = "\(isTaxOpen ? "Before sales tax" : "Total") \(shared.price(view.totals.total))"
    guard let choice = view.deliveries.first(where: { $0.method.id == draft.methodID }) ?? view.deliveries.first else {
      return total
    }
    return "\(total), arrives \(choice.window.label)"
  }

  // MARK: Address

  private func drawAddress(_ painter: inout Painter, _ rect: Rect) {
    let faults = form.faults(painter.shared.profile.shipping)
    var lines: [(item: Int?, note: SafeText?)] = []
    for (index, item) in form.items.enumerated() {
      lines.append((index, nil))
      if let note = note(item, faults, isFocused: index == form.focus) { lines.append((nil, note)) }
    }
    let focusLine = lines.firstIndex { $0.item == form.focus } ?? 0
    let wanted = focusLine + (focusLine + 1 < lines.count && lines[focusLine + 1].item == nil ? 1 : 0)
    let top = max(0, min(lines.count - rect.rows, wanted - rect.rows + 1))
    for (offset, line) in lines.dropFirst(top).prefix(rect.rows).enumerated() {
      let row = Rect(column: rect.column, row: rect.row + offset, columns: rect.columns, rows: 1)
      if let item = line.item {
        drawItem(form.items[item], index: item, &painter, row, faults)
      } else if let note = line.note {
        painter.put(note, row.column + 2, row.row, .error, width: row.columns - 2)
      }
    }
  }

  private func note(
    _ item: AddressEntry.Item, _ faults: [AddressEntry.ID: FieldFault], isFocused: Bool
  ) -> SafeText? {
    for (id, fault) in faults where item.holds(id) && form.touched.contains(id) {
      // A field that is being emptied to be typed anew is not nagged about.
      if isFocused, fault == .missing, !form.wasRefused { continue }
      return "! \(Words.fault(fault, label: form.label(id)))"
    }
    return nil
  }

  private func drawItem(
    _ item: AddressEntry.Item, index: Int, _ painter: inout Painter, _ row: Rect,
    _ faults: [AddressEntry.ID: FieldFault]
  ) {
    let isFocused = index == form.focus
    let labelWidth = min(24, row.columns * 2 / 5)
    painter.frame.hotspots.append(Hotspot(rect: row, id: "item", index: index))
    if isFocused {
      painter.put(painter.symbols.marker, row.column, row.row, .focus, width: 1)
      painter.frame.cursor = Point(row.column, row.row)
    }
    let text = Rect(column: row.column + 2, row: row.row, columns: row.columns - 2, rows: 1)
    let (labelRect, box) = text.splitLeft(labelWidth)
    func label(_ words: SafeText) {
      painter.put(words, labelRect.column, row.row, isFocused ? .focus : .text, width: labelWidth - 1)
    }
    func button(_ words: SafeText) {
      painter.put(
        words, text.column, row.row, isFocused ? .selection : .accent, on: isFocused ? .selection : .text,
        width: text.columns)
    }
    switch item {
    case .country(let isBilling):
      label(isBilling ? "Billing country" : "Country")
      let name = AddressForm.of(form.country(isBilling: isBilling)).countryName
      painter.put(
        "\(name)  (Enter changes it)", box.column, row.row, isFocused ? .selection : .text,
        on: isFocused ? .selection : .text, width: box.columns)
    case .field(let id):
      let optional: SafeText = "\(form.label(id)) (optional)"
      let fits = form.isRequired(id) || optional.width < labelWidth
      label(form.isRequired(id) || !fits ? form.label(id) : optional)
      drawField(id, &painter, box, isFocused: isFocused, hint: fits ? .empty : "optional")
    case .more:
      button(form.showsMore ? "- Less" : "+ Phone, note, other billing address")
    case .billingSwitch:
      button(form.hasOwnBilling ? "[x] Bill to another address" : "[ ] Bill to another address")
    case .next:
      button("Continue")
    }
  }

  private func drawField(_ id: AddressEntry.ID, _ painter: inout Painter, _ box: Rect, isFocused: Bool, hint: SafeText)
  {
    guard let field = form.fields[id] else { return }
    let example = Words.placeholder(id.field, form.country(isBilling: id.isBilling))
    let style = painter.theme[isFocused ? .fieldFocused : .field]
    let point = painter.frame.put(
      field, in: box, style: style, isFocused: isFocused,
      placeholder: hint.isEmpty || example.isEmpty ? hint + example : "\(hint), \(example)",
      placeholderStyle: painter.theme[.secondary, on: .field])
    if isFocused { painter.frame.cursor = point }
  }

  // MARK: Delivery

  private func drawDelivery(_ painter: inout Painter, _ rect: Rect) {
    guard let view else { return }
    let (head, rest) = rect.splitTop(1)
    let country = AddressForm.of(draft.address.country).countryName
    guard !view.deliveries.isEmpty else {
      painter.notice(
        ["We do not ship this cart to \(country) yet.", "Esc goes back: another address may work."], in: rect)
      return
    }
    painter.put("Delivery to \(country)", head.column, head.row, .heading, width: head.columns)
    painter.list(deliveryList, count: view.deliveries.count, in: rest) { painter, index, line, surface in
      let choice = view.deliveries[index]
      let price: SafeText = choice.price.isZero ? "free" : painter.shared.price(choice.price)
      painter.putRight("\(price) ", in: line, surface, on: surface)
      painter.put(
        "\(choice.window.label)  \(choice.method.name)", line.column, line.row, surface, on: surface,
        width: line.columns - price.width - 2)
    }
  }

  // MARK: Payment

  private func drawPayment(_ painter: inout Painter, _ rect: Rect) {
    let note = paymentNote
    let notes = note.text.wrapped(width: rect.columns - 2)
    let (top, rest) = rect.splitTop(2 + notes.count)
    let isFocused = paymentFocus == 0
    painter.put("Card: number, then MM/YY, then code", top.column + 2, top.row, .heading, width: top.columns - 2)
    let box = Rect(column: top.column + 2, row: top.row + 1, columns: min(44, top.columns - 2), rows: 1)
    let style = painter.theme[isFocused ? .fieldFocused : .field]
    painter.frame.fill(box, style: style)
    let shown = SafeText(cleaning: isFocused ? card.display : card.maskedDisplay)
    painter.frame.put(shown, at: Point(box.column, box.row), style: style, limit: box.columns)
    painter.frame.hotspots.append(Hotspot(rect: box, id: "item", index: 0))
    if isFocused {
      painter.put(painter.symbols.marker, top.column, box.row, .focus, width: 1)
      painter.frame.cursor = Point(box.column + min(card.cursorOffset, box.columns - 1), box.row)
      let marked = card.markedColumns
      let selection = painter.theme[.selection]
      painter.frame.restyle(
        Rect(column: box.column + marked.lowerBound, row: box.row, columns: marked.count, rows: 1)
      ) { _ in selection }
    }
    for (offset, line) in notes.enumerated() {
      painter.put(line, top.column + 2, top.row + 2 + offset, note.role, width: top.columns - 2)
    }
    drawPaymentChoices(&painter, rest)
  }

  /// What stands under the card's line: why it is not taken, else what it is.
  private var paymentNote: (text: SafeText, role: Role) {
    if let declined { return ("! \(Words.declined(declined))", .error) }
    if let cardFault {
      return ("! \(Words.fault(cardFault.fault, label: Words.name(of: cardFault.field)))", .error)
    }
    return (
      card.isEmpty ? "TEST MODE, no real money: type a card, or choose one below with Enter" : card.brand.label,
      .secondary
    )
  }

  private func drawPaymentChoices(_ painter: inout Painter, _ rect: Rect) {
    let count = TestCard.allCases.count + 1
    let list = ListState(selection: max(0, paymentFocus - 1))
    let spots = painter.frame.hotspots.count
    painter.list(list, count: count, in: rect, isFocused: paymentFocus > 0, spot: "item") {
      painter, index, line, surface in
      if index == 0 {
        painter.put(
          "Continue to the review", line.column, line.row, surface == .selection ? .selection : .accent, on: surface,
          width: line.columns)
        return
      }
      let card = TestCard.allCases[index - 1]
      let used = painter.put(
        "\(card.masked)  ", line.column, line.row, surface, on: surface, width: min(11, line.columns))
      painter.put(
        card.outcome, line.column + used, line.row, surface == .selection ? .selection : .secondary, on: surface,
        width: line.columns - used)
    }
    for index in painter.frame.hotspots.indices.dropFirst(spots) { painter.frame.hotspots[index].index += 1 }
  }

  // MARK: Review

  private func drawReview(_ painter: inout Painter, _ rect: Rect) {
    let items = reviewItems(painter.shared)
    guard !items.isEmpty else { return }
    var list = reviewList
    list.selectPlacing(among: items)
    painter.list(list, count: items.count, in: rect, isSelectable: { items[$0].isSelectable }) {
      painter, index, line, surface in
      switch items[index] {
      case .row(let item): CartRows.draw(item, &painter, line, surface)
      case .edit(_, let label, let value):
        let width = ReviewItem.labelWidth
        painter.put(
          label, line.column, line.row, surface == .selection ? .selection : .secondary, on: surface, width: width)
        painter.put(value, line.column + width, line.row, surface, on: surface, width: line.columns - width)
      case .change(_, let text):
        painter.put(
          text, line.column, line.row, surface == .selection ? .selection : .warning, on: surface, width: line.columns)
      case .place:
        let total = view.map { painter.shared.price($0.totals.total) } ?? .empty
        painter.put(
          "Place the order and pay \(total)", line.column, line.row, surface == .selection ? .selection : .accent,
          on: surface, width: line.columns)
      }
    }
  }

  /// What is bought, beside the steps before the review.
  private func drawSummary(_ painter: inout Painter, _ rect: Rect) {
    guard let view else { return }
    let shared = painter.shared
    var items: [CartItem] = [.heading("Your order")]
    for line in view.cart.lines where !line.line.isSavedForLater {
      items.append(.line(line))
      if !line.variant.isEmpty { items.append(.note("  \(line.variant)", .secondary)) }
    }
    let choice = view.deliveries.first { $0.method.id == draft.methodID } ?? view.deliveries.first
    items += TotalsRows.rows(view.totals, method: choice?.method ?? view.cart.method, shared)
    if let choice { items.append(.note("Arrives \(choice.window.label)", .info)) }
    for (index, item) in items.prefix(rect.rows).enumerated() {
      let line = Rect(column: rect.column + 2, row: rect.row + index, columns: rect.columns - 2, rows: 1)
      CartRows.draw(item, &painter, line, .text, isTitleOnly: true)
    }
  }

  // MARK: Waiting

  private func drawWaiting(_ waiting: Waiting, _ painter: inout Painter, _ rect: Rect) {
    painter.frame.cursor = Point(rect.column, rect.row)
    let amount: SafeText = view.map { " \(painter.shared.price($0.totals.total))" } ?? ""
    switch waiting {
    case .placing:
      painter.notice(["Placing your order", "One moment, please do not pay again."], in: rect)
    case .bank(_, let link):
      painter.notice(
        [
          "Your bank asks you to confirm\(amount).", "Test bank: y approves, n refuses.",
          "With a real card you would open: \(link)", "Enter asks again, Esc gives up; your cart and address stay.",
        ], in: rect)
    case .answer:
      painter.notice(
        [
          "The bank has not answered yet.", "Your card may have been charged, so please do not pay anew.",
          "Enter asks again. Leaving is safe: if the payment went through, o finds the order later.",
        ], in: rect)
    }
  }
}
