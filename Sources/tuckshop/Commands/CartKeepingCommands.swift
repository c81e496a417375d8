import ArgumentParser
import Commerce
import PlainText
import ShopCore
import TerminalKit

extension CartCommand {
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Begin another cart and use it.")

    @Argument(help: "What to call it.")
    var name: String = ""

    @OptionGroup var options: CartOptions

    func run() throws {
      try options.perform { shopper, _, country in
        let guest = try shopper.guest().guestID
        let cart = try shopper.shop.createCart(named: name, guest: guest)
        try shopper.shop.useCart(cart, guest: guest)
        return CartAnswer.of(try shopper.shop.cart(cart, country: country), shopper)
      }
    }
  }

  struct Use: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Use the cart that --cart names, here and on the screen.")

    @OptionGroup var options: CartOptions

    func validate() throws {
      guard options.cart != nil else { throw ValidationError("Say which: --cart and its number or name") }
    }

    func run() throws {
      try options.perform { shopper, cart, country in
        try shopper.shop.useCart(cart, guest: try shopper.guest().guestID)
        return CartAnswer.of(try shopper.shop.cart(cart, country: country), shopper)
      }
    }
  }

  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Give the cart another name.")

    @Argument(help: "The new name.")
    var name: String

    @OptionGroup var options: CartOptions

    func run() throws {
      try options.perform { shopper, cart, _ in
        try shopper.shop.renameCart(cart, to: name, guest: try shopper.guest().guestID)
        return try CartAnswer.list(shopper)
      }
    }
  }

  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Delete the cart with all that is in it.")

    @OptionGroup var options: CartOptions

    func run() throws {
      try options.perform { shopper, cart, _ in
        try shopper.shop.deleteCart(cart, guest: try shopper.guest().guestID)
        return try CartAnswer.list(shopper)
      }
    }
  }

  struct Code: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a code that opens the cart elsewhere; one made earlier no longer works.")

    @OptionGroup var options: CartOptions

    func run() throws {
      struct CodeJSON: Encodable {
        let code: String
        let expiresAt: String
      }

      try options.perform { shopper, cart, country in
        let code = try shopper.shop.resumeCode(for: cart)
        let expiry = try shopper.shop.cart(cart, country: country).cart.expiresAt
        return Answer(CodeJSON(code: code, expiresAt: expiry.iso)) { width in
          let day = shopper.profile.timeZone.local(expiry).date
          return [.of(SafeText(cleaning: code), .heading)]
            + StyledLine.wrapped(
              "Elsewhere: tuckshop cart resume \(code). Whoever has it has the cart; it works until \(day.iso).",
              width: width)
        }
      }
    }
  }

  struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Open a cart by its code; what is new in it comes into the cart in use.")

    @Argument(help: "The code, such as 7K3F-9Q2M-X4TB.")
    var code: String

    @OptionGroup var options: CartOptions

    func run() throws {
      struct ResumeJSON: Encodable {
        /// Lines that are new or have more units than before.
        let mergedLines: Int
        let cart: CartJSON
      }

      try options.perform { shopper, _, country in
        let outcome = try shopper.shop.resume(code: code, guest: try shopper.guest().guestID, country: country)
        let shapes = Shapes(profile: shopper.profile)
        return Answer(ResumeJSON(mergedLines: outcome.mergedLines, cart: shapes.cart(outcome.view))) { width in
          CartText(view: outcome.view, shopper: shopper).lines(width: width)
        }
      }
    }
  }
}
