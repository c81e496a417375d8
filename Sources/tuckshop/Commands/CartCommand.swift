import ArgumentParser
import Commerce
import PlainText
import ShopCore
import TerminalKit

/// The guest's carts: the very ones of the screen.
struct CartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cart", abstract: "Show and change the cart, which is the one of the screen.",
    subcommands: [
      Show.self, List.self, Add.self, Set.self, Remove.self, SaveForLater.self, Accept.self, Coupon.self, New.self,
      Use.self, Rename.self, Delete.self, Code.self, Resume.self, CountryChoice.self,
    ],
    defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show what is in the cart and what it costs.")

    @OptionGroup var options: CartOptions

    func run() throws {
      try options.perform { shopper, cart, country in
        CartAnswer.of(try shopper.shop.cart(cart, country: country), shopper)
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the carts.")

    @OptionGroup var options: CartOptions

    func run() throws {
      try options.perform { shopper, _, _ in try CartAnswer.list(shopper) }
    }
  }

  struct CountryChoice: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "country", abstract: "Say where you live: prices and arrival go by it, here and on the screen.")

    @Argument(help: "Two letters or a name.", completion: .custom(Completions.countries))
    var name: String

    @OptionGroup var options: CartOptions

    func run() throws {
      try options.perform { shopper, cart, _ in
        let country = try shopper.country(name)
        try shopper.shop.remember(country: country, guest: try shopper.guest().guestID)
        return CartAnswer.of(try shopper.shop.cart(cart, country: country), shopper)
      }
    }
  }
}

/// What all commands about carts take.
struct CartOptions: ParsableArguments {
  @Option(name: .long, help: "Another cart than the one in use: its number or its name.")
  var cart: String?

  @Option(
    name: .long, help: "The country to price for: two letters or a name (default: the guest's).",
    completion: .custom(Completions.countries))
  var country: String?

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var places: PlaceOptions
  @OptionGroup var worldOptions: WorldOptions

  /// Does something with the cart that is meant, for the country that is meant.
  func perform(_ work: (_ shopper: Shopper, _ cart: Int, _ country: String) throws -> Answer) throws {
    try places.shopping(worldOptions, answer) { shopper in
      let guest = try shopper.guest()
      return try work(shopper, try id(shopper, guest), try shopper.country(country))
    }
  }

  private func id(_ shopper: Shopper, _ guest: GuestVisit) throws -> Int {
    guard let cart else { return guest.cartID }
    let all = try shopper.shop.carts(of: guest.guestID)
    if let number = Int(cart), all.contains(where: { $0.id == number }) { return number }
    let wanted = SafeText(cleaning: cart).string.lowercased()
    let named = all.filter { $0.name.string.lowercased() == wanted }
    guard named.count == 1 else {
      let found: SafeText = named.isEmpty ? "There is no cart \(cart)." : "\(named.count) carts are called \(cart)."
      throw CommandFault(.notFound, "\(found) Give a number of: tuckshop cart list")
    }
    return named[0].id
  }
}

/// Carts as answers.
enum CartAnswer {
  static func of(_ view: CartView, _ shopper: Shopper, saying words: SafeText? = nil) -> Answer {
    Answer(Shapes(profile: shopper.profile).cart(view)) { width in
      (words.map { StyledLine.wrapped($0, .success, width: width) + [.empty] } ?? [])
        + CartText(view: view, shopper: shopper).lines(width: width)
    }
  }

  static func list(_ shopper: Shopper) throws -> Answer {
    struct Carts: Encodable { let carts: [CartSummaryJSON] }

    let carts = try shopper.shop.carts(of: try shopper.guest().guestID)
    return Answer(Carts(carts: carts.map(Shapes(profile: shopper.profile).summary))) { width in
      var table = TextTable([
        .init(), .init(alignment: .right), .init(isFlexible: true), .init(alignment: .right),
        .init(alignment: .right, role: .heading), .init(role: .secondary),
      ])
      table.rows = carts.map { cart in
        let day = shopper.profile.timeZone.local(cart.expiresAt).date
        return [
          cart.isCurrent ? "*" : " ", "\(cart.id)", cart.name,
          "\(cart.unitCount) \(cart.unitCount == 1 ? "thing" : "things")",
          cart.total.map(shopper.price) ?? "", "kept until \(day.iso)",
        ]
      }
      return table.lines(width: width)
    }
  }

  /// After a change that stock may have cut short: that is a fault, though what could be had is in the cart.
  static func change(_ outcome: AddOutcome, _ shopper: Shopper, saying words: SafeText) -> Answer {
    let json = CartChangeJSON(
      added: outcome.added, cart: Shapes(profile: shopper.profile).cart(outcome.view), limitedTo: outcome.limitedTo)
    var answer = Answer(json) { width in
      StyledLine.wrapped(words, outcome.limitedTo == nil ? .success : .warning, width: width) + [.empty]
        + CartText(view: outcome.view, shopper: shopper).lines(width: width)
    }
    if let limit = outcome.limitedTo {
      var fault = CommandFault(
        .insufficientStock, limit == 0 ? "It is sold out just now." : "Only \(limit) of it can be had in this cart.")
      fault.available = limit
      answer.fault = fault
    }
    return answer
  }
}
