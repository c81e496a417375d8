package import Commerce
import PlainText
package import TerminalKit

/// A guest's carts: name them, switch between them, take one along by its code.
package struct CartsScreen: Equatable, Sendable {
  package var carts: [CartSummary] = []
  package var list = ListState()

  package init() {}

  private var selected: CartSummary? { carts.indices.contains(list.selection) ? carts[list.selection] : nil }

  mutating func handle(_ command: Command, _ shared: inout Shared) -> Turn? {
    if let motion = command.motion {
      list.handle(motion, count: carts.count, height: Chrome.body(shared.size).rows - 1)
      return Turn.none
    }
    switch command {
    case .open:
      guard let selected else { return Turn.none }
      return .effect(.useCart(selected.id, guest: shared.guest, country: shared.country))
    case .newCart: return .move(.show(.prompt(.newCart())))
    case .enterCode: return .move(.show(.prompt(.enterCode())))
    case .nameCart:
      guard let selected else { return Turn.none }
      return .move(.show(.prompt(.cartName(selected.id, selected.name))))
    case .resumeCode:
      guard let selected else { return Turn.none }
      if let code = shared.resumeCodes[selected.id] { return .move(.show(.resumeCode(code, shared))) }
      return .effect(.makeResumeCode(cart: selected.id))
    case .remove:
      guard let selected else { return Turn.none }
      if selected.isCurrent {
        shared.toast = Toast(.info, "This is the cart in use; open another one first")
        return Turn.none
      }
      return .move(
        .show(
          .confirmation(
            ConfirmationLayer(
              question: "Delete the cart “\(selected.name)” and what is in it?",
              effect: .deleteCart(selected.id, guest: shared.guest)))))
    default: return nil
    }
  }

  mutating func receive(_ answer: Action, _ shared: inout Shared) -> Turn {
    switch answer {
    case .cartsLoaded(let loaded):
      carts = loaded
      list.select(list.selection, count: carts.count)
    case .cartChosen(_, let view):
      shared.toast = Toast(.info, "\(view.cart.name) is the cart in use now")
      return .move(.open(.cart(CartScreen())))
    case .cartResumed(_, let merged):
      shared.toast = Toast(
        .success,
        merged == 0 ? "Your cart is here" : "Your cart is here, \(merged) \(merged == 1 ? "line" : "lines") came along")
      return .move(.open(.cart(CartScreen())))
    case .resumeCodeMade(let code, let cart):
      shared.resumeCodes[cart] = code
      return .move(.show(.resumeCode(code, shared)))
    default: break
    }
    return .none
  }

  func draw(_ painter: inout Painter, in body: Rect) {
    let (head, rest) = body.splitTop(1)
    painter.put("Your carts", head.column, head.row, .heading, width: head.columns)
    painter.list(list, count: carts.count, in: rest) { painter, index, line, surface in
      let cart = carts[index]
      let until = painter.shared.profile.timeZone.local(cart.expiresAt).date
      let total = cart.total.map { painter.shared.price($0) } ?? "empty"
      painter.putRight("\(total) ", in: line, surface, on: surface)
      let items: SafeText = cart.unitCount == 0 ? "" : ", \(cart.unitCount) \(cart.unitCount == 1 ? "item" : "items")"
      let mark: SafeText = cart.isCurrent ? " (in use)" : ""
      painter.put(
        "\(cart.name)\(mark)\(items), kept until \(until.shortLabel)", line.column, line.row, surface, on: surface,
        width: line.columns - total.width - 2)
    }
  }
}
