import ArgumentParser
import Commerce
import PlainText
import ShopCore
import Storefront
import TerminalKit

/// Finding an order again.
struct OrderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order", abstract: "Look at an order: by number and e-mail, or those placed from here; move it on.",
    discussion: "all, pack, unpack, ship, deliver, cancel, return and refund are for staff.",
    subcommands: [
      Show.self, List.self, All.self, Pack.self, Unpack.self, Ship.self, Deliver.self, Cancel.self, Return.self,
      Refund.self,
    ], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look at an order by its number and the e-mail it was placed with (the default).",
      discussion:
        "For an order that was placed from here the number is enough. Tries that find nothing are counted, as on the screen; after several one has to wait."
    )

    @Argument(help: "The number, such as TS-7K3F-9Q2M.")
    var number: String

    @Option(name: .long, help: "The e-mail address it was placed with.")
    var email: String?

    @Flag(name: .long, help: "Save it as a text file in this folder, as the screen does.")
    var text = false

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var worldOptions: WorldOptions

    func run() throws {
      try places.shopping(worldOptions, answer) { shopper in
        let order = try shopper.order(number, email: email)
        if text { try save(order, shopper) }
        return CheckoutAnswer.order(order, shopper)
      }
    }

    private func save(_ order: Order, _ shopper: Shopper) throws {
      do {
        let lines = OrderText.lines(order, shopper.profile, command: shopper.command)
        Console.complain("Saved as \(try Session.export("tuckshop-\(order.number).txt", lines)).")
      } catch let failure as PrivateFile.Failure {
        throw CommandFault(.failed, "The file could not be written: \(failure.description)")
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the orders that were placed from here.")

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var worldOptions: WorldOptions

    func run() throws {
      struct Orders: Encodable { let orders: [OrderJSON] }

      try places.shopping(worldOptions, answer) { shopper in
        let orders = try shopper.shop.orders(of: try shopper.guest().guestID)
        return Answer(Orders(orders: orders.map(Shapes(profile: shopper.profile).order))) { width in
          guard !orders.isEmpty else { return [.of("No order was placed from here yet.", .secondary)] }
          var table = TextTable([
            .init(role: .heading), .init(), .init(isFlexible: true), .init(alignment: .right),
          ])
          table.rows = orders.map { order in
            let day = shopper.profile.timeZone.local(order.placedAt).date
            return [
              SafeText(cleaning: order.number), SafeText(cleaning: day.iso), Words.state(of: order),
              shopper.price(order.totals.total),
            ]
          }
          return table.lines(width: width)
        }
      }
    }
  }
}
