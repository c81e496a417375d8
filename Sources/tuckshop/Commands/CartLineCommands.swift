import ArgumentParser
import Commerce
import PlainText
import ShopCore

extension CartCommand {
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put something into the cart.",
      discussion: "Where there are fewer than wanted, what there is goes in, and the command ends with 4.")

    @Argument(help: "A SKU, or the slug of a product without a choice.", completion: .custom(Completions.products))
    var sku: String

    @Option(name: [.customShort("n"), .customLong("quantity")], help: "How many, 1 to 999.")
    var quantity = 1

    @OptionGroup var options: CartOptions

    func validate() throws {
      guard (1...CartLine.maximumQuantity).contains(quantity) else { throw ValidationError("-n takes 1 to 999") }
    }

    func run() throws {
      try options.perform { shopper, cart, country in
        let sku = try shopper.sku(named: sku)
        let outcome = try shopper.shop.add(sku: sku, quantity: quantity, to: cart, country: country)
        return CartAnswer.change(outcome, shopper, saying: "\(outcome.added) × \(sku) added.")
      }
    }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Set how many of it are in the cart; 0 takes it out.")

    @Argument(help: "The SKU.", completion: .custom(Completions.products))
    var sku: String

    @Argument(help: "How many, 0 to 999.")
    var quantity: Int

    @OptionGroup var options: CartOptions

    func validate() throws {
      guard (0...CartLine.maximumQuantity).contains(quantity) else { throw ValidationError("It takes 0 to 999") }
    }

    func run() throws {
      try options.perform { shopper, cart, country in
        let sku = try shopper.line(sku, in: cart, country: country)
        let outcome = try shopper.shop.setQuantity(quantity, of: sku, in: cart, country: country)
        return CartAnswer.change(outcome, shopper, saying: "Changed by \(outcome.added).")
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take something out of the cart.")

    @Argument(help: "The SKU.", completion: .custom(Completions.products))
    var sku: String

    @OptionGroup var options: CartOptions

    func run() throws {
      try options.perform { shopper, cart, country in
        let sku = try shopper.line(sku, in: cart, country: country)
        return CartAnswer.of(
          try shopper.shop.remove(sku, from: cart, country: country), shopper, saying: "\(sku) is out of the cart.")
      }
    }
  }

  struct SaveForLater: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "save-for-later", abstract: "Keep something in the cart, but do not buy it now.")

    @Argument(help: "The SKU.", completion: .custom(Completions.products))
    var sku: String

    @Flag(name: .long, help: "Take it back among what is bought.")
    var undo = false

    @OptionGroup var options: CartOptions

    func run() throws {
      try options.perform { shopper, cart, country in
        let sku = try shopper.line(sku, in: cart, country: country)
        return CartAnswer.of(
          try shopper.shop.saveForLater(!undo, sku: sku, in: cart, country: country), shopper)
      }
    }
  }

  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Accept changed prices, and drop what is no longer sold.")

    @OptionGroup var options: CartOptions

    func run() throws {
      try options.perform { shopper, cart, country in
        CartAnswer.of(try shopper.shop.acceptPrices(in: cart, country: country), shopper)
      }
    }
  }

  /// A coupon on the cart.
  struct Coupon: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a coupon on the cart, or take it off.", subcommands: [Add.self, Remove.self])

    struct Add: ParsableCommand {
      static let configuration = CommandConfiguration(abstract: "Put a coupon on the cart.")

      @Argument(help: "The code.")
      var code: String

      @OptionGroup var options: CartOptions

      func run() throws {
        try options.perform { shopper, cart, country in
          let view = try shopper.apply(code, to: cart, country: country, email: nil)
          return CartAnswer.of(view, shopper, saying: "\(Promotion.normalised(code)) counts.")
        }
      }
    }

    struct Remove: ParsableCommand {
      static let configuration = CommandConfiguration(abstract: "Take a coupon off the cart.")

      @Argument(help: "The code.")
      var code: String

      @OptionGroup var options: CartOptions

      func run() throws {
        try options.perform { shopper, cart, country in
          CartAnswer.of(try shopper.shop.removeCoupon(code, from: cart, country: country), shopper)
        }
      }
    }
  }
}
