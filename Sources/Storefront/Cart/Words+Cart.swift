package import Commerce
package import PlainText
import TerminalKit

extension Words {
  /// What came of putting something into the cart.
  ///
  /// - Parameter way: How to go on from here; empty where no key of the shop's is heard.
  static func added(_ name: SafeText, _ added: Int, limit: Int?, way: SafeText = "") -> Toast {
    let (kind, words): (Toast.Kind, SafeText) =
      switch (added, limit) {
      case (0, _): (.warning, "No more of it: all \(limit ?? 0) that are left are in your cart.")
      case (_, let limit?): (.warning, "Only \(limit) left: \(added) added.")
      case (_, nil): (.success, "\(added) × \(name.clipped(toWidth: 28)) added.")
      }
    return Toast(kind, way.isEmpty ? words : words + " " + way)
  }

  /// What differs from when the line was put into the cart.
  static func problems(of line: CartLineView, _ shared: Shared) -> [SafeText] {
    if line.isVanished { return ["No longer sold; x removes it"] }
    var problems: [SafeText] = []
    if line.isRepriced {
      let fell = line.unitPrice < line.line.seenPrice
      problems.append(
        "The price \(fell ? "fell" : "rose") from \(shared.price(line.line.seenPrice)) to \(shared.price(line.unitPrice))"
      )
    }
    if !line.line.isSavedForLater, line.isShort {
      problems.append(line.available == 0 ? "Sold out just now; s saves it for later" : "Only \(line.available) left")
    }
    return problems
  }

  static func arrival(_ view: CartView, _ shared: Shared) -> SafeText {
    let country = AddressForm.of(view.country).countryName
    guard let delivery = view.delivery else { return "Not shipped to \(country); n chooses another country" }
    return "Arrives \(delivery.label) in \(country); n changes country"
  }

  static func arrivalShort(_ view: CartView) -> SafeText {
    guard let delivery = view.delivery else { return "but not shipped there" }
    return "arrives \(delivery.label)"
  }

  static func applied(code: String, _ view: CartView, _ shared: Shared) -> SafeText {
    guard let discount = view.totals.discounts.first(where: { $0.code == code }) else {
      return "\(code) is on the cart"
    }
    return "\(discount.title): \(shared.price(discount.amount)) off"
  }

  /// Why a coupon does not count, and what would help.
  static func refusal(_ reason: PromotionRefusal, code: String, _ shared: Shared) -> SafeText {
    refusal(reason, code: code, price: shared.price)
  }

  package static func refusal(
    _ reason: PromotionRefusal, code: String, price: (Money) -> SafeText
  ) -> SafeText {
    switch reason {
    case .unknownCode: "\(code) is not one of our codes. Check the spelling."
    case .notYetValid(let day): "\(code) counts from \(day.shortLabel) on."
    case .expired(let day): "\(code) ended on \(day.advanced(byDays: -1).shortLabel)."
    case .belowMinimum(let minimum, let missing):
      "\(code) needs \(price(minimum)) in the cart: \(price(missing)) are missing."
    case .usedUp: "\(code) has been used up."
    case .usedByGuest: "\(code) was used with this e-mail address before."
    case .tooManyTries(let seconds): "Too many codes were tried. Please wait \((seconds + 59) / 60) minutes."
    case .alreadyApplied: "\(code) is on the cart already."
    case .lessThan(let other): "\(code) does not combine with \(other), which saves you more."
    }
  }

  static func resumeCode(_ code: SafeText, _ shared: Shared) -> [SafeText] {
    var lines: [SafeText] = [
      code, "On another terminal of this shop: C for the carts, e for the code.",
      "Whoever has the code has the cart. A code made earlier no longer works.",
    ]
    if let cart = shared.cart {
      let day = shared.profile.timeZone.local(cart.cart.expiresAt).date
      lines.append("It works until \(day.shortLabel), longer with every change.")
    }
    return lines
  }
}
