import Commerce
import PlainText
import TerminalKit

/// One line to type: a coupon, a cart's name, a resume code.
package struct PromptLayer: Equatable, Sendable {
  enum Purpose: Equatable {
    case coupon(email: String?)
    case cartName(Int)
    case newCart
    case resumeCode
  }

  let purpose: Purpose
  let title: SafeText
  let hint: SafeText
  var field: TextField
  /// Why what was typed is not taken; it stays, so that it can be mended.
  var refusal: SafeText?
  /// An answer closes it.
  var isAnswered = false

  static func coupon(_ shared: Shared, email: String? = nil) -> PromptLayer {
    let codes = shared.cart?.cart.couponCodes ?? []
    let hint: SafeText =
      codes.isEmpty ? "the code" : "another code; - takes \(SafeText(cleaning: codes[0])) off"
    return PromptLayer(purpose: .coupon(email: email), title: "Coupon", hint: hint, field: TextField(limit: 32))
  }

  static func cartName(_ id: Int, _ name: SafeText) -> PromptLayer {
    PromptLayer(purpose: .cartName(id), title: "Name of the cart", hint: name, field: TextField(limit: 40))
  }

  static func newCart() -> PromptLayer {
    PromptLayer(purpose: .newCart, title: "A new cart", hint: "its name, such as Birthday", field: TextField(limit: 40))
  }

  static func enterCode() -> PromptLayer {
    PromptLayer(purpose: .resumeCode, title: "Resume code", hint: "XXXX-XXXX-XXXX", field: TextField(limit: 40))
  }

  mutating func handle(_ command: Command, _ shared: Shared) -> Layer.Outcome {
    switch command {
    case .cancel: return .close(.none)
    case .submit where !field.text.allSatisfy(\.isWhitespace): return submit(field.text, shared)
    default: return .stay(.none)
    }
  }

  private func submit(_ text: String, _ shared: Shared) -> Layer.Outcome {
    switch purpose {
    case .coupon(let email):
      if text == "-" {
        guard let code = shared.cart?.cart.couponCodes.first else { return .close(.none) }
        return .close(.effect(.removeCoupon(code, cart: shared.cartID, country: shared.country)))
      }
      return .stay(.effect(.applyCoupon(text, cart: shared.cartID, country: shared.country, email: email)))
    case .cartName(let id): return .close(.effect(.renameCart(id, name: text, guest: shared.guest)))
    case .newCart:
      return .close(.effect(.createCart(name: text, guest: shared.guest, country: shared.country)))
    case .resumeCode:
      return .stay(.effect(.resumeCart(code: text, guest: shared.guest, country: shared.country)))
    }
  }

  mutating func receive(_ answer: Action, _ shared: Shared) {
    switch answer {
    case .couponApplied where isForCoupon, .cartResumed where purpose == .resumeCode: isAnswered = true
    case .resumeCodeUnknown where purpose == .resumeCode:
      refusal = "No cart has this code. It may be mistyped, or a newer one was made."
    case .couponRefused where !isForCoupon: break
    case .couponRefused(let code, let reason): refusal = Words.refusal(reason, code: code, shared)
    default: break
    }
  }

  private var isForCoupon: Bool { if case .coupon = purpose { true } else { false } }

  func draw(_ painter: inout Painter) { painter.prompt(title, field, hint: hint, refusal: refusal) }
}
