import Commerce
import PlainText
import TerminalKit

/// A goodwill voucher: how much, and why; the reason is for staff alone.
package struct VoucherLayer: Equatable, Sendable {
  private let thread: Int
  private let clientID: String
  private let limit: Money?
  private var amount = TextField(limit: 12)
  private var reason = TextField(limit: 200)
  private var isAtReason = false
  /// Why it was not given; what was typed stays, so that it can be mended.
  private var refusal: SafeText?

  init(thread: Int, _ shared: inout Shared) {
    self.thread = thread
    clientID = shared.keys.next()
    let currency = shared.profile.currency
    limit = shared.profile.chatRules.voucherLimit.map { Money(minorUnits: $0, currency: currency) }
  }

  mutating func take(_ key: Key) -> Bool {
    let isTaken = isAtReason ? reason.handle(key) : amount.handle(key)
    if isTaken { refusal = nil }
    return isTaken
  }

  mutating func handle(_ command: Command, _ shared: Shared) -> Layer.Outcome {
    switch command {
    case .cancel: return .close(.none)
    case .nextField: isAtReason.toggle()
    case .submit: return submit(shared)
    default: break
    }
    return .stay(.none)
  }

  private mutating func submit(_ shared: Shared) -> Layer.Outcome {
    let typed = amount.text.replacing(",", with: ".").filter { !$0.isWhitespace }
    guard let money = try? Money(decimal: typed, currency: shared.profile.currency), money.minorUnits > 0 else {
      isAtReason = false
      refusal = "Type the amount in figures, such as 5 or 7.50."
      return .stay(.none)
    }
    if let limit, money.minorUnits > limit.minorUnits {
      isAtReason = false
      refuse(overLimit: limit, shared)
      return .stay(.none)
    }
    guard isAtReason, !reason.isBlank else {
      if isAtReason { refusal = "Say why: the reason is kept with the voucher, for staff alone." }
      isAtReason = true
      return .stay(.none)
    }
    return .stay(
      .effect(
        .issueVoucher(minorUnits: money.minorUnits, reason: reason.text, clientID: clientID, thread: thread)))
  }

  private mutating func refuse(overLimit limit: Money, _ shared: Shared) {
    refusal = "One voucher may be worth \(shared.price(limit)) at most. Nothing was given."
  }

  /// True: the voucher is given.
  mutating func receive(_ answer: Action, _ shared: Shared) -> Bool {
    switch answer {
    case .voucherAnswered(.issued, thread): return true
    case .voucherAnswered(.overLimit(let limit), thread):
      isAtReason = false
      refuse(overLimit: limit, shared)
    case .voucherAnswered(.notOffered, thread): refusal = "This shop lets staff give no vouchers."
    case .notSaid(clientID, _, let failure): refusal = Words.sentence(for: failure)
    default: break
    }
    return false
  }

  func draw(_ painter: inout Painter) {
    let width = min(60, painter.frame.size.columns - 4)
    let notes = refusal.map { $0.wrapped(width: width - 2) } ?? []
    let rect = painter.layerBox("Goodwill voucher", columns: width, rows: 2 + max(1, notes.count))
    let most = limit.map { "up to \(painter.shared.price($0))" } ?? SafeText("how much")
    draw(amount, "Amount", most, 0, !isAtReason, &painter, rect)
    draw(reason, "Reason", "only staff see it", 1, isAtReason, &painter, rect)
    for (offset, note) in notes.enumerated() where offset + 2 < rect.rows {
      painter.put(note, rect.column + 1, rect.row + 2 + offset, .error, on: .layer, width: rect.columns - 2)
    }
  }

  private func draw(
    _ field: TextField, _ label: SafeText, _ hint: SafeText, _ row: Int, _ isFocused: Bool, _ painter: inout Painter,
    _ rect: Rect
  ) {
    painter.put(label, rect.column + 1, rect.row + row, isFocused ? .accent : .secondary, on: .layer, width: 7)
    let box = Rect(column: rect.column + 9, row: rect.row + row, columns: rect.columns - 10, rows: 1)
    let style: Role = isFocused ? .fieldFocused : .field
    let point = painter.frame.put(
      field, in: box, style: painter.theme[style], isFocused: isFocused, placeholder: hint,
      placeholderStyle: painter.theme[.secondary, on: style])
    if isFocused { painter.frame.cursor = point }
  }
}
